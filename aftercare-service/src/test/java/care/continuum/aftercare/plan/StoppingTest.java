package care.continuum.aftercare.plan;

import static care.continuum.testing.GivenWhenThen.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import care.continuum.aftercare.terms.Appointment;
import care.continuum.aftercare.terms.Consents;
import care.continuum.aftercare.terms.Course;
import care.continuum.aftercare.terms.FollowUp;
import care.continuum.aftercare.terms.Heard;
import care.continuum.aftercare.terms.Note;
import care.continuum.aftercare.terms.Referral;
import care.continuum.aftercare.terms.Task;
import care.continuum.events.AftercareEvent.AftercarePlanClosed;
import care.continuum.events.AftercareEvent.ClientDied;
import care.continuum.events.AftercareEvent.ContinuingCareAppointmentCanceled;
import care.continuum.events.AftercareEvent.ContinuingCareAppointmentKept;
import care.continuum.events.AftercareEvent.ContinuingCareAppointmentMissed;
import care.continuum.events.AftercareEvent.ContinuityMet;
import care.continuum.events.AftercareEvent.ReferralWithdrawn;
import care.continuum.events.ReferralId;
import care.continuum.events.ReferralStatus;
import care.continuum.messaging.Change;
import care.continuum.messaging.Todo;
import care.continuum.testing.Proves;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class StoppingTest {

    /// As it was left before it told the day.
    private static final Todo WITHOUT_DAY = new Todo("left", Stopping.STOP, Map.of());

    @Test
    @Proves("died")
    void withADeathAllThatIsOpenStopsAndThePlanCloses() {
        var plan = Ana.booked(3).due(Ana.daysAfter(1)).state();

        var change = Closing.concluded(plan, Stopping.stopped(plan, Ana.daysAfter(1)), Ana.daysAfter(1));

        var stopped = change.state();
        assertThat(stopped.referrals()).extracting(Referral::status).containsOnly(ReferralStatus.WITHDRAWN);
        assertThat(stopped.appointments()).extracting(Appointment::status).containsOnly(Appointment.Status.CANCELED);
        assertThat(stopped.followUps()).extracting(FollowUp::status).containsOnly(FollowUp.Status.STOPPED);
        assertThat(stopped.tasks()).isEmpty();
        assertThat(stopped.dueAt()).isNull();
        assertThat(change.events())
                .filteredOn(ReferralWithdrawn.class::isInstance)
                .hasSize(5);
        assertThat(change.events())
                .filteredOn(ContinuingCareAppointmentCanceled.class::isInstance)
                .hasSize(4);
        assertThat(change.events().getLast())
                .isEqualTo(new AftercarePlanClosed(
                        Ana.CLIENT, Ana.EPISODE, Objects.requireNonNull(plan.planId()), Ana.daysAfter(1)));
        assertThat(Stopping.stopped(stopped, Ana.daysAfter(2)).events()).isEmpty();
    }

    @Test
    @Proves("died")
    void aDeathThatIsToldAfterTheDischargeStopsAllThatIsOpen() {
        var plan = Ana.booked(3).due(Ana.daysAfter(1)).state();
        var now = Ana.daysAfter(2);
        var day = Ana.DISCHARGED.minusDays(3);

        var change = Closing.concluded(plan, Stopping.died(plan, day, now), now);
        assertThat(change.state().course().diedOn()).isEqualTo(day);
        assertThat(change.state().course().isOver()).isTrue();
        assertThat(change.state().tasks()).isEmpty();
        assertThat(change.events())
                .isEqualTo(Closing.concluded(plan, Stopping.stopped(plan, now), now)
                        .events());
        assertThat(change.todos())
                .extracting(Todo::kind, todo -> todo.detail("client"), todo -> todo.detail("on"))
                .containsExactly(tuple(Stopping.STOP, Ana.CLIENT.toString(), day.toString()));
        assertThat(Stopping.day(change.state(), WITHOUT_DAY)).isEqualTo(day);
        given(change.state())
                .when(each -> Stopping.died(each, day.plusDays(1), now))
                .thenNothing();
    }

    @Test
    @Proves("died")
    void afterADeathNothingIsTakenUpAgain() {
        var plan = Ana.booked(3).due(Ana.daysAfter(1)).state();
        var now = Ana.daysAfter(2);
        var stopped = Stopping.died(plan, Ana.DISCHARGED.plusDays(1), now).state();
        var referral = stopped.referrals().getFirst();

        given(stopped)
                .when(each -> Referring.reopen(each, referral.referralId(), new Note(now, "staff", "again")))
                .thenRefused("client-died");
        var appointment = Ana.first(stopped).appointmentId();
        given(stopped).when(each -> Booking.ask(each, appointment, null, now)).thenRefused("client-died");
        given(stopped)
                .when(each -> Booking.reschedule(each, appointment, null, now))
                .thenRefused("client-died");
        given(stopped)
                .when(each -> Referring.add(each, new ReferralId(UUID.randomUUID()), referral.kind(), now))
                .thenRefused("client-died");
    }

    @Test
    @Proves("died")
    void nobodyIsAskedToCallAClientWhoHasDied() {
        var missed = Booking.miss(Ana.booked(3), Ana.first(Ana.booked(3)).appointmentId(), Ana.daysAfter(4))
                .state();

        assertThat(missed.tasks()).anyMatch(task -> task.kind() == Task.Kind.OUTREACH);
        given(missed)
                .when(each -> Stopping.died(each, Ana.DISCHARGED.plusDays(4), Ana.daysAfter(5)))
                .thenState(each -> assertThat(each.tasks()).isEmpty());
    }

    @Test
    @Proves("died")
    void whatCameOfAnAppointmentBeforeTheDeathCanBeSaidAfterIt() {
        var id = Ana.first(Ana.booked(3)).appointmentId();
        var day = Ana.DISCHARGED.plusDays(3);
        var now = Ana.daysAfter(5);

        var change = Closing.concluded(Ana.booked(3), Stopping.died(Ana.booked(3), day.plusDays(1), now), now);

        assertThat(Ana.first(change.state()).status()).isEqualTo(Appointment.Status.CANCELED);
        given(change.state())
                .when(plan -> Closing.concluded(plan, Booking.keep(plan, id, now), now))
                .then(
                        new ContinuingCareAppointmentKept(Ana.CLIENT, Ana.EPISODE, id, day),
                        new ContinuityMet(Ana.CLIENT, Ana.EPISODE, id, 7, day),
                        new ContinuityMet(Ana.CLIENT, Ana.EPISODE, id, 30, day))
                .thenState(plan -> assertThat(plan.course().closedAt()).isEqualTo(now));
        given(change.state())
                .when(plan -> Closing.concluded(plan, Booking.miss(plan, id, now), now))
                .then(new ContinuingCareAppointmentMissed(Ana.CLIENT, Ana.EPISODE, id, Ana.daysAfter(3), null))
                .thenState(plan -> {
                    assertThat(plan.course().closedAt()).isEqualTo(now);
                    assertThat(plan.tasks()).isEmpty();
                });
        given(Stopping.died(Ana.booked(3), day.minusDays(1), now).state())
                .when(plan -> Booking.keep(plan, id, now))
                .thenRefused("appointment-not-booked");
        given(Booking.cancel(Ana.booked(3), id, now).state())
                .when(plan -> Booking.keep(plan, id, now))
                .thenRefused("appointment-not-booked");
    }

    @Test
    @Proves("died")
    void aDeathToldInAnotherPlanIsKnownInThisOneToo() {
        var plan = Ana.booked(3);
        var day = Ana.DISCHARGED.plusDays(1);

        given(plan)
                .when(each -> Stopping.diedElsewhere(each, day, Ana.daysAfter(2)))
                .thenState(each -> {
                    assertThat(each.course().diedOn()).isEqualTo(day);
                    assertThat(each.course().isOver()).isTrue();
                })
                .and()
                .when(each -> Stopping.diedElsewhere(each, day, Ana.daysAfter(3)))
                .thenNothing();
    }

    @Test
    @Proves("died")
    void aPlanThatIsMadeAfterTheDeathStopsAtOnce() {
        var ended = Ana.unheard().ended(Ana.COMPLETED, Ana.TERMS, Ana.NOW).state();
        var dead = Stopping.diedElsewhere(ended, Ana.DISCHARGED, Ana.NOW).state();

        given(dead)
                .when(plan -> Closing.concluded(plan, plan.enrolled(Ana.NEEDS, Ana.TERMS, Ana.NOW), Ana.NOW))
                .thenState(plan -> {
                    assertThat(plan.referrals())
                            .hasSize(5)
                            .extracting(Referral::status)
                            .containsOnly(ReferralStatus.WITHDRAWN);
                    assertThat(plan.appointments())
                            .extracting(Appointment::status)
                            .containsOnly(Appointment.Status.CANCELED);
                    assertThat(plan.course().isOver()).isTrue();
                });
    }

    @Test
    void aPlanThatIsMadeAfterADeathInAnotherPlanIsBornStopped() {
        var day = Ana.DISCHARGED.minusDays(9);
        var terms = Ana.beside(Course.BEGUN, Course.BEGUN.died(day));
        var plan = Ana.unheard()
                .enrolled(Ana.NEEDS, terms, Ana.NOW)
                .state()
                .consented(Ana.TPO, Ana.NOW)
                .state();

        var made = Harbor.news(plan, plan.ended(Ana.COMPLETED, terms, Ana.NOW));

        assertThat(made.state().isMade()).isTrue();
        assertThat(made.state().course().diedOn()).isEqualTo(day);
        assertThat(made.state().referrals()).extracting(Referral::status).containsOnly(ReferralStatus.WITHDRAWN);
        assertThat(made.state().tasks()).isEmpty();
        given(made.state())
                .when(each -> Closing.concluded(plan, made, Ana.NOW))
                .thenState(each -> assertThat(each.course().isOver()).isTrue());
    }

    @Test
    void aPlanThatIsMadeBesideOthersLooksOnceMoreForADeath() {
        var known = Ana.unheard().enrolled(Ana.NEEDS, Ana.TERMS, Ana.NOW).state();

        assertThat(known.ended(Ana.COMPLETED, Ana.TERMS, Ana.NOW).todos()).isEmpty();
        assertThat(known.ended(Ana.COMPLETED, Ana.beside(Course.BEGUN), Ana.NOW).todos())
                .extracting(Todo::kind)
                .containsExactly(Stopping.LOOK);
    }

    @Test
    void aDayThatIsToldAgainCorrectsTheDeath() {
        var day = Ana.DISCHARGED.plusDays(1);
        var plan = Stopping.told(Ana.booked(3), day, Ana.daysAfter(2)).state();
        var change = Stopping.told(plan, day.plusDays(1), Ana.daysAfter(3));

        assertThat(change.state().course().diedOn()).isEqualTo(day.plusDays(1));
        assertThat(change.events())
                .isEqualTo(List.of(new ClientDied(Ana.CLIENT, Ana.EPISODE, day.plusDays(1), Ana.daysAfter(3))));
        assertThat(change.todos()).extracting(Todo::kind).containsExactly(Stopping.CORRECT);
        assertThat(Stopping.day(change.state(), change.todos().getFirst())).isEqualTo(day.plusDays(1));
        assertThat(Stopping.told(plan, day, Ana.daysAfter(3))).isEqualTo(Change.none(plan));
        given(Ana.booked(3))
                .when(each -> Stopping.corrected(each, day, Ana.daysAfter(3)))
                .thenState(each -> assertThat(each.course().isOver()).isTrue());
    }

    @Test
    void ofAClientWhoWasErasedNothingStaysOpen() {
        var plan = Ana.booked(3).due(Ana.daysAfter(1)).state();
        var now = Ana.daysAfter(2);

        var change = Closing.concluded(plan, Stopping.erased(plan, now, now), now);

        assertThat(change.events())
                .isEqualTo(Closing.concluded(plan, Stopping.stopped(plan, now), now)
                        .events());
        assertThat(change.state().course().isOver()).isTrue();
        assertThat(change.state().tasks()).isEmpty();
        assertThat(change.state().dueAt()).isNull();
        assertThat(change.todos())
                .extracting(Todo::kind, todo -> todo.detail("at"))
                .containsExactly(tuple(Stopping.FORGET, now.toString()));
        given(change.state())
                .when(each -> Stopping.erased(each, Ana.daysAfter(3), Ana.daysAfter(3)))
                .thenNothing();
    }

    @Test
    void aPlanThatIsMadeAfterTheErasureStopsAtOnce() {
        var ended = Ana.unheard().ended(Ana.COMPLETED, Ana.TERMS, Ana.NOW).state();
        var erased = Stopping.erased(ended, Ana.NOW, Ana.NOW).state();

        given(erased)
                .when(plan -> Closing.concluded(plan, plan.enrolled(Ana.NEEDS, Ana.TERMS, Ana.NOW), Ana.NOW))
                .thenState(plan -> {
                    assertThat(plan.isMade()).isTrue();
                    assertThat(plan.course().isOver()).isTrue();
                    assertThat(plan.tasks()).isEmpty();
                });
    }

    @Test
    void aDeathMakesNoPlanAndLeavesTheClientsOtherPlansToBeStopped() {
        var change =
                Ana.unheard().enrolled(Ana.NEEDS, Ana.TERMS, Ana.NOW).state().ended(Ana.DIED, Ana.TERMS, Ana.NOW);

        assertThat(change.events()).isEmpty();
        assertThat(change.state().isMade()).isFalse();
        assertThat(change.todos())
                .extracting(Todo::kind, todo -> todo.detail("client"), todo -> todo.detail("on"))
                .containsExactly(tuple(Stopping.STOP, Ana.CLIENT.toString(), Ana.DISCHARGED.toString()));
        assertThat(Stopping.day(change.state(), change.todos().getFirst())).isEqualTo(Ana.DISCHARGED);
        assertThat(Stopping.day(change.state(), WITHOUT_DAY)).isEqualTo(Ana.DISCHARGED);
        assertThat(change.state().heard())
                .isEqualTo(new Heard(Ana.NEEDS, Ana.DIED, new Consents(List.of()), List.of()));
    }
}
