package care.continuum.attendance.terms;

import static care.continuum.attendance.terms.Sessions.RULES;
import static care.continuum.attendance.terms.Sessions.START;
import static care.continuum.attendance.terms.Sessions.ledger;
import static care.continuum.attendance.terms.Sessions.plan;
import static care.continuum.attendance.terms.Sessions.report;
import static care.continuum.attendance.terms.Sessions.session;
import static care.continuum.attendance.terms.Sessions.trackDay;
import static care.continuum.attendance.terms.Standing.AT_RISK;
import static care.continuum.attendance.terms.Standing.DISENGAGED;
import static care.continuum.attendance.terms.Standing.ON_TRACK;
import static care.continuum.attendance.terms.Standing.WATCH;
import static org.assertj.core.api.Assertions.assertThat;

import care.continuum.events.OutreachChannel;
import care.continuum.events.OutreachResult;
import care.continuum.testing.Proves;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StandingRuleTest {

    private static final Instant AFTERWARDS = at(START.plusWeeks(8), 9, 0);

    @ParameterizedTest
    @CsvSource({
        "A, 0",
        "N, 1",
        "N N, 2",
        "N N N, 3",
        "N N N A, 0",
        "A N L, 2",
        "N A N, 1",
        "N P N, 1",
        "NNN, 1",
        "NA, 0",
        "AN, 0",
        "NE N-, 2",
        "N N ? ?, 2",
    })
    void aMissedDayHasAMissAndNothingAttended(String sessions, int run) {
        assertThat(rule(sessions).missedDaysInARow()).isEqualTo(run);
    }

    @ParameterizedTest
    @CsvSource({"N E N, 2", "N - N, 2", "N N E, 2", "N E E - N L, 3", "E, 0", "EE N, 1"})
    void daysOnlyExcusedOrNotApplicableNeitherCountNorBreakARun(String sessions, int run) {
        assertThat(rule(sessions).missedDaysInARow()).isEqualTo(run);
    }

    @ParameterizedTest
    @CsvSource({"N N N", "A A A A A A A A A A N L N", "N N N E", "NN L N", "A N E N - L"})
    @Proves("states")
    void threeMissedDaysInARowAreDisengaged(String sessions) {
        assertThat(rule(sessions).standing()).isEqualTo(DISENGAGED);
    }

    @Test
    void theRunIsTheOneThatEndsAtTheLatestSettledDay() {
        assertThat(rule("N N N A A A A A A A A A A A A").standing()).isNotEqualTo(DISENGAGED);
    }

    @ParameterizedTest
    @CsvSource({"N N", "A A A A A A A A L N", "A N E N"})
    @Proves("states")
    void twoMissedDaysInARowAreAtRisk(String sessions) {
        assertThat(rule(sessions).standing()).isEqualTo(AT_RISK);
    }

    @ParameterizedTest
    @CsvSource({
        "A A N A, AT_RISK",
        "A N A, WATCH",
        "A A A A N, WATCH",
        "A N A A N A A, AT_RISK",
        "AAAA NAAA A, WATCH",
    })
    @Proves("states")
    void aRateBelow80PercentOverTheLast14DaysIsARiskFromFourCountedOn(String sessions, Standing standing) {
        assertThat(during(sessions).standing()).isEqualTo(standing);
    }

    @Test
    @Proves("at-risk")
    void theRateForgetsWhatIsMoreThan14DaysBeforeTheLatestSettledSession() {
        // Two of three missed in the first week; the window of the third week's Friday begins on the second Saturday.
        assertThat(during("N A N A A A A A A").standing()).isEqualTo(ON_TRACK);
        assertThat(during("N A N A A A A A").standing()).isEqualTo(ON_TRACK);
        assertThat(during("N A N A A A").standing()).isEqualTo(AT_RISK);
    }

    @Test
    @Proves({"states", "watch"})
    void anUnexcusedMissInTheLast7DaysIsWatched() {
        assertThat(during("A A N").standing()).isEqualTo(WATCH);
        assertThat(during("A A A A N A A").standing()).isEqualTo(WATCH);
        assertThat(during("A A A A L A A").standing()).isEqualTo(WATCH);
        assertThat(during("A A A A N A A A").standing()).isNotEqualTo(AT_RISK);
    }

    @Test
    void anExcusedAbsenceIsNotWatched() {
        assertThat(during("A A E").standing()).isEqualTo(ON_TRACK);
    }

    @Test
    @Proves("watch")
    void aLastWholeWeekBelowPlanIsWatched() {
        assertThat(at("A A E ? ? ?", at(START.plusDays(6), 23, 59)).standing()).isEqualTo(ON_TRACK);
        assertThat(at("A A E ? ? ?", at(START.plusDays(7), 0, 0)).standing()).isEqualTo(WATCH);
        assertThat(at("A A P ? ? ?", at(START.plusDays(7), 0, 0)).standing()).isEqualTo(WATCH);
        assertThat(at("A A A ? ? ?", at(START.plusDays(7), 0, 0)).standing()).isEqualTo(ON_TRACK);
    }

    @Test
    void aLaterWholeWeekOnPlanEndsTheWatch() {
        assertThat(at("A A E A A A", at(START.plusDays(14), 0, 0)).standing()).isEqualTo(ON_TRACK);
    }

    @Test
    void someoneWhoComesIsOnTrack() {
        assertThat(rule("A A A A A A").standing()).isEqualTo(ON_TRACK);
        assertThat(rule("? ?").standing()).isNotEqualTo(AT_RISK);
    }

    @Test
    @Proves({"states", "disengaged"})
    void noContactFor14DaysIsDisengagedWhileSessionsRemain() {
        var silent = "A ? ? ? ? ? ? ? ? ? ? ?";
        assertThat(at(silent, at(START.plusDays(13), 23, 59)).standing()).isNotEqualTo(DISENGAGED);
        assertThat(at(silent, at(START.plusDays(14), 0, 0)).standing()).isEqualTo(DISENGAGED);
        assertThat(at("A", at(START.plusDays(30), 0, 0)).standing()).isNotEqualTo(DISENGAGED);
    }

    @Test
    void beforeAnyContactItCountsFromTheStart() {
        var silent = "? ? ? ? ? ? ? ? ? ? ? ?";
        assertThat(at(silent, at(START.plusDays(14), 0, 0)).standing()).isEqualTo(DISENGAGED);
        assertThat(at(silent, at(START.plusDays(13), 9, 0)).standing()).isEqualTo(ON_TRACK);
    }

    @Test
    @Proves("contact")
    void itCountsFromTheDayThePlanWasEnteredWhenThatIsLater() {
        var late =
                new Plan(START, 4, 9, plan(4).track(), plan(4).ageBand(), at(START.plusDays(10), 12, 0), Holds.NONE, 1);
        var ledger = ledger("? ? ? ? ? ? ? ? ? ? ? ?");
        assertThat(new StandingRule(ledger, late, Outreach.NONE, RULES, at(START.plusDays(23), 9, 0)).standing())
                .isEqualTo(ON_TRACK);
        assertThat(new StandingRule(ledger, late, Outreach.NONE, RULES, at(START.plusDays(24), 9, 0)).standing())
                .isEqualTo(DISENGAGED);
    }

    @Test
    @Proves("contact")
    void aCheckInIsContact() {
        var ledger = ledger("? ? ? ? ? ? ? ? ? ? ? ?");
        var third = ledger.find(session(3)).orElseThrow();
        var came = ledger.with(third.checkedIn(third.startsAt()));
        assertThat(new StandingRule(came, plan(4), Outreach.NONE, RULES, at(START.plusDays(17), 9, 0)).standing())
                .isEqualTo(ON_TRACK);
        assertThat(new StandingRule(came, plan(4), Outreach.NONE, RULES, at(START.plusDays(18), 9, 0)).standing())
                .isEqualTo(DISENGAGED);
    }

    @ParameterizedTest
    @CsvSource({"E", "L", "A", "P", "H"})
    void anExcuseACancellationAndAnAttendedSessionAreContact(char outcome) {
        var ledger = ledger("? ? ? ? ? ? ? ? ? ? ? ?");
        var fourth = ledger.find(session(4)).orElseThrow();
        var heard = ledger.with(fourth.settled(report(outcome, fourth), RULES, fourth.endsAt()));
        var silence = new Silence(heard, plan(4), Outreach.NONE, RULES);
        assertThat(silence.since()).isEqualTo(outcome == 'E' ? trackDay(4).minusDays(1) : trackDay(4));
    }

    @Test
    @Proves("contact")
    void aNoShowIsNoContact() {
        assertThat(new Silence(ledger("A N N"), plan(4), Outreach.NONE, RULES).since())
                .isEqualTo(trackDay(1));
    }

    @ParameterizedTest
    @CsvSource({"REACHED, true", "NO_ANSWER, false", "DECLINED, false"})
    void outreachIsContactWhenItReached(OutreachResult result, boolean contact) {
        var when = at(START.plusDays(9), 15, 0);
        var outreach = Outreach.NONE.tried(new Attempt(when, OutreachChannel.PHONE, result, "demo", when));
        assertThat(new Silence(ledger("A ? ?"), plan(4), outreach, RULES).since())
                .isEqualTo(contact ? START.plusDays(9) : START);
    }

    @Test
    void anAbsenceExcusedAheadDoesNotMoveTheWindowsBeforeItsTime() {
        assertThat(at("A A N ? ? ? ? ? E", at(trackDay(3), 13, 0)).standing()).isEqualTo(WATCH);
    }

    @ParameterizedTest
    @CsvSource({"N N ?, 6, AT_RISK", "N N N, 7, DISENGAGED"})
    @Proves({"states", "made-up"})
    void aSessionMadeUpAheadHidesNoMissBeforeItsTime(String days, int last, Standing standing) {
        var makeUp = Sessions.expected(20, at(trackDay(4).plusDays(1), 14, 0), 180, session(10));
        var ledger = ledger("A A A A " + days + " ? ? E")
                .plus(List.of(makeUp.settled(report('A', makeUp), RULES, AFTERWARDS)));
        var now = at(trackDay(last), 12, 0);
        assertThat(new StandingRule(ledger, plan(4), Outreach.NONE, RULES, now).standing())
                .isEqualTo(standing);
    }

    @Test
    @Proves({"disengaged", "made-up"})
    void aMakeUpIsNoSessionThatRemains() {
        var makeUp = Sessions.expected(20, at(START.plusDays(20), 14, 0), 180, session(2));
        var ledger = ledger("A A A H").plus(List.of(makeUp));
        assertThat(new StandingRule(ledger, plan(4), Outreach.NONE, RULES, at(START.plusDays(28), 9, 0)).standing())
                .isNotEqualTo(DISENGAGED);
        assertThat(ledger.remainsAfter(at(START.plusDays(14), 9, 0))).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "ON_TRACK, false",
        "WATCH, false",
        "AT_RISK, true",
        "DISENGAGED, true",
    })
    void atRiskAndWorseAskForOutreach(Standing standing, boolean asks) {
        assertThat(standing.asksForOutreach()).isEqualTo(asks);
    }

    /// Long after, so that all weeks have passed.
    private static StandingRule rule(String sessions) {
        return at(sessions, AFTERWARDS);
    }

    /// At the end of the last session that is settled: no week below plan is past but those before.
    private static StandingRule during(String sessions) {
        var ledger = ledger(sessions);
        return new StandingRule(ledger, plan(4), Outreach.NONE, RULES, lastEnd(ledger));
    }

    private static Instant lastEnd(Ledger ledger) {
        return ledger.entries().getLast().endsAt();
    }

    private static StandingRule at(String sessions, Instant now) {
        return new StandingRule(ledger(sessions), plan(4), Outreach.NONE, RULES, now);
    }

    private static Instant at(LocalDate day, int hour, int minute) {
        return Sessions.at(day, hour, minute);
    }
}
