package care.continuum.intake.client;

import static care.continuum.intake.client.Ana.ANA;
import static care.continuum.intake.client.Ana.CLINIC;
import static care.continuum.intake.client.Ana.MONDAY;
import static care.continuum.intake.client.Ana.NOW;
import static care.continuum.intake.client.Ana.STAY;
import static org.assertj.core.api.Assertions.assertThat;

import care.continuum.events.AttendanceEvent;
import care.continuum.events.AttendanceEvent.AttendanceCorrected;
import care.continuum.events.AttendanceEvent.SessionAttended;
import care.continuum.events.AttendanceEvent.SessionMadeUp;
import care.continuum.events.Channel;
import care.continuum.events.Outcome;
import care.continuum.events.Reason;
import care.continuum.events.SessionId;
import care.continuum.events.SessionKind;
import care.continuum.events.Track;
import care.continuum.intake.terms.Clocks.FollowUp;
import care.continuum.intake.terms.Inquiry;
import care.continuum.intake.terms.Task;
import care.continuum.testing.Proves;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ReceptionTest {

    private final Reception reception = new Reception(CLINIC, World.SETTINGS);

    @Test
    @Proves("assessment-within-48-hours")
    void anInquiryLeadsToAnAssessmentWithinFortyEightHours() {
        assertThat(inquiry(null, null).clocks().assessBy()).isEqualTo(NOW.plus(Duration.ofDays(2)));
        assertThat(inquiry(null, null).clocks().followUpsBy()).isEmpty();
    }

    @Test
    void whoStepsDownIsSeenWithinSevenAndThirtyDaysOfTheDischarge() {
        var discharge = MONDAY.minusDays(3);

        assertThat(inquiry("a hospital", discharge).clocks().followUpsBy())
                .containsExactly(
                        new FollowUp(7, discharge.plusDays(7), midnight(discharge.plusDays(8))),
                        new FollowUp(30, discharge.plusDays(30), midnight(discharge.plusDays(31))));
    }

    @Test
    void aDischargeOfWhichNobodySaysTheDayIsToday() {
        assertThat(inquiry("a hospital", null).clocks().steppedDownOn()).isEqualTo(MONDAY);
    }

    @Test
    @Proves("step-down-clock")
    void theStepDownClockIsOnTheWorklistAndOnTheClientUntilTheAssessment() {
        var asking = Client.inquire(ANA, STAY, Ana.person(), inquiry("a hospital", MONDAY.minusDays(10)))
                .state();
        var assessed = asking.decide(it -> it.assessed(Ana.assessment("2.1", MONDAY), NOW))
                .state();

        assertThat(asking.tasks())
                .contains(
                        Task.of(Task.Kind.STEP_DOWN_FOLLOW_UP, midnight(MONDAY.minusDays(2)), STAY),
                        Task.of(Task.Kind.STEP_DOWN_FOLLOW_UP, midnight(MONDAY.plusDays(21)), STAY));
        assertThat(assessed.tasks()).isEmpty();
        assertThat(met(asking)).containsExactly(false, false);
        assertThat(met(assessed)).containsExactly(false, true);
    }

    @Test
    @Proves("step-down-clock")
    void onlyADaySinceTheDischargeMeetsTheClockAndNoLaterOneTakesItBack() {
        var asking = Client.inquire(ANA, STAY, Ana.person(), inquiry("a hospital", MONDAY.minusDays(3)))
                .state();
        var early = asking.decide(it -> it.assessed(Ana.assessment("2.1", MONDAY.minusDays(4)), NOW))
                .state();
        var inTime = early.decide(it -> it.assessed(Ana.assessment("2.1", MONDAY), NOW))
                .state();
        var later = inTime.decide(it -> it.assessed(Ana.assessment("2.1", MONDAY.plusDays(60)), NOW))
                .state();

        assertThat(met(early)).containsExactly(false, false);
        assertThat(early.tasks()).extracting(Task::kind).containsOnly(Task.Kind.STEP_DOWN_FOLLOW_UP);
        assertThat(met(inTime)).containsExactly(true, true);
        assertThat(inTime.tasks()).isEmpty();
        assertThat(met(later)).containsExactly(true, true);
    }

    @Test
    @Proves("step-down-clock")
    void whoComesToASessionWasSeen() {
        var early = seenBeforeTheDischargeAlone();

        assertThat(met(early)).containsExactly(false, false);
        assertThat(met(heard(early, attended(1, MONDAY)))).containsExactly(true, true);
        assertThat(met(heard(early, corrected(1, MONDAY, Outcome.NO_SHOW, Outcome.PARTIAL))))
                .containsExactly(true, true);
        assertThat(met(heard(early, attended(1, MONDAY.minusDays(4))))).containsExactly(false, false);
    }

    @Test
    @Proves("step-down-clock")
    void whoDidNotComeAfterAllIsStillToBeSeen() {
        var early = seenBeforeTheDischargeAlone();
        var mistaken = heard(early, attended(1, MONDAY));
        var corrected = heard(early, attended(1, MONDAY), corrected(1, MONDAY, Outcome.ATTENDED, Outcome.NO_SHOW));

        assertThat(mistaken.tasks()).isEmpty();
        assertThat(corrected.tasks()).isEqualTo(early.tasks()).hasSize(2);
        assertThat(met(corrected)).containsExactly(false, false);
        assertThat(corrected.current().contacts()).isEqualTo(early.current().contacts());
    }

    @Test
    @Proves("step-down-clock")
    void whoCameToAnotherSessionTooWasSeenThere() {
        var friday = MONDAY.plusDays(4);
        var seen = heard(
                seenBeforeTheDischargeAlone(),
                attended(1, MONDAY),
                attended(2, friday),
                attended(3, friday.plusDays(3)),
                corrected(1, MONDAY, Outcome.ATTENDED, Outcome.EXCUSED));

        assertThat(met(seen)).containsExactly(true, true);
        assertThat(seen.current().contacts().firstSince(MONDAY.minusDays(3))).isEqualTo(friday);
    }

    @Test
    @Proves("step-down-clock")
    void whoComesToAMakeUpWasSeenUntilThatIsCorrected() {
        var early = seenBeforeTheDischargeAlone();
        var madeUp = new SessionMadeUp(ANA, STAY, session(1), session(2), 60, at(MONDAY));
        var older = new SessionMadeUp(ANA, STAY, session(1), session(2), 60, null);

        assertThat(met(heard(early, madeUp))).containsExactly(true, true);
        assertThat(met(heard(early, madeUp, corrected(2, MONDAY, Outcome.ATTENDED, Outcome.NO_SHOW))))
                .containsExactly(false, false);
        assertThat(met(heard(early, older))).containsExactly(false, false);
    }

    private Client seenBeforeTheDischargeAlone() {
        return Client.inquire(ANA, STAY, Ana.person(), inquiry("a hospital", MONDAY.minusDays(3)))
                .state()
                .decide(it -> it.assessed(Ana.assessment("2.1", MONDAY.minusDays(4)), NOW))
                .state();
    }

    private static Client heard(Client client, AttendanceEvent... news) {
        var world = new World();
        world.clients.states.put(client.id(), client);
        for (int told = 0; told < news.length; told++) {
            world.attendance.on(news[told], World.origin(news[told], told + 1, NOW));
        }
        return world.clients.get(client.id());
    }

    private static SessionAttended attended(int session, LocalDate on) {
        return new SessionAttended(ANA, STAY, session(session), SessionKind.GROUP, Track.DAY, at(on), 180, 180, false);
    }

    private static AttendanceCorrected corrected(int session, LocalDate on, Outcome from, Outcome to) {
        return new AttendanceCorrected(
                ANA, STAY, session(session), SessionKind.GROUP, Track.DAY, at(on), 180, from, 0, to, 0);
    }

    private static SessionId session(int number) {
        return new SessionId(new UUID(7, number));
    }

    private static Instant at(LocalDate day) {
        return CLINIC.at(day, LocalTime.of(9, 0));
    }

    private static List<Boolean> met(Client client) {
        var view = ClientView.of(client, client.current(), List.of(), List.of(), World.SETTINGS.hours());
        return Objects.requireNonNull(view.stepDown()).followUps().stream()
                .map(ClientView.FollowUpView::met)
                .toList();
    }

    private Inquiry inquiry(@Nullable String from, @Nullable LocalDate on) {
        return reception.receive(
                new Reception.Wish(Channel.PHONE, Reason.CO_OCCURRING, Track.DAY, from, on, Set.of()), NOW);
    }

    private static Instant midnight(LocalDate day) {
        return CLINIC.at(day, LocalTime.MIDNIGHT);
    }
}
