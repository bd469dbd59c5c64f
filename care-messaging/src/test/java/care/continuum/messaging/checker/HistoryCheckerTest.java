package care.continuum.messaging.checker;

import static care.continuum.messaging.checker.GoodRun.ANA;
import static care.continuum.messaging.checker.GoodRun.GOOD;
import static care.continuum.messaging.checker.GoodRun.asked;
import static care.continuum.messaging.checker.GoodRun.instead;
import static care.continuum.messaging.checker.GoodRun.kept;
import static care.continuum.messaging.checker.GoodRun.text;
import static care.continuum.messaging.checker.GoodRun.told;
import static care.continuum.messaging.checker.GoodRun.violates;
import static care.continuum.messaging.checker.GoodRun.violatesInstead;
import static org.assertj.core.api.Assertions.assertThat;

import care.continuum.messaging.checker.Fact.Asked;
import care.continuum.messaging.checker.Fact.Blamed;
import care.continuum.messaging.checker.Fact.Canary;
import care.continuum.messaging.checker.Fact.Decided;
import care.continuum.messaging.checker.Fact.Kept;
import care.continuum.messaging.checker.Fact.Outcome;
import care.continuum.messaging.checker.Fact.Probed;
import care.continuum.messaging.checker.Fact.Same;
import care.continuum.messaging.checker.Fact.Told;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class HistoryCheckerTest {

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
                new Asked("three", "ben", Outcome.ACCEPTED, null, false, null));
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

    /// Whoever got no answer and asks again is told what was decided.
    @Test
    void aCommandIsRefusedThatWasDecidedBefore() {
        var decidedAt = Instant.parse("2026-03-02T10:00:00Z");
        var later = new Asked("two", ANA, Outcome.REFUSED, null, false, decidedAt.plusSeconds(2));
        violates(
                Invariant.ACCEPTED_ONCE,
                "command two was decided, and refused when it was asked again",
                new Decided("two", decidedAt),
                later);
        var meanwhile = new ArrayList<>(GOOD);
        meanwhile.add(new Decided("two", decidedAt));
        meanwhile.add(new Asked("two", ANA, Outcome.REFUSED, null, false, decidedAt.minusSeconds(1)));
        assertThat(HistoryChecker.check(new History(meanwhile))).isEmpty();
    }

    @Test
    void anAnswerRestsOnWhatIsNotDecided() {
        violates(Invariant.ACCEPTED_ONCE, "somebody was told of command three", new Blamed("three", ANA));
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
    void somethingDependsOnKafka() {
        violates(
                Invariant.WITHOUT_KAFKA,
                "command three of ana got no answer",
                new Asked("three", ANA, Outcome.UNKNOWN, null, true, null));
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
}
