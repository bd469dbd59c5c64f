package care.continuum.intake.client;

import static care.continuum.intake.client.Ana.ANA;
import static care.continuum.intake.client.Ana.CLINIC;
import static care.continuum.intake.client.Ana.MONDAY;
import static care.continuum.intake.client.Ana.NOW;
import static care.continuum.intake.client.Ana.STAY;
import static org.assertj.core.api.Assertions.assertThat;

import care.continuum.events.AttendanceEvent.AttendanceCorrected;
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
        var world = new World();
        var early = Client.inquire(ANA, STAY, Ana.person(), inquiry("a hospital", MONDAY.minusDays(3)))
                .state()
                .decide(it -> it.assessed(Ana.assessment("2.1", MONDAY.minusDays(4)), NOW));
        world.clients.states.put(ANA.toString(), early.state());
        var missed = corrected(Outcome.ATTENDED, 180, Outcome.NO_SHOW, 0);
        var came = corrected(Outcome.NO_SHOW, 0, Outcome.ATTENDED, 180);

        world.attendance.on(missed, World.origin(missed, 1, NOW));
        assertThat(met(world.clients.get(ANA.toString()))).containsExactly(false, false);
        world.attendance.on(came, World.origin(came, 2, NOW));

        assertThat(met(world.clients.get(ANA.toString()))).containsExactly(true, true);
    }

    private static AttendanceCorrected corrected(Outcome from, int before, Outcome to, int minutes) {
        return new AttendanceCorrected(
                ANA,
                STAY,
                new SessionId(new UUID(0, 7)),
                SessionKind.GROUP,
                Track.DAY,
                NOW,
                180,
                from,
                before,
                to,
                minutes);
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
