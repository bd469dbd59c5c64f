package care.continuum.attendance.program;

import static care.continuum.attendance.program.Ana.ANA;
import static care.continuum.attendance.program.Ana.STAFF;
import static care.continuum.attendance.program.Ana.STAY;
import static care.continuum.attendance.program.Ana.after;
import static care.continuum.attendance.program.Ana.attended;
import static care.continuum.attendance.program.Ana.call;
import static care.continuum.attendance.program.Ana.correct;
import static care.continuum.attendance.program.Ana.ends;
import static care.continuum.attendance.program.Ana.enrolled;
import static care.continuum.attendance.program.Ana.entered;
import static care.continuum.attendance.program.Ana.missed;
import static care.continuum.attendance.program.Ana.say;
import static care.continuum.attendance.program.Ana.starts;
import static care.continuum.attendance.program.Ana.told;
import static care.continuum.attendance.terms.Sessions.RULES;
import static care.continuum.attendance.terms.Sessions.START;
import static care.continuum.attendance.terms.Sessions.at;
import static care.continuum.attendance.terms.Sessions.session;
import static care.continuum.attendance.terms.Sessions.trackDay;
import static care.continuum.testing.GivenWhenThen.given;
import static org.assertj.core.api.Assertions.assertThat;

import care.continuum.attendance.terms.Attempt;
import care.continuum.attendance.terms.Mark;
import care.continuum.attendance.terms.Report;
import care.continuum.attendance.terms.Standing;
import care.continuum.attendance.terms.Task;
import care.continuum.events.AttendanceEvent.ClientAtRisk;
import care.continuum.events.AttendanceEvent.ClientDisengaged;
import care.continuum.events.AttendanceEvent.ClientReengaged;
import care.continuum.events.AttendanceEvent.OutreachRecorded;
import care.continuum.events.AttendanceEvent.OutreachRequested;
import care.continuum.events.DischargeReason;
import care.continuum.events.Disposition;
import care.continuum.events.IntakeEvent.EnrollmentWithdrawn;
import care.continuum.events.OutreachChannel;
import care.continuum.events.OutreachReason;
import care.continuum.events.OutreachResult;
import care.continuum.messaging.Change;
import care.continuum.testing.Proves;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JudgingTest {

    @Test
    @Proves("at-risk")
    void twoMissedDaysInARowPutAClientAtRiskAndAskForOutreach() {
        given(after(enrolled(2), "AN"))
                .when(ana -> say(ana, 3, 'N', ends(3)))
                .then(missed(3), new ClientAtRisk(ANA, STAY, ends(3)), asked(OutreachReason.AT_RISK, ends(3)));
    }

    @Test
    @Proves("disengaged")
    void threeMissedDaysInARowAreDisengagedAndAskAgain() {
        given(after(enrolled(2), "NN"))
                .when(ana -> say(ana, 3, 'N', ends(3)))
                .then(missed(3), new ClientDisengaged(ANA, STAY, ends(3)), asked(OutreachReason.DISENGAGED, ends(3)));
    }

    @Test
    @Proves("states")
    void aChangeIsToldOnce() {
        given(after(enrolled(2), "NNN"))
                .when(ana -> say(ana, 4, 'N', ends(4)))
                .thenState(ana -> assertThat(ana.course().standing()).isEqualTo(Standing.DISENGAGED));
        assertThat(say(after(enrolled(2), "NNN"), 4, 'N', ends(4)).events())
                .noneMatch(ClientDisengaged.class::isInstance)
                .noneMatch(OutreachRequested.class::isInstance);
    }

    @Test
    void gettingBetterAsksForNothing() {
        // Back after three missed days: no run any more, but one of four is too few.
        var back = say(after(enrolled(2), "NNN"), 4, 'A', ends(4));

        assertThat(back.state().course().standing()).isEqualTo(Standing.AT_RISK);
        assertThat(back.events())
                .anyMatch(ClientAtRisk.class::isInstance)
                .noneMatch(OutreachRequested.class::isInstance);
    }

    @Test
    @Proves({"at-risk", "disengaged", "made-up"})
    void aMakeUpBeforeTheDayItStandsForHidesNoMiss() {
        var wanted = new Report(Mark.EXCUSED, 0, ends(3), null, true);
        var makeUp = Ana.planned(20, at(trackDay(4).plusDays(1), 9, 0), 180, session(10));
        var ana = after(enrolled(4), "AAA")
                .report(session(10), wanted, null, STAFF, ends(3))
                .state()
                .scheduled(Ana.news(4, List.of(makeUp)), ends(3))
                .state();
        ana = say(ana, 4, 'A', ends(4)).state();
        ana = say(ana, 20, 'A', makeUp.endsAt()).state();
        ana = say(ana, 5, 'N', ends(5)).state();

        var atRisk = say(ana, 6, 'N', ends(6));
        assertThat(List.<Object>copyOf(atRisk.events()))
                .contains(new ClientAtRisk(ANA, STAY, ends(6)), asked(OutreachReason.AT_RISK, ends(6)));
        assertThat(atRisk.state().tasks()).anyMatch(task -> task.kind() == Task.Kind.OUTREACH);

        var disengaged = say(atRisk.state(), 7, 'N', ends(7));
        assertThat(List.<Object>copyOf(disengaged.events()))
                .contains(new ClientDisengaged(ANA, STAY, ends(7)), asked(OutreachReason.DISENGAGED, ends(7)));
    }

    @Test
    @Proves("late-miss")
    void aMissRecordedMoreThan72HoursLateChangesTheStateButAsksForNone() {
        var late = ends(2).plus(Duration.ofDays(3)).plusMillis(1);
        var open = entered(enrolled(1, RULES, late), "N", late);

        given(open).when(ana -> say(ana, 2, 'N', late)).then(missed(2), new ClientAtRisk(ANA, STAY, late));
        var inTime = entered(enrolled(1, RULES, ends(3)), "N", ends(3));
        assertThat(say(inTime, 2, 'N', late.minusMillis(1)).events()).anyMatch(OutreachRequested.class::isInstance);
    }

    @Test
    void theNextMissAsksWhereTheLateOnesAskedForNobody() {
        // More than three days after the third, though the clocks went forward.
        var late = ends(4).plusSeconds(3600).plusMillis(1);
        var disengaged = entered(enrolled(2, RULES, late), "NNN", late);
        assertThat(disengaged.course().standing()).isEqualTo(Standing.DISENGAGED);
        assertThat(disengaged.outreach().requests()).isEmpty();

        given(disengaged)
                .when(ana -> say(ana, 4, 'N', late))
                .then(missed(4), asked(OutreachReason.DISENGAGED, late))
                .and()
                .when(ana -> say(ana, 5, 'N', ends(5)))
                .then(missed(5));
        var back = say(disengaged, 4, 'A', late).state();
        given(back).when(ana -> say(ana, 5, 'N', ends(5))).then(missed(5), asked(OutreachReason.AT_RISK, ends(5)));
        var better =
                correct(correct(disengaged, 1, 'A', late).state(), 2, 'A', late).state();
        assertThat(better.outreach().unaskedSince()).isNull();
    }

    @Test
    @Proves("second-session-missed")
    void missingTheSecondSessionOfAllAsksForOutreachAtOnce() {
        given(after(enrolled(1), "A"))
                .when(ana -> say(ana, 2, 'N', ends(2)))
                .then(missed(2), asked(OutreachReason.SECOND_SESSION_MISSED, ends(2)));
    }

    @Test
    void missingTheFirstTwoAsksOnce() {
        given(after(enrolled(1), "N"))
                .when(ana -> say(ana, 2, 'N', ends(2)))
                .then(missed(2), new ClientAtRisk(ANA, STAY, ends(2)), asked(OutreachReason.AT_RISK, ends(2)));
    }

    @ParameterizedTest
    @CsvSource({"N, 1", "AE, 2", "AAN, 3"})
    void missingAnotherSessionOrBeingExcusedDoesNot(String outcomes, int number) {
        var before = after(enrolled(1), outcomes.substring(0, number - 1));
        assertThat(say(before, number, outcomes.charAt(number - 1), ends(number))
                        .events())
                .noneMatch(OutreachRequested.class::isInstance);
    }

    @Test
    @Proves("reengaged")
    void theFirstAttendedSessionAfterOutreachIsTheReturn() {
        var called = after(enrolled(2), "NN")
                .reachedOut(call(ends(2).plusSeconds(60), OutreachResult.NO_ANSWER), ends(2).plusSeconds(60))
                .state();

        given(called)
                .when(ana -> say(ana, 3, 'A', ends(3)))
                .then(attended(3), new ClientReengaged(ANA, STAY, session(3), starts(3)));
        assertThat(say(say(called, 3, 'A', ends(3)).state(), 4, 'A', ends(4)).events())
                .noneMatch(ClientReengaged.class::isInstance);
    }

    @Test
    @Proves("reengaged")
    void aReturnThatTheClockTookForANoShowIsToldByTheCorrection() {
        var called = after(enrolled(2), "NN")
                .reachedOut(call(ends(2).plusSeconds(60), OutreachResult.NO_ANSWER), ends(2).plusSeconds(60))
                .state();
        var returned = correct(called.due(ends(3)).state(), 3, 'A', ends(3).plusSeconds(300));
        assertThat(List.<Object>copyOf(returned.events()))
                .contains(new ClientReengaged(ANA, STAY, session(3), starts(3)));
        assertThat(say(returned.state(), 4, 'A', ends(4)).events()).noneMatch(ClientReengaged.class::isInstance);
    }

    @Test
    @Proves("reengaged")
    void aReturnIsToldAlsoWhereTheCallIsEnteredAfterIt() {
        var call = starts(4).minusSeconds(3600);
        var came = after(enrolled(2), "ANNA");
        var entered = called(came, call, ends(4).plusSeconds(3600));
        assertThat(List.<Object>copyOf(entered.events()))
                .containsExactly(
                        new OutreachRecorded(ANA, STAY, OutreachChannel.PHONE, OutreachResult.REACHED, call),
                        new ClientReengaged(ANA, STAY, session(4), starts(4)));

        assertThat(say(entered.state(), 5, 'A', ends(5)).events()).noneMatch(ClientReengaged.class::isInstance);
        assertThat(called(entered.state(), call.plusSeconds(60), ends(5)).events())
                .noneMatch(ClientReengaged.class::isInstance);
        assertThat(called(entered.state(), call, ends(5)).events()).isEmpty();
    }

    private static Change<Program> called(Program ana, Instant attemptedAt, Instant now) {
        return ana.reachedOut(new Attempt(attemptedAt, OutreachChannel.PHONE, OutreachResult.REACHED, STAFF, now), now);
    }

    @Test
    void whoDidNotReturnAfterAllReturnsLater() {
        var call = ends(3).plusSeconds(60);
        var returned = say(
                        after(enrolled(2), "AAN")
                                .reachedOut(call(call, OutreachResult.NO_ANSWER), call)
                                .state(),
                        4,
                        'A',
                        ends(4))
                .state();
        var stayedAway = correct(returned, 4, 'N', ends(4).plusSeconds(60));
        assertThat(stayedAway.events()).noneMatch(ClientReengaged.class::isInstance);
        assertThat(stayedAway.state().outreach().reengagedAt()).isEqualTo(starts(2));
        assertThat(List.<Object>copyOf(say(stayedAway.state(), 5, 'A', ends(5)).events()))
                .contains(new ClientReengaged(ANA, STAY, session(5), starts(5)));
    }

    @Test
    @Proves("reengaged")
    void aLaterSessionIsTheReturnOfWhoDidNotReturnAtTheFirst() {
        var call = ends(3).plusSeconds(60);
        var called = after(enrolled(3), "AAN")
                .reachedOut(call(call, OutreachResult.NO_ANSWER), call)
                .state();
        var returned =
                say(say(called, 4, 'A', ends(4)).state(), 5, 'A', ends(5)).state();

        var stayedAway = correct(returned, 4, 'N', ends(5).plusSeconds(60));
        assertThat(stayedAway.events())
                .filteredOn(ClientReengaged.class::isInstance)
                .singleElement()
                .isEqualTo(new ClientReengaged(ANA, STAY, session(5), starts(5)));
        assertThat(say(stayedAway.state(), 6, 'A', ends(6)).events()).noneMatch(ClientReengaged.class::isInstance);
        assertThat(correct(stayedAway.state(), 4, 'A', ends(6)).events()).noneMatch(ClientReengaged.class::isInstance);
    }

    @ParameterizedTest
    @CsvSource({"AN, 2", "ANN, 3", "NNN, 2"})
    @Proves("outreach")
    void aMissThatWasNoneAsksForNobody(String outcomes, int number) {
        var asked = after(enrolled(2), outcomes);
        assertThat(asked.tasks()).anyMatch(task -> task.kind() == Task.Kind.OUTREACH);

        var corrected = correct(asked, number, 'A', ends(outcomes.length()).plusSeconds(300))
                .state();
        assertThat(corrected.tasks()).noneMatch(task -> task.kind() == Task.Kind.OUTREACH);
    }

    @Test
    void whatIsStillSoOrBegunIsStillAskedFor() {
        var disengaged = after(enrolled(2), "NNN");
        assertThat(correct(disengaged, 3, 'H', ends(3)).state().tasks())
                .anyMatch(task -> task.kind() == Task.Kind.OUTREACH);

        var tried = after(enrolled(2), "AN")
                .reachedOut(call(ends(2), OutreachResult.NO_ANSWER), ends(2))
                .state();
        assertThat(correct(tried, 2, 'A', ends(2)).state().tasks()).anyMatch(task -> task.kind() == Task.Kind.OUTREACH);
    }

    @Test
    void aSessionAttendedBeforeTheOutreachIsNoReturn() {
        var called = enrolled(1)
                .reachedOut(call(ends(1), OutreachResult.REACHED), ends(1))
                .state();
        given(called).when(ana -> say(ana, 1, 'A', ends(1).plusSeconds(60))).then(attended(1));
    }

    @Test
    void anAttemptIsTold() {
        given(enrolled(1))
                .when(ana -> ana.reachedOut(call(ends(1), OutreachResult.REACHED), ends(1)))
                .then(new OutreachRecorded(ANA, STAY, OutreachChannel.PHONE, OutreachResult.REACHED, ends(1)));
    }

    /// Whoever is enrolled again has left before, so no call is asked for that only the new stay would hear of.
    @ParameterizedTest
    @ValueSource(strings = {"AN", "NN", "NNN"})
    @Proves("outreach")
    void nobodyIsCalledForAStayThatIsOver(String outcomes) {
        var open = after(enrolled(2), outcomes);
        var when = ends(outcomes.length());
        assertThat(open.tasks()).anyMatch(task -> task.kind() == Task.Kind.OUTREACH);

        var discharged = open.discharge(Disposition.TRANSFERRED, DischargeReason.MEDICAL, STAFF, when);
        var withdrawn = new Rostering(open, when).withdrawn(new EnrollmentWithdrawn(ANA, STAY, when, true));
        for (var over : List.of(discharged.state(), withdrawn.state())) {
            var corrected = correct(over, 1, 'L', when.plusSeconds(60)).state();
            for (var left : List.of(over, corrected, corrected.due(ends(12)).state())) {
                assertThat(left.tasks()).noneMatch(task -> task.kind() == Task.Kind.OUTREACH);
            }
        }
    }

    @Test
    void anOpenOutreachIsOnTheWorklistUntilTheClientIsReached() {
        var asked = after(enrolled(1), "NN");
        assertThat(asked.tasks())
                .contains(new Task(Task.Kind.OUTREACH, ends(2), ends(2).plus(Duration.ofHours(24)), null));
        var reached =
                asked.reachedOut(call(ends(2), OutreachResult.REACHED), ends(2)).state();
        assertThat(reached.tasks()).noneMatch(task -> task.kind() == Task.Kind.OUTREACH);
    }

    @Test
    void silenceIsToldAndAsksForOutreach() {
        // The next session is three weeks off: nobody misses one, and nobody hears a word.
        var far = at(START.plusDays(25), 9, 0);
        var quiet = Program.awaited(ANA, STAY, RULES)
                .scheduled(Ana.news(4, List.of(Ana.planned(1, far, 180, null))), Ana.BEFORE)
                .state();
        var limit = at(START.plusDays(14), 0, 0);
        var weeksOver = quiet.due(at(START.plusDays(7), 0, 0)).state();

        assertThat(weeksOver.dueAt()).isEqualTo(limit);
        given(weeksOver)
                .when(ana -> ana.due(limit))
                .then(new ClientDisengaged(ANA, STAY, limit), asked(OutreachReason.DISENGAGED, limit))
                .and()
                .when(ana -> ana.reachedOut(call(limit, OutreachResult.REACHED), limit))
                .thenState(ana -> assertThat(ana.course().standing()).isEqualTo(Standing.ON_TRACK));
    }

    @Test
    @Proves("corrections")
    void aCorrectionRecomputesTheState() {
        var atRisk = after(enrolled(2), "ANN");
        assertThat(atRisk.course().standing()).isEqualTo(Standing.AT_RISK);

        var corrected = correct(atRisk, 3, 'A', ends(3)).state();
        assertThat(corrected.course().standing()).isEqualTo(Standing.WATCH);
    }

    @Test
    void outcomesEnteredOutOfOrderLeadToTheSameState() {
        var late = at(START.plusDays(20), 9, 0);
        var open = openUntil(late);
        var inOrder = entered(open, "NANNAA", late);
        var backwards = open;
        for (int number = 6; number >= 1; number--) {
            backwards =
                    say(backwards, number, "NANNAA".charAt(number - 1), late).state();
        }
        assertThat(backwards.course().standing()).isEqualTo(inOrder.course().standing());
        assertThat(backwards.ledger().tally()).isEqualTo(inOrder.ledger().tally());
    }

    @Test
    void aReplayOfThePastTellsTheStatesButAsksForNobody() {
        var late = at(START.plusDays(20), 9, 0);
        assertThat(told(openUntil(late), "ANNNAA", late))
                .anyMatch(ClientAtRisk.class::isInstance)
                .anyMatch(ClientDisengaged.class::isInstance)
                .noneMatch(OutreachRequested.class::isInstance);
    }

    /// Two weeks, entered only after they had passed.
    private static Program openUntil(Instant late) {
        return enrolled(2, RULES, late.minusSeconds(60));
    }

    private static OutreachRequested asked(OutreachReason reason, Instant now) {
        return new OutreachRequested(ANA, STAY, reason, now.plus(Duration.ofHours(24)), now.plus(Duration.ofDays(3)));
    }
}
