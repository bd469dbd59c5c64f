package care.continuum.messaging.checker;

import static care.continuum.messaging.checker.GoodRun.ANA;
import static care.continuum.messaging.checker.GoodRun.GOOD;
import static care.continuum.messaging.checker.GoodRun.violates;
import static org.assertj.core.api.Assertions.assertThat;

import care.continuum.messaging.checker.Fact.Asked;
import care.continuum.messaging.checker.Fact.Due;
import care.continuum.messaging.checker.Fact.Outcome;
import care.continuum.messaging.checker.Fact.Whole;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class DueRulesTest {

    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
    private static final Whole FROM_NOON = new Whole(NOON, NOON.plusSeconds(300));
    private static final Due SHEET = new Due("sheet");

    @Test
    void whatNoRuleForbidsIsRefusedInTheEnd() {
        violates(
                Invariant.ACCEPTED_ONCE,
                "command sheet of ana had to be accepted and was refused: 404 not-found",
                SHEET,
                asked(Outcome.UNKNOWN, null, false, 0),
                asked(Outcome.REFUSED, "404 not-found", false, 1));
    }

    @Test
    void aRuleMayRefuseWhatIsNotDue() {
        keeps(asked(Outcome.REFUSED, "409 session-not-begun", false, 0));
    }

    /// What the database had lost comes again.
    @Test
    void whatIsRefusedForAMomentMayBeAcceptedThen() {
        keeps(SHEET, asked(Outcome.REFUSED, "404 not-found", false, 0), accepted());
        keeps(SHEET, asked(Outcome.REFUSED, "404 not-found", false, 0), asked(Outcome.UNKNOWN, null, false, 1));
    }

    @Test
    void whatNoRuleForbidsIsRefusedWhileOnlyKafkaIsAway() {
        violates(
                Invariant.WITHOUT_KAFKA,
                "command sheet of ana had to be accepted and was refused while only Kafka was away: 409 busy",
                SHEET,
                asked(Outcome.REFUSED, "409 busy", true, 0),
                accepted());
        keeps(
                SHEET,
                asked(Outcome.UNKNOWN, null, false, 0),
                asked(Outcome.REFUSED, "404 not-found", true, 1),
                accepted());
    }

    @Test
    void whoAsksOnceAllIsWholeGetsNoAnswer() {
        violates(
                Invariant.HEALED,
                "command sheet of ana got no answer though nothing was broken any more",
                FROM_NOON,
                asked(Outcome.UNKNOWN, null, false, 10));
    }

    @Test
    void whoAskedWhileSomethingWasBrokenMayHaveNoAnswer() {
        keeps(FROM_NOON, asked(Outcome.UNKNOWN, null, false, -5), asked(Outcome.UNKNOWN, null, false, 9));
        keeps(FROM_NOON, asked(Outcome.UNKNOWN, null, false, 301));
        keeps(asked(Outcome.UNKNOWN, null, false, 10));
    }

    private static void keeps(Fact... more) {
        var facts = new ArrayList<>(GOOD);
        facts.addAll(List.of(more));
        // Which command it is that was accepted is not what is judged here.
        facts.add(new Fact.Kept("/test", ANA, 2, 0, null, null));
        facts.removeIf(it -> it instanceof Fact.Kept kept && kept.commands() != null);
        assertThat(HistoryChecker.check(new History(facts))).isEmpty();
    }

    private static Asked accepted() {
        return asked(Outcome.ACCEPTED, "{}", false, 2);
    }

    /// So many seconds after noon.
    private static Asked asked(Outcome outcome, @Nullable String answer, boolean onlyKafka, int seconds) {
        return new Asked("sheet", ANA, outcome, answer, onlyKafka, NOON.plusSeconds(seconds));
    }
}
