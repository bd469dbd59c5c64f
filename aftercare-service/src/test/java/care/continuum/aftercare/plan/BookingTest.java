package care.continuum.aftercare.plan;

import static care.continuum.testing.GivenWhenThen.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import care.continuum.aftercare.plan.Following.Word;
import care.continuum.aftercare.terms.Appointment;
import care.continuum.aftercare.terms.Appointment.Status;
import care.continuum.aftercare.terms.Call;
import care.continuum.aftercare.terms.Task;
import care.continuum.aftercare.terms.Task.Kind;
import care.continuum.events.AftercareEvent.ContinuingCareAppointmentBooked;
import care.continuum.events.AftercareEvent.ContinuingCareAppointmentCanceled;
import care.continuum.events.AftercareEvent.ContinuingCareAppointmentKept;
import care.continuum.events.AftercareEvent.ContinuingCareAppointmentMissed;
import care.continuum.events.AftercareEvent.ContinuingCareAppointmentProposed;
import care.continuum.events.AftercareEvent.ContinuingCareAppointmentRescheduled;
import care.continuum.events.AftercareEvent.ContinuityMet;
import care.continuum.events.AppointmentId;
import care.continuum.events.OutreachResult;
import care.continuum.testing.Proves;
import care.continuum.web.BadInput;
import care.continuum.web.BadInput.Fault;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class BookingTest {

    private static final AppointmentId ID = Ana.first(Ana.booked(3)).appointmentId();

    @Test
    @Proves("complaint-better-one")
    void anAppointmentStaysUntilItsBetterOneIsTaken() {
        given(Ana.booked(3))
                .when(plan -> Booking.reschedule(plan, ID, null, Ana.NOW))
                .then(rescheduled(2, null))
                .thenState(plan ->
                        assertThat(first(plan, Status.RESCHEDULED).startsAt()).isEqualTo(Ana.daysAfter(3)))
                .and()
                .when(plan -> plan.slot(Ana.refused(Ana.first(plan)), Ana.NOW))
                .thenNothing()
                .thenState(plan -> {
                    assertThat(first(plan, Status.BOOKED).startsAt()).isEqualTo(Ana.daysAfter(3));
                    assertThat(plan.tasks()).contains(new Task(Kind.SLOT, ID.toString(), Ana.daysAfter(3)));
                })
                .and()
                .when(plan -> Booking.reschedule(plan, ID, Ana.daysAfter(5), Ana.NOW))
                .then(rescheduled(3, Ana.daysAfter(5)))
                .and()
                .when(plan -> plan.slot(Ana.slot(Ana.first(plan), 5), Ana.NOW))
                .then(new ContinuingCareAppointmentBooked(
                        Ana.CLIENT, Ana.EPISODE, ID, Ana.DISCHARGED.plusDays(7), Ana.daysAfter(5)))
                .thenState(plan -> {
                    assertThat(first(plan, Status.BOOKED).startsAt()).isEqualTo(Ana.daysAfter(5));
                    assertThat(plan.tasks()).noneMatch(task -> task.kind() == Kind.SLOT);
                });
    }

    @Test
    void whileAnotherTimeIsAskedForNothingElseIsDecidedButThatItIsCanceled() {
        var asked = Booking.reschedule(Ana.booked(3), ID, null, Ana.NOW).state();

        given(asked).when(plan -> Booking.keep(plan, ID, Ana.daysAfter(4))).thenRefused("slot-asked");
        given(asked).when(plan -> Booking.miss(plan, ID, Ana.daysAfter(4))).thenRefused("slot-asked");
        given(asked).when(plan -> Booking.reschedule(plan, ID, null, Ana.NOW)).thenRefused("slot-asked");
        given(asked)
                .when(plan -> Booking.cancel(plan, ID, Ana.NOW))
                .then(new ContinuingCareAppointmentCanceled(Ana.CLIENT, Ana.EPISODE, ID, Ana.NOW))
                .and()
                .when(plan -> plan.slot(Ana.slot(Ana.first(plan), 5), Ana.NOW))
                .thenNothing();
    }

    @Test
    void aMissedAppointmentCanBeGivenAnotherTime() {
        var missed = Booking.miss(Ana.booked(3), ID, Ana.daysAfter(4)).state();

        given(missed)
                .when(plan -> Booking.reschedule(plan, ID, Ana.daysAfter(6), Ana.daysAfter(4)))
                .then(rescheduled(2, Ana.daysAfter(6)))
                .thenState(plan -> first(plan, Status.RESCHEDULED))
                .and()
                .when(plan -> plan.slot(Ana.refused(Ana.first(plan)), Ana.daysAfter(4)))
                .thenState(plan -> {
                    first(plan, Status.MISSED);
                    assertThat(plan.tasks())
                            .contains(
                                    new Task(Kind.SLOT, ID.toString(), Ana.daysAfter(3)),
                                    new Task(Kind.OUTREACH, ID.toString(), Ana.daysAfter(4)));
                })
                .and()
                .when(plan -> Booking.reschedule(plan, ID, null, Ana.daysAfter(4)))
                .and()
                .when(plan -> plan.slot(Ana.slot(Ana.first(plan), 6), Ana.daysAfter(4)))
                .thenState(plan -> first(plan, Status.BOOKED));
    }

    @Test
    void whoMissedAnAppointmentIsCalledThoughAnotherTimeIsAskedForUntilTheClientHasCome() {
        var missed = Booking.miss(Ana.booked(3), ID, Ana.daysAfter(3)).state();
        var asked = Booking.reschedule(missed, ID, Ana.daysAfter(6), Ana.daysAfter(4))
                .state();
        var booked = asked.slot(Ana.slot(Ana.first(asked), 6), Ana.daysAfter(4)).state();
        var released =
                booked.slot(Ana.released(Ana.first(booked)), Ana.daysAfter(4)).state();
        var canceled = Booking.cancel(booked, ID, Ana.daysAfter(4)).state();

        for (var plan : List.of(asked, booked, released, canceled)) {
            assertThat(plan.tasks()).contains(new Task(Kind.OUTREACH, ID.toString(), Ana.daysAfter(4)));
            given(plan)
                    .when(each -> Following.calledElsewhere(
                            each, new Call(Ana.daysAfter(4), OutreachResult.REACHED), Ana.daysAfter(4)))
                    .thenState(each -> assertThat(each.tasks()).noneMatch(task -> task.kind() == Kind.OUTREACH));
        }
        given(booked)
                .when(plan -> Booking.keep(plan, ID, Ana.daysAfter(6)))
                .thenState(plan -> assertThat(plan.tasks()).noneMatch(task -> task.kind() == Kind.OUTREACH));
    }

    @Test
    void whoMissedTwoInARowIsCalledAtOnceThoughAnotherTimeIsAskedFor() {
        var second = Ana.booked(3).appointments().get(1);
        var id = second.appointmentId();
        var booked = Ana.booked(3).slot(Ana.slot(second, 29), Ana.NOW).state();
        var once = Booking.miss(booked, ID, Ana.daysAfter(4)).state();
        var asked = Booking.reschedule(once, ID, null, Ana.daysAfter(4)).state();

        given(asked)
                .when(plan -> Booking.miss(plan, id, Ana.daysAfter(29)))
                .and()
                .when(plan -> Booking.reschedule(plan, id, null, Ana.daysAfter(29)))
                .thenState(plan ->
                        assertThat(plan.tasks()).contains(new Task(Kind.OUTREACH, id.toString(), Ana.daysAfter(29))));
    }

    @Test
    @Proves("complaint-better-one")
    void aTimeThatIsTakenBackWhileABetterOneIsSoughtIsGone() {
        var asked = Booking.reschedule(Ana.booked(3), ID, null, Ana.NOW).state();
        var released = asked.slot(Ana.released(Ana.first(asked)), Ana.NOW);

        assertThat(released.events()).isEmpty();
        assertThat(first(released.state(), Status.RESCHEDULED).startsAt()).isNull();
        given(released.state())
                .when(plan -> plan.slot(Ana.refused(Ana.first(plan)), Ana.NOW))
                .thenNothing()
                .thenState(plan -> {
                    assertThat(first(plan, Status.PROPOSED).startsAt()).isNull();
                    assertThat(Ana.first(plan).lacksSlot()).isTrue();
                    assertThat(plan.tasks()).anyMatch(task -> task.kind() == Kind.SLOT);
                });
        given(released.state())
                .when(plan -> plan.slot(Ana.slot(Ana.first(plan), 5), Ana.NOW))
                .thenState(plan ->
                        assertThat(first(plan, Status.BOOKED).startsAt()).isEqualTo(Ana.daysAfter(5)));
    }

    @Test
    void theTimeThatTheClientMissedStaysWhateverSchedulingSays() {
        var missed = Booking.miss(Ana.booked(3), ID, Ana.daysAfter(4)).state();
        var asked = Booking.reschedule(missed, ID, null, Ana.daysAfter(4)).state();

        given(asked)
                .when(plan -> plan.slot(Ana.released(Ana.first(plan)), Ana.daysAfter(4)))
                .and()
                .when(plan -> plan.slot(Ana.refused(Ana.first(plan)), Ana.daysAfter(4)))
                .thenState(plan ->
                        assertThat(first(plan, Status.MISSED).startsAt()).isEqualTo(Ana.daysAfter(3)));
    }

    @Test
    void whatWasMissedByMistakeWasKeptAfterAll() {
        var missed = Booking.miss(Ana.booked(3), ID, Ana.daysAfter(4)).state();
        var day = Ana.DISCHARGED.plusDays(3);
        var kept = new ContinuingCareAppointmentKept(Ana.CLIENT, Ana.EPISODE, ID, day);

        given(missed)
                .when(plan -> Booking.keep(plan, ID, Ana.daysAfter(40)))
                .then(
                        kept,
                        new ContinuityMet(Ana.CLIENT, Ana.EPISODE, ID, 7, day),
                        new ContinuityMet(Ana.CLIENT, Ana.EPISODE, ID, 30, day))
                .thenState(plan -> {
                    assertThat(first(plan, Status.KEPT).missedAt()).isNull();
                    assertThat(plan.tasks()).noneMatch(task -> task.subject().equals(ID.toString()));
                })
                .and()
                .when(plan -> Booking.miss(plan, ID, Ana.daysAfter(40)))
                .then(new ContinuingCareAppointmentMissed(
                        Ana.CLIENT, Ana.EPISODE, ID, Ana.daysAfter(3), List.of(7, 30)))
                .thenState(plan -> {
                    assertThat(plan.course().met()).isEmpty();
                    assertThat(plan.tasks()).anyMatch(task -> task.subject().equals(ID.toString()));
                })
                .and()
                .when(plan -> Booking.miss(plan, ID, Ana.daysAfter(40)))
                .thenRefused("appointment-not-booked");
        given(Booking.reschedule(missed, ID, null, Ana.daysAfter(4)).state())
                .when(plan -> Booking.keep(plan, ID, Ana.daysAfter(4)))
                .thenRefused("slot-asked");
    }

    @Test
    void whatWasKeptByMistakeTakesBackTheContinuityThatItAloneMet() {
        var plan = Booking.keep(Ana.booked(3), ID, Ana.daysAfter(3)).state();
        var second = plan.appointments().get(1);
        var booked = plan.slot(Ana.slot(second, 20), Ana.daysAfter(3)).state();
        var both =
                Booking.keep(booked, second.appointmentId(), Ana.daysAfter(20)).state();

        given(both)
                .when(each -> Booking.miss(each, ID, Ana.daysAfter(20)))
                .then(new ContinuingCareAppointmentMissed(Ana.CLIENT, Ana.EPISODE, ID, Ana.daysAfter(3), List.of(7)))
                .thenState(each -> {
                    assertThat(each.course().met()).containsExactly(30);
                    assertThat(each.tasks()).noneMatch(task -> task.kind() == Kind.OUTREACH);
                });
        given(both)
                .when(each -> Booking.miss(each, second.appointmentId(), Ana.daysAfter(20)))
                .thenState(each -> assertThat(each.course().met()).containsExactly(7, 30));
    }

    @Test
    void aTimeThatWasLookedForInVainLeavesAMissToBeCorrected() {
        var missed = Booking.miss(Ana.booked(3), ID, Ana.daysAfter(4)).state();
        var asked = Booking.reschedule(missed, ID, null, Ana.daysAfter(4)).state();

        given(asked.slot(Ana.refused(Ana.first(asked)), Ana.daysAfter(4)).state())
                .when(plan -> Booking.keep(plan, ID, Ana.daysAfter(5)))
                .thenState(plan -> {
                    assertThat(first(plan, Status.KEPT).isOpen()).isFalse();
                    assertThat(plan.tasks()).noneMatch(task -> task.subject().equals(ID.toString()));
                });
    }

    @Test
    void whetherATimeIsAheadIsDecidedWithTheCommand() {
        var last = Ana.DISCHARGED.plusYears(2);
        for (var wrong : List.of(Ana.NOW, Ana.daysAfter(5).plusSeconds(60), Ana.at(last.plusDays(1), 0))) {
            assertThat(faults(() -> Booking.reschedule(Ana.booked(3), ID, wrong, Ana.NOW)))
                    .containsExactly("startsAt");
            assertThat(faults(() -> Booking.ask(Ana.booked(3), ID, wrong, Ana.NOW)))
                    .containsExactly("startsAt");
        }
        given(Ana.booked(3))
                .when(plan -> Booking.reschedule(plan, ID, Ana.at(last, 23), Ana.NOW))
                .then(rescheduled(2, Ana.at(last, 23)));
    }

    private static List<String> faults(Runnable work) {
        return assertThatExceptionOfType(BadInput.class).isThrownBy(work::run).actual().faults().stream()
                .map(Fault::field)
                .toList();
    }

    @Test
    void aTimeCanBeChosenAfterARefusal() {
        var plan = Ana.after(Ana.COMPLETED);
        var refused = plan.slot(Ana.refused(Ana.first(plan)), Ana.NOW).state();

        given(refused)
                .when(each -> Booking.ask(each, ID, Ana.daysAfter(2), Ana.NOW))
                .then(new ContinuingCareAppointmentProposed(
                        Ana.CLIENT,
                        Ana.EPISODE,
                        ID,
                        2,
                        Ana.DISCHARGED.plusDays(1),
                        Ana.DISCHARGED.plusDays(7),
                        Ana.daysAfter(2)));
        given(refused)
                .when(each -> Booking.ask(each, ID, Ana.at(Ana.DISCHARGED, 17), Ana.NOW))
                .thenRefused("appointment-too-early");
        given(Ana.booked(3))
                .when(each -> Booking.reschedule(each, ID, Ana.at(Ana.DISCHARGED, 17), Ana.NOW))
                .thenRefused("appointment-too-early");
    }

    @Test
    void whoMissesTwoInARowIsCalledAtOnce() {
        var plan = Ana.booked(3);
        var second = plan.appointments().get(1);
        var booked = plan.slot(Ana.slot(second, 29), Ana.NOW).state();
        var once = Booking.miss(booked, ID, Ana.daysAfter(4)).state();
        var id = second.appointmentId();

        given(once)
                .when(each -> Booking.miss(each, id, Ana.daysAfter(29)))
                .thenState(each -> assertThat(each.tasks())
                        .contains(
                                new Task(Kind.OUTREACH, ID.toString(), Ana.daysAfter(4)),
                                new Task(Kind.OUTREACH, id.toString(), Ana.daysAfter(29))));
        given(Booking.keep(booked, ID, Ana.daysAfter(4)).state())
                .when(each -> Booking.miss(each, id, Ana.daysAfter(29)))
                .thenState(each ->
                        assertThat(each.tasks()).contains(new Task(Kind.OUTREACH, id.toString(), Ana.daysAfter(30))));
    }

    @Test
    void whoKeepsALaterAppointmentIsNotCalledForAnEarlierMiss() {
        var plan = Ana.booked(3);
        var second = plan.appointments().get(1);
        var booked = plan.slot(Ana.slot(second, 29), Ana.NOW).state();
        var missed = Booking.miss(booked, ID, Ana.daysAfter(4)).state();

        given(missed)
                .when(each -> Booking.keep(each, second.appointmentId(), Ana.daysAfter(29)))
                .thenState(each -> assertThat(each.tasks()).noneMatch(task -> task.kind() == Kind.OUTREACH));
    }

    @Test
    @Proves("staffs-word")
    void whatCameOfAnAppointmentIsToBeSaidTheDayAfterIt() {
        var dayAfter = Ana.at(Ana.DISCHARGED.plusDays(4), 0);

        assertThat(Ana.booked(3).tasks()).contains(new Task(Kind.CLOSE, ID.toString(), dayAfter));
        given(Ana.booked(3))
                .when(plan -> Booking.keep(plan, ID, Ana.daysAfter(5)))
                .thenState(plan -> assertThat(plan.tasks())
                        .noneMatch(task -> task.subject().equals(ID.toString())));
    }

    @Test
    void whoWasReachedAfterTheMissIsNotCalledForItAnyMore() {
        var missed = Booking.miss(Ana.booked(3), ID, Ana.daysAfter(4)).state();
        var call = missed.followUps().getFirst().followUpId();
        var due = missed.due(Ana.daysAfter(4)).state();

        given(due)
                .when(plan -> Following.called(
                        plan, call, new Word(OutreachResult.REACHED, Ana.daysAfter(4), false), Ana.daysAfter(4)))
                .thenState(plan -> assertThat(plan.tasks()).noneMatch(task -> task.kind() == Kind.OUTREACH));
        given(due)
                .when(plan -> Following.calledElsewhere(
                        plan, new Call(Ana.daysAfter(2), OutreachResult.REACHED), Ana.daysAfter(4)))
                .thenState(plan -> assertThat(plan.tasks()).anyMatch(task -> task.kind() == Kind.OUTREACH))
                .and()
                .when(plan -> Following.calledElsewhere(
                        plan, new Call(Ana.daysAfter(4), OutreachResult.REACHED), Ana.daysAfter(4)))
                .thenState(plan -> assertThat(plan.tasks()).noneMatch(task -> task.kind() == Kind.OUTREACH));
    }

    private static Appointment first(Plan plan, Status status) {
        var appointment = Ana.first(plan);
        assertThat(appointment.status()).isEqualTo(status);
        return Objects.requireNonNull(appointment);
    }

    private static ContinuingCareAppointmentRescheduled rescheduled(int attempt, @Nullable Instant wanted) {
        return new ContinuingCareAppointmentRescheduled(
                Ana.CLIENT, Ana.EPISODE, ID, attempt, Ana.DISCHARGED.plusDays(1), Ana.DISCHARGED.plusDays(7), wanted);
    }
}
