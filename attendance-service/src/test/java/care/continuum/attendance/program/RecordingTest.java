package care.continuum.attendance.program;

import static care.continuum.attendance.program.Ana.ANA;
import static care.continuum.attendance.program.Ana.STAFF;
import static care.continuum.attendance.program.Ana.STAY;
import static care.continuum.attendance.program.Ana.after;
import static care.continuum.attendance.program.Ana.attended;
import static care.continuum.attendance.program.Ana.correct;
import static care.continuum.attendance.program.Ana.ends;
import static care.continuum.attendance.program.Ana.enrolled;
import static care.continuum.attendance.program.Ana.entry;
import static care.continuum.attendance.program.Ana.excused;
import static care.continuum.attendance.program.Ana.missed;
import static care.continuum.attendance.program.Ana.news;
import static care.continuum.attendance.program.Ana.partly;
import static care.continuum.attendance.program.Ana.planned;
import static care.continuum.attendance.program.Ana.say;
import static care.continuum.attendance.program.Ana.starts;
import static care.continuum.attendance.terms.Sessions.session;
import static care.continuum.attendance.terms.Sessions.trackDay;
import static care.continuum.testing.GivenWhenThen.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import care.continuum.attendance.terms.Mark;
import care.continuum.attendance.terms.Report;
import care.continuum.attendance.terms.Sessions;
import care.continuum.events.AttendanceEvent.AttendanceCorrected;
import care.continuum.events.AttendanceEvent.ClientCheckedIn;
import care.continuum.events.AttendanceEvent.MakeUpNeeded;
import care.continuum.events.AttendanceEvent.SessionMadeUp;
import care.continuum.events.Excuse;
import care.continuum.events.MissReason;
import care.continuum.events.Outcome;
import care.continuum.events.SessionKind;
import care.continuum.events.Track;
import care.continuum.messaging.Change;
import care.continuum.messaging.NotFound;
import care.continuum.testing.Proves;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RecordingTest {

    private static final Duration HALF_AN_HOUR = Duration.ofMinutes(30);

    @Test
    void aSessionIsExpectedUntilSomebodySaysOtherwise() {
        assertThat(Line.of(enrolled(1), entry(enrolled(1), 1)).outcome()).isEqualTo("EXPECTED");
    }

    @Test
    void attendanceIsToldWithItsMinutes() {
        given(enrolled(1)).when(ana -> say(ana, 1, 'A', ends(1))).then(attended(1));
    }

    @Test
    @Proves("partial")
    void below75PercentOfTheLengthIsPartial() {
        given(enrolled(1))
                .when(ana -> ana.report(session(1), Report.attended(134), null, STAFF, ends(1)))
                .then(partly(1, 134));
    }

    @Test
    void aNoShowIsToldAsMissed() {
        given(enrolled(1)).when(ana -> say(ana, 1, 'N', ends(1))).then(missed(1));
    }

    @Test
    void aLateCancelIsToldAsMissed() {
        given(enrolled(1)).when(ana -> say(ana, 1, 'L', starts(1))).then(missed(1, MissReason.LATE_CANCEL));
    }

    @ParameterizedTest
    @ValueSource(chars = {'A', 'N'})
    void attendedAndNoShowOnlyOnceTheSessionHasBegun(char outcome) {
        given(enrolled(1))
                .when(ana -> say(ana, 1, outcome, starts(1).minusMillis(1)))
                .thenRefused("session-not-begun");
        assertThat(say(enrolled(1), 1, outcome, starts(1)).events()).hasSize(1);
    }

    @Test
    @Proves("outcome-in-time")
    void excusedAndLateCancelAtAnyTime() {
        given(enrolled(1)).when(ana -> say(ana, 3, 'E', starts(1))).then(excused(3, Excuse.NOTICE, false));
        given(enrolled(1)).when(ana -> say(ana, 3, 'L', starts(1))).then(missed(3, MissReason.LATE_CANCEL));
    }

    @Test
    void noticeLessThan24HoursAheadExcusesNobody() {
        var tooLate = new Report(
                Mark.EXCUSED, 0, starts(1).minus(Duration.ofHours(24)).plusMillis(1), null, false);
        given(enrolled(1))
                .when(ana -> ana.report(session(1), tooLate, null, STAFF, ends(1)))
                .thenRefused("notice-too-late");
        given(enrolled(1))
                .when(ana ->
                        ana.report(session(1), new Report(Mark.EXCUSED, 0, null, null, false), null, STAFF, ends(1)))
                .thenRefused("notice-too-late");
    }

    @Test
    void aCliniciansExcuseNeedsNoNotice() {
        given(enrolled(1)).when(ana -> say(ana, 1, 'H', ends(1))).then(excused(1, Excuse.HOSPITAL, false));
    }

    @Test
    void anExcusedAbsenceMayWantAMakeUp() {
        var wanted = new Report(Mark.EXCUSED, 0, null, Excuse.COURT, true);
        given(enrolled(1))
                .when(ana -> ana.report(session(1), wanted, null, STAFF, ends(1)))
                .then(excused(1, Excuse.COURT, true), new MakeUpNeeded(ANA, STAY, session(1), ends(1)));
    }

    @Test
    @Proves("complaint-siblings")
    void oneOccurrenceMarkedNoShowLeavesItsSiblingsAlone() {
        var before = after(enrolled(2), "A");
        var after = say(before, 2, 'N', ends(2)).state();
        assertThat(after.ledger().entries())
                .filteredOn(entry -> !entry.sessionId().equals(session(2)))
                .isEqualTo(before.ledger().entries().stream()
                        .filter(entry -> !entry.sessionId().equals(session(2)))
                        .toList());
        assertThat(entry(after, 2).outcome()).isEqualTo(Outcome.NO_SHOW);
    }

    @Test
    void aStrangerIsNotExpected() {
        assertThatExceptionOfType(NotFound.class)
                .isThrownBy(() -> enrolled(1).report(session(99), Report.NO_SHOW, null, STAFF, ends(3)));
    }

    @ParameterizedTest
    @ValueSource(chars = {'A', 'P', 'N', 'L', 'E', 'H'})
    void theSameAgainChangesNothing(char outcome) {
        var said = say(enrolled(1), 1, outcome, ends(1)).state();
        var again = say(said, 1, outcome, ends(2));

        assertThat(again.events()).isEmpty();
        assertThat(again.state()).isEqualTo(said);
    }

    @ParameterizedTest
    @CsvSource({"A, N", "N, A", "E, L", "A, P", "N, L"})
    void anotherOutcomeIsACorrectionAndNeedsAReason(char first, char second) {
        given(after(enrolled(1), String.valueOf(first)))
                .when(ana -> say(ana, 1, second, ends(1)))
                .thenRefused("reason-needed");
    }

    @ParameterizedTest
    @CsvSource({"A, N, 180, 0", "N, A, 0, 180", "A, P, 180, 60", "E, L, 0, 0", "P, E, 60, 0"})
    @Proves("corrections")
    void aCorrectionTellsTheOldAndTheNew(char first, char second, int before, int now) {
        var news = correct(after(enrolled(1), String.valueOf(first)), 1, second, ends(1))
                .events();
        assertThat(List.<Object>copyOf(news))
                .contains(new AttendanceCorrected(
                        ANA,
                        STAY,
                        session(1),
                        SessionKind.GROUP,
                        Track.DAY,
                        starts(1),
                        180,
                        Sessions.outcome(first),
                        before,
                        Sessions.outcome(second),
                        now));
    }

    @Test
    @Proves("corrections")
    void aCorrectionKeepsWhoAndWhy() {
        var corrected = correct(after(enrolled(1), "N"), 1, 'A', ends(1)).state();

        assertThat(corrected.ledger().corrections()).singleElement().satisfies(correction -> {
            assertThat(correction.by()).isEqualTo(STAFF);
            assertThat(correction.reason()).isEqualTo("the sheet was wrong");
            assertThat(correction.from()).isEqualTo(Outcome.NO_SHOW);
            assertThat(correction.to()).isEqualTo(Outcome.ATTENDED);
        });
    }

    @Test
    @Proves("no-show-by-time")
    void whoIsSilentAtTheSessionsEndIsANoShow() {
        assertThat(enrolled(1).dueAt()).isEqualTo(ends(1));
        given(enrolled(1)).when(ana -> ana.due(ends(1))).then(missed(1));
        assertThat(enrolled(1).due(ends(1)).state().dueAt()).isEqualTo(ends(2));
    }

    @Test
    void whoIsPresentIsNeverANoShowByTime() {
        var present = enrolled(1).checkIn(session(1), starts(1)).state();
        assertThat(present.dueAt()).isEqualTo(ends(2));
        assertThat(entry(present.due(ends(1)).state(), 1).isSettled()).isFalse();
    }

    @Test
    @Proves("no-show-by-time")
    void aSessionEnteredOnlyAfterItTookPlaceWaits72HoursForItsSheet() {
        var entered = ends(2).plusSeconds(60);
        var late = enrolled(1, Sessions.RULES, entered);

        assertThat(entry(late, 1).sheetDueAt()).isEqualTo(entered.plus(Duration.ofDays(3)));
        assertThat(entry(late, 3).sheetDueAt()).isEqualTo(ends(3));
        assertThat(late.dueAt()).isEqualTo(ends(3));
    }

    @Test
    @Proves("check-in-and-out")
    void checkingInWithinTenMinutesIsPresent() {
        var at = starts(1).plus(Duration.ofMinutes(10));
        given(enrolled(1))
                .when(ana -> ana.checkIn(session(1), at))
                .then(new ClientCheckedIn(ANA, STAY, session(1), at, false))
                .thenState(ana ->
                        assertThat(Line.of(ana, entry(ana, 1)).outcome()).isEqualTo("PRESENT"));
    }

    @Test
    @Proves("late")
    void checkingInLaterIsLate() {
        var at = starts(1).plus(Duration.ofMinutes(10)).plusMillis(1);
        given(enrolled(1))
                .when(ana -> ana.checkIn(session(1), at))
                .then(new ClientCheckedIn(ANA, STAY, session(1), at, true))
                .thenState(ana ->
                        assertThat(Line.of(ana, entry(ana, 1)).outcome()).isEqualTo("LATE"));
    }

    @Test
    void checkingInTwiceIsNoNews() {
        given(enrolled(1).checkIn(session(1), starts(1)).state())
                .when(ana -> ana.checkIn(session(1), ends(1)))
                .thenNothing();
    }

    @Test
    void checkingInIsForTheDayOfTheSession() {
        given(enrolled(1)).when(ana -> ana.checkIn(session(2), starts(1))).thenRefused("session-not-today");
        given(enrolled(1))
                .when(ana -> ana.checkIn(session(1), ends(1).plusSeconds(1)))
                .thenRefused("session-not-today");
    }

    @Test
    void nobodyChecksInToASettledSession() {
        given(after(enrolled(1), "E"))
                .when(ana -> ana.checkIn(session(1), starts(1)))
                .thenRefused("record-settled");
        given(after(enrolled(1), "E")).when(ana -> herself(ana, 1, starts(1))).thenRefused("record-settled");
    }

    @Test
    @Proves("check-in-and-out")
    void nobodyChecksInThemselvesFromHome() {
        var atHome = starts(1).minus(HALF_AN_HOUR).minusMillis(1);
        given(enrolled(1)).when(ana -> herself(ana, 1, atHome)).thenRefused("check-in-too-early");
        given(enrolled(1)).when(ana -> herself(ana, 2, starts(1))).thenRefused("session-not-today");
        given(enrolled(1)).when(ana -> herself(ana, 1, ends(1).plusMillis(1))).thenRefused("session-not-today");
        given(enrolled(1))
                .when(ana -> ana.checkIn(session(1), atHome))
                .then(new ClientCheckedIn(ANA, STAY, session(1), atHome, false));
    }

    @Test
    @Proves("check-in-and-out")
    void clientsCheckInThemselvesFromHalfAnHourBeforeTheStartUntilTheEnd() {
        var early = starts(1).minus(HALF_AN_HOUR);
        given(enrolled(1))
                .when(ana -> herself(ana, 1, early))
                .then(new ClientCheckedIn(ANA, STAY, session(1), early, false));
        given(enrolled(1))
                .when(ana -> herself(ana, 1, ends(1)))
                .then(new ClientCheckedIn(ANA, STAY, session(1), ends(1), true));
    }

    @Test
    void whomStaffHasCheckedInMaySayItToo() {
        var atHome = starts(1).minus(HALF_AN_HOUR).minusMillis(1);
        given(enrolled(1).checkIn(session(1), atHome).state())
                .when(ana -> herself(ana, 1, atHome))
                .thenNothing();
    }

    private static Change<Program> herself(Program ana, int number, Instant at) {
        return ana.concluded(new Recording(ana, session(number), at).ownCheckIn(HALF_AN_HOUR), at);
    }

    @Test
    @Proves("check-in-and-out")
    void checkingOutTellsTheMinutesFromTheStart() {
        given(enrolled(1).checkIn(session(1), starts(1).minusSeconds(600)).state())
                .when(ana -> ana.checkOut(session(1), starts(1).plus(Duration.ofMinutes(170))))
                .thenState(ana -> assertThat(entry(ana, 1).minutes()).isEqualTo(170));
    }

    @Test
    void checkingOutAfterTheEndGivesTheFullLength() {
        given(enrolled(1).checkIn(session(1), starts(1)).state())
                .when(ana -> ana.checkOut(session(1), ends(1).plusSeconds(1800)))
                .then(attended(1));
    }

    @Test
    @Proves("check-in-and-out")
    void checkingOutAfterTheEndGivesNoMinutesBeyondIt() {
        given(enrolled(1).checkIn(session(1), starts(1).plusSeconds(300)).state())
                .when(ana -> ana.checkOut(session(1), ends(1).plusSeconds(300)))
                .thenState(ana -> assertThat(entry(ana, 1).minutes()).isEqualTo(175));
    }

    @Test
    void checkingOutEarlyIsPartial() {
        given(enrolled(1).checkIn(session(1), starts(1).plusSeconds(3600)).state())
                .when(ana -> ana.checkOut(session(1), starts(1).plusSeconds(5400)))
                .then(partly(1, 30));
    }

    @Test
    void checkingOutTwiceIsNoNews() {
        var out = enrolled(1)
                .checkIn(session(1), starts(1))
                .state()
                .checkOut(session(1), ends(1))
                .state();
        given(out)
                .when(ana -> ana.checkOut(session(1), ends(1).plusSeconds(60)))
                .thenNothing();
    }

    @Test
    void whoHasNotCheckedInCannotCheckOut() {
        given(enrolled(1)).when(ana -> ana.checkOut(session(1), ends(1))).thenRefused("not-checked-in");
    }

    @Test
    void anAttendedMakeUpIsToldForTheOriginal() {
        var at = Sessions.at(trackDay(2), 14, 0);
        var withMakeUp = after(enrolled(1), "H")
                .scheduled(news(1, List.of(planned(9, at, 60, session(1)))), ends(1))
                .state();

        given(withMakeUp)
                .when(ana -> ana.report(session(9), Report.attended(60), null, STAFF, at.plusSeconds(3600)))
                .then(new SessionMadeUp(ANA, STAY, session(1), session(9), 60, at))
                .thenState(ana ->
                        assertThat(Line.of(ana, entry(ana, 1)).outcome()).isEqualTo("MADE_UP"));
    }

    @Test
    @Proves("made-up")
    void aMakeUpThatWasAttendedAfterAllIsToldForTheOriginalToo() {
        var at = Sessions.at(trackDay(2), 14, 0);
        var silent = after(enrolled(1), "H")
                .scheduled(news(1, List.of(planned(9, at, 60, session(1)))), ends(1))
                .state()
                .due(at.plusSeconds(3600))
                .state();

        var corrected = correct(silent, 9, 'A', at.plusSeconds(3900));
        assertThat(List.<Object>copyOf(corrected.events()))
                .contains(new SessionMadeUp(ANA, STAY, session(1), session(9), 60, at));
        assertThat(correct(corrected.state(), 9, 'P', at.plusSeconds(4000)).events())
                .noneMatch(SessionMadeUp.class::isInstance);
    }
}
