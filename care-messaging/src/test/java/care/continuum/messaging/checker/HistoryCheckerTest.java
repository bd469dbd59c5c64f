package care.continuum.messaging.checker;

import static org.assertj.core.api.Assertions.assertThat;

import care.continuum.messaging.checker.Fact.Asked;
import care.continuum.messaging.checker.Fact.Canary;
import care.continuum.messaging.checker.Fact.Heard;
import care.continuum.messaging.checker.Fact.Kept;
import care.continuum.messaging.checker.Fact.Listener;
import care.continuum.messaging.checker.Fact.Outcome;
import care.continuum.messaging.checker.Fact.Parked;
import care.continuum.messaging.checker.Fact.Poison;
import care.continuum.messaging.checker.Fact.Probed;
import care.continuum.messaging.checker.Fact.Same;
import care.continuum.messaging.checker.Fact.Text;
import care.continuum.messaging.checker.Fact.Told;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class HistoryCheckerTest {

    private static final String ANA = "ana";

    /// Two commands, two events, one of them sent twice, one listener.
    private static final List<Fact> GOOD = List.of(
            asked("one", Outcome.ACCEPTED, "1"),
            asked("two", Outcome.UNKNOWN, null),
            asked("two", Outcome.ACCEPTED, "2"),
            asked("no", Outcome.REFUSED, null),
            told(1, "one"),
            told(1, "one"),
            told(2, "two"),
            kept(2, 0, List.of("one", "two"), List.of("one", "two")),
            new Listener("inbox", "stories", null, 0),
            heard(2, List.of("one", "two")),
            new Same(Invariant.REPLAY, "replay", Map.of("x", "1"), Map.of("x", "1")),
            new Probed("first", true, true));

    @Test
    void aRunThatKeptItsPromisesHasNoViolation() {
        assertThat(HistoryChecker.check(new History(GOOD))).isEmpty();
    }

    @Test
    void anAcceptedCommandIsForgotten() {
        violates(Invariant.ACCEPTED_ONCE, "command three was accepted", asked("three", Outcome.ACCEPTED, null));
        violates(
                Invariant.ACCEPTED_ONCE,
                "there is no document ben",
                new Asked("three", "ben", Outcome.ACCEPTED, null, false));
    }

    @Test
    void aCommandIsDecidedTwice() {
        violatesInstead(
                Invariant.ACCEPTED_ONCE,
                "command one was decided 2 times",
                kept(2, 0, null, List.of("one", "two", "one")));
    }

    @Test
    void aRefusedCommandHasAnEffect() {
        violatesInstead(
                Invariant.ACCEPTED_ONCE,
                "command no was refused and decided",
                kept(2, 0, null, List.of("one", "two", "no")));
    }

    @Test
    void aCommandIsAnsweredInTwoWays() {
        violates(Invariant.ACCEPTED_ONCE, "answered in different ways", asked("two", Outcome.ACCEPTED, "3"));
    }

    @Test
    void anotherAggregateDecidesACommand() {
        violates(
                Invariant.ACCEPTED_ONCE,
                "asked of ana and decided by [ben]",
                asked("three", Outcome.ACCEPTED, null),
                new Kept("/test", "ben", 0, 0, null, List.of("three")));
    }

    @Test
    void aDocumentWhoseCommandsAreNotKnownIsNotJudgedByThem() {
        assertThat(HistoryChecker.check(instead(kept(2, 0, null, null)))).isEmpty();
    }

    @Test
    void anEventStandsBeforeAnEarlierOne() {
        violates(Invariant.TOLD_IN_ORDER, "where the first copy of event 3 was due", told(4, "four"), told(3, "three"));
    }

    @Test
    void anEventWasDecidedByNobody() {
        violates(Invariant.TOLD_IN_ORDER, "its document has decided 2", told(3, "three"));
        violates(
                Invariant.TOLD_IN_ORDER,
                "there is no such document",
                new Told("stories", 0, "ben", "/test", "ben", 1, "ben-1", "T", "x"));
    }

    @Test
    void anEventWasToldAndTakenBack() {
        violatesInstead(
                Invariant.TOLD_IN_ORDER,
                "told as two and decided as other",
                kept(2, 0, List.of("one", "other"), List.of("one", "two")));
        violates(Invariant.TOLD_IN_ORDER, "two copies of event 2 of /test ana differ", told(2, "other"));
    }

    @Test
    void anEventIsMissing() {
        violatesInstead(Invariant.TOLD_IN_ORDER, "only 2 were told", kept(3, 0, null, List.of("one", "two")));
        violates(
                Invariant.TOLD_IN_ORDER, "none of them was told", new Kept("/test", "ben", 1, 0, null, List.of("ben")));
    }

    @Test
    void theEventsOfOneAggregateStandInTwoPartitions() {
        violates(
                Invariant.TOLD_IN_ORDER,
                "another topic, partition or key",
                new Told("stories", 1, ANA, "/test", ANA, 2, "ana-2", "T", "two"));
    }

    @Test
    void somethingWaitsAfterHealing() {
        violatesInstead(Invariant.HEALED, "1 events wait", kept(3, 1, null, List.of("one", "two")));
        violates(Invariant.HEALED, "7 records of other", new Listener("inbox", "other", null, 7));
    }

    @Test
    void somethingIsParkedThatNobodyPoisoned() {
        violates(Invariant.HEALED, "which nobody poisoned", new Parked("inbox", "stories", "ben", List.of("ben-1")));
        violates(Invariant.HEALED, "is empty and still there", new Parked("inbox", "stories", "ben", List.of()));
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
    void anEventTakesEffectTwiceOrTooEarlyOrNever() {
        violatesInstead(Invariant.HEARD_ONCE, "[one, two, two] take effect", heard(2, List.of("one", "two", "two")));
        violatesInstead(Invariant.HEARD_ONCE, "[two, one] take effect", heard(2, List.of("two", "one")));
        violatesInstead(Invariant.HEARD_ONCE, "[one] take effect", heard(2, List.of("one")));
        violatesInstead(Invariant.HEARD_ONCE, "has not heard event 2", heard(1, null));
        violates(Invariant.HEARD_ONCE, "second has not heard event 1", new Listener("second", "stories", null, 0));
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

    @Test
    void somethingDependsOnKafka() {
        violates(
                Invariant.WITHOUT_KAFKA,
                "command three of ana got no answer",
                new Asked("three", ANA, Outcome.UNKNOWN, null, true));
        violates(Invariant.WITHOUT_KAFKA, "first was not ready", new Probed("first", false, true));
    }

    @Test
    void aNameIsSomewhere() {
        violates(Invariant.NO_NAMES, "'Quetzal' stands in the log", new Canary("Quetzal"), text("Hello Quetzal"));
        violates(Invariant.NO_NAMES, "'two' stands in event 2 of ana", new Canary("two"));
    }

    @Test
    void aReplayChangesADocument() {
        violates(
                Invariant.REPLAY,
                "second replay: x was 1 and is 2",
                new Same(Invariant.REPLAY, "second replay", Map.of("x", "1"), Map.of("x", "2")));
    }

    private static void violates(Invariant invariant, String what, Fact... more) {
        var facts = new ArrayList<>(GOOD);
        facts.addAll(List.of(more));
        violates(new History(facts), invariant, what);
    }

    private static void violatesInstead(Invariant invariant, String what, Fact other) {
        violates(instead(other), invariant, what);
    }

    /// The good run with one fact in the place of the one of its kind.
    private static History instead(Fact other) {
        return new History(GOOD.stream()
                .map(it -> it.getClass() == other.getClass() ? other : it)
                .toList());
    }

    private static void violates(History history, Invariant invariant, String what) {
        assertThat(HistoryChecker.check(history)).anySatisfy(violation -> {
            assertThat(violation.invariant()).isEqualTo(invariant);
            assertThat(violation.what()).contains(what);
        });
    }

    private static Asked asked(String command, Outcome outcome, @Nullable String answer) {
        return new Asked(command, ANA, outcome, answer, false);
    }

    private static Told told(long sequence, String content) {
        return new Told("stories", 0, ANA, "/test", ANA, sequence, "ana-" + sequence, "T", content);
    }

    private static Kept kept(
            long sequence, int waiting, @Nullable List<String> contents, @Nullable List<String> commands) {
        return new Kept("/test", ANA, sequence, waiting, contents, commands);
    }

    private static Heard heard(long seen, @Nullable List<String> effects) {
        return new Heard("inbox", "stories", "/test", ANA, seen, effects);
    }

    private static Text text(String text) {
        return new Text("the log", text);
    }
}
