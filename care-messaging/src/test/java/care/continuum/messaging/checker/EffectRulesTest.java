package care.continuum.messaging.checker;

import static care.continuum.messaging.checker.GoodRun.GOOD;
import static care.continuum.messaging.checker.GoodRun.violates;
import static org.assertj.core.api.Assertions.assertThat;

import care.continuum.messaging.checker.Fact.Effects;
import care.continuum.messaging.checker.Fact.Marked;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class EffectRulesTest {

    @Test
    void whatTookEffectInOrderBreaksNothing() {
        assertThat(broken(effects(1L, 2L), marked(1, 2), marked(2, 2), marked(2, 2)))
                .isEmpty();
    }

    /// Numbers between are of events that mean nothing to the listener.
    @Test
    void whatMeansNothingIsNotMissed() {
        assertThat(broken(effects(2L), marked(2, 2))).isEmpty();
    }

    @Test
    void anEventThatWasLostDoesNotHideBehindALaterOne() {
        violates(
                Invariant.HEARD_ONCE,
                "events [1] of /test ana are marked and had no effect in first of inbox",
                effects(2L),
                marked(1, 2),
                marked(2, 2));
    }

    @Test
    void anEventThatOvertookAnotherIsFound() {
        violates(
                Invariant.HEARD_ONCE,
                "event 1 of /test ana took effect in first of inbox after event 2",
                effects(2L, 1L),
                marked(1, 2),
                marked(2, 2));
    }

    @Test
    void anEventThatTookEffectTwiceIsFound() {
        violates(
                Invariant.HEARD_ONCE,
                "event 2 of /test ana took effect in first of inbox after event 2",
                effects(1L, 2L, 2L),
                marked(1, 2),
                marked(2, 2));
    }

    @Test
    void theEffectInOneDocumentIsNoneInAnother() {
        violates(
                Invariant.HEARD_ONCE,
                "events [1] of /test ana are marked and had no effect in first of inbox",
                new Effects("inbox", "second", "/test ana", List.of(1L)),
                new Effects("other", "first", "/test ana", List.of(1L)),
                new Effects("inbox", "first", "/test ben", List.of(1L)),
                marked(1, 1));
    }

    @Test
    void marksOfWhichNobodySaysWhatTookEffectAreNotJudgedAndFound() {
        violates(
                Invariant.HEARD_ONCE,
                "marked in 1 documents, and none says what took effect in it",
                marked(1, 2),
                marked(2, 2));
    }

    private static List<Violation> broken(Fact... more) {
        var facts = new ArrayList<>(GOOD);
        facts.addAll(List.of(more));
        return HistoryChecker.check(new History(facts));
    }

    private static Effects effects(Long... sequences) {
        return new Effects("inbox", "first", "/test ana", Arrays.asList(sequences));
    }

    private static Marked marked(long sequence, long seen) {
        return new Marked("inbox", "stories", "first", "/test ana", sequence, "ana-" + sequence, seen);
    }
}
