package care.continuum.messaging.checker;

import static care.continuum.messaging.checker.GoodRun.ANA;
import static care.continuum.messaging.checker.GoodRun.GOOD;
import static care.continuum.messaging.checker.GoodRun.heard;
import static care.continuum.messaging.checker.GoodRun.kept;
import static care.continuum.messaging.checker.GoodRun.violates;
import static care.continuum.messaging.checker.GoodRun.violatesInstead;
import static org.assertj.core.api.Assertions.assertThat;

import care.continuum.messaging.checker.Fact.Bugged;
import care.continuum.messaging.checker.Fact.Heard;
import care.continuum.messaging.checker.Fact.Listener;
import care.continuum.messaging.checker.Fact.Marked;
import care.continuum.messaging.checker.Fact.Parked;
import care.continuum.messaging.checker.Fact.Poison;
import care.continuum.messaging.checker.Fact.WasParked;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ListenerRulesTest {

    @Test
    void somethingWaitsAfterHealing() {
        violatesInstead(Invariant.HEALED, "1 events wait", kept(3, 1, null, List.of("one", "two")));
        violates(Invariant.HEALED, "7 records of other", new Listener("inbox", "other", null, 7));
    }

    @Test
    void somethingIsParkedThatNobodyPoisoned() {
        violates(Invariant.HEALED, "which nobody poisoned", new Parked("inbox", "stories", "ben", List.of("ben-1")));
    }

    @Test
    void poisonAndWhatStandsBehindItMayStayParked() {
        var facts = new ArrayList<>(GOOD);
        facts.removeIf(Heard.class::isInstance);
        facts.add(heard(0, List.of()));
        facts.add(new Poison("inbox", "stories", ANA, "ana-1"));
        facts.add(new Parked("inbox", "stories", ANA, List.of("ana-1", "ana-2")));

        assertThat(HistoryChecker.check(new History(facts))).isEmpty();
    }

    @Test
    void whatWasParkedAndRedrivenWasToBeParked() {
        violates(
                Invariant.HEALED,
                "inbox has parked events of ben, which nobody poisoned",
                new WasParked("inbox", "ben"),
                new Bugged("second", "ben"),
                new Bugged("inbox", ANA));
        var facts = new ArrayList<>(GOOD);
        facts.add(new WasParked("inbox", ANA));
        facts.add(new Bugged("inbox", ANA));
        assertThat(HistoryChecker.check(new History(facts))).isEmpty();
    }

    @Test
    void poisonThatIsKeptNowhereWasLost() {
        violates(
                Invariant.HEALED,
                "event ana-9 of ana was poisoned in stories, and inbox has not parked it",
                new Poison("inbox", "stories", ANA, "ana-9"),
                new Parked("inbox", "stories", "ben", List.of("ana-9")),
                new Parked("second", "stories", ANA, List.of("ana-9")),
                new Parked("inbox", "others", ANA, List.of("ana-9")),
                new Parked("inbox", "stories", ANA, List.of()));
    }

    @Test
    void anEventTakesEffectTwiceOrTooEarlyOrNever() {
        violatesInstead(Invariant.HEARD_ONCE, "[one, two, two] take effect", heard(2, List.of("one", "two", "two")));
        violatesInstead(Invariant.HEARD_ONCE, "[two, one] take effect", heard(2, List.of("two", "one")));
        violatesInstead(Invariant.HEARD_ONCE, "[one] take effect", heard(2, List.of("one")));
        violatesInstead(Invariant.HEARD_ONCE, "has not heard event 2", heard(1, null));
        violates(Invariant.HEARD_ONCE, "second has not heard event 1", new Listener("second", "stories", null, 0));
    }

    @Test
    void aDocumentThatMissedItsEventDoesNotHideBehindAnother() {
        var heard = new Marked("inbox", "stories", "second", "/test ana", 2, "ana-2", 2);
        var missed = new Marked("inbox", "stories", "first", "/test ana", 1, "ana-1", 0);

        violates(Invariant.HEARD_ONCE, "first of inbox has not heard event 1 of /test ana", heard, missed);
    }

    @Test
    void aDocumentNeedNotHaveHeardWhatIsParked() {
        var facts = new ArrayList<>(GOOD);
        facts.add(new Poison("inbox", "stories", ANA, "ana-1"));
        facts.add(new Parked("inbox", "stories", ANA, List.of("ana-1")));
        facts.add(new Marked("inbox", "stories", "first", "/test ana", 1, "ana-1", 0));
        facts.removeIf(Heard.class::isInstance);
        facts.add(heard(2, List.of("two")));

        assertThat(HistoryChecker.check(new History(facts))).isEmpty();
    }

    @Test
    void aListenerHeardWhatWasNeverTold() {
        violatesInstead(Invariant.HEARD_ONCE, "has seen event 3", heard(3, List.of("one", "two")));
    }

    @Test
    void aListenerNeedNotActOnEveryType() {
        var facts = new ArrayList<>(GOOD);
        facts.add(new Listener("second", "stories", Set.of("Other"), 0));

        assertThat(HistoryChecker.check(new History(facts))).isEmpty();
    }
}
