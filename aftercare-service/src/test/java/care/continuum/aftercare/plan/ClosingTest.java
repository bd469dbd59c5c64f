package care.continuum.aftercare.plan;

import static care.continuum.testing.GivenWhenThen.given;
import static org.assertj.core.api.Assertions.assertThat;

import care.continuum.aftercare.plan.Following.Word;
import care.continuum.aftercare.terms.Note;
import care.continuum.aftercare.terms.Referral;
import care.continuum.aftercare.terms.Task;
import care.continuum.events.AftercareEvent.AftercarePlanClosed;
import care.continuum.events.AftercareEvent.ContinuingCareAppointmentCanceled;
import care.continuum.events.AftercareEvent.FollowUpReached;
import care.continuum.events.AftercareEvent.FollowUpUnreached;
import care.continuum.events.AftercareEvent.ReferralReopened;
import care.continuum.events.AftercareEvent.ReferralWithdrawn;
import care.continuum.events.OutreachResult;
import care.continuum.events.PlanId;
import care.continuum.events.ReferralStatus;
import care.continuum.messaging.Change;
import care.continuum.testing.Proves;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class ClosingTest {

    private static final Instant END = Ana.daysAfter(30);

    @Test
    @Proves("plan-closes")
    void aPlanClosesWithTheLastCall() {
        var plan = beforeTheLastCall();
        var last = plan.followUps().getLast();

        given(plan)
                .when(each -> concluded(
                        each,
                        it -> Following.called(
                                it, last.followUpId(), new Word(OutreachResult.REACHED, END, false), END)))
                .then(
                        new FollowUpReached(Ana.CLIENT, Ana.EPISODE, last.followUpId(), last.day(), END),
                        new AftercarePlanClosed(Ana.CLIENT, Ana.EPISODE, planId(plan), END))
                .thenState(each -> {
                    assertThat(PlanView.of(each, List.of()).status()).isEqualTo(PlanView.Status.CLOSED);
                    assertThat(each.dueAt()).isNull();
                    assertThat(each.tasks()).isEmpty();
                });
    }

    @Test
    @Proves("plan-closes")
    void aPlanClosesByTimeWithTheLastCallThatNobodyMade() {
        var plan = beforeTheLastCall();
        var last = plan.followUps().getLast();
        var tooLate = Objects.requireNonNull(plan.dueAt());

        given(plan)
                .when(each -> each.due(tooLate))
                .then(
                        new FollowUpUnreached(Ana.CLIENT, Ana.EPISODE, last.followUpId(), last.day(), tooLate, 0),
                        new AftercarePlanClosed(Ana.CLIENT, Ana.EPISODE, planId(plan), tooLate))
                .thenState(each -> assertThat(each.dueAt()).isNull());
    }

    @Test
    @Proves("relapse")
    void aRelapseToldInTheLastCallStaysOnTheWorklistUntilTheClientComesBack() {
        var plan = beforeTheLastCall();
        var last = plan.followUps().getLast().followUpId();
        var told = new Word(OutreachResult.REACHED, END, true);

        given(plan)
                .when(each -> concluded(each, it -> Following.called(it, last, told, END)))
                .thenState(each -> {
                    assertThat(each.course().isOver()).isTrue();
                    assertThat(each.tasks())
                            .containsExactly(
                                    new Task(Task.Kind.READMISSION, Ana.EPISODE.toString(), Ana.daysAfter(31)));
                })
                .and()
                .when(each -> concluded(each, it -> Readmitting.readmitted(it, END, END)))
                .thenNothing()
                .thenState(each -> assertThat(each.tasks()).isEmpty());
    }

    @Test
    void aPlanStaysOpenWhileAReferralIs() {
        var plan = Ana.after(Ana.TRANSFERRED).due(Ana.daysAfter(7)).state();
        for (var call : plan.followUps()) {
            plan = concluded(
                            plan,
                            it -> Following.called(
                                    it, call.followUpId(), new Word(OutreachResult.DECLINED, END, false), END))
                    .state();
        }
        var transfer = plan.referrals().getFirst();
        assertThat(plan.course().isOver()).isFalse();

        given(plan)
                .when(each -> concluded(each, it -> Following.withdraw(it, transfer.referralId(), END)))
                .then(
                        new ReferralWithdrawn(Ana.CLIENT, Ana.EPISODE, transfer.referralId(), transfer.kind(), END),
                        new AftercarePlanClosed(Ana.CLIENT, Ana.EPISODE, planId(plan), END));
    }

    @Test
    void aReferralTakenUpAgainOpensThePlanAgain() {
        var plan = closed();
        var referral = plan.referrals().getFirst();
        var later = END.plusSeconds(1);
        var note = new Note(later, "jo", "The client called.");

        given(plan)
                .when(each -> concluded(each, it -> Referring.reopen(it, referral.referralId(), note)))
                .then(new ReferralReopened(
                        Ana.CLIENT, Ana.EPISODE, referral.referralId(), referral.kind(), ReferralStatus.DRAFT, later))
                .thenState(each -> assertThat(each.course().isOver()).isFalse())
                .and()
                .when(each -> concluded(each, it -> Following.withdraw(it, referral.referralId(), later), later))
                .thenState(each -> assertThat(each.course().closedAt()).isEqualTo(later));
    }

    @Test
    @Proves("no-slot")
    void aMissedAppointmentForWhichThereIsNoOtherTimeKeepsThePlanOpen() {
        var missed = missed();
        var id = Ana.first(missed).appointmentId();

        given(missed)
                .when(each -> concluded(each, it -> Booking.reschedule(it, id, null, END)))
                .and()
                .when(each -> concluded(each, it -> it.slot(Ana.refused(Ana.first(it)), END)))
                .thenNothing()
                .thenState(each -> {
                    assertThat(each.course().isOver()).isFalse();
                    assertThat(each.tasks()).contains(new Task(Task.Kind.SLOT, id.toString(), Ana.daysAfter(3)));
                })
                .and()
                .when(each -> concluded(each, it -> Booking.cancel(it, id, END)))
                .then(
                        new ContinuingCareAppointmentCanceled(Ana.CLIENT, Ana.EPISODE, id, END),
                        new AftercarePlanClosed(Ana.CLIENT, Ana.EPISODE, planId(missed), END))
                .thenState(each -> assertThat(each.tasks()).isEmpty());
    }

    /// The client missed the one appointment, and everything else has ended.
    private static Plan missed() {
        var plan = Ana.after(Ana.LEFT);
        var first = Ana.first(plan);
        plan = plan.slot(Ana.slot(first, 3), Ana.NOW).state().due(END).state();
        for (var call : plan.followUps()) {
            var declined = new Word(OutreachResult.DECLINED, END, false);
            plan = concluded(plan, it -> Following.called(it, call.followUpId(), declined, END))
                    .state();
        }
        for (var referral : plan.referrals()) {
            plan = concluded(plan, it -> Following.withdraw(it, referral.referralId(), END))
                    .state();
        }
        plan = concluded(plan, it -> Booking.miss(it, first.appointmentId(), END))
                .state();
        assertThat(plan.course().isOver()).isTrue();
        return plan;
    }

    private static Plan closed() {
        var plan = beforeTheLastCall();
        var last = plan.followUps().getLast().followUpId();
        return concluded(plan, it -> Following.called(it, last, new Word(OutreachResult.REACHED, END, false), END))
                .state();
    }

    /// Everything else has ended.
    private static Plan beforeTheLastCall() {
        var plan = Ana.after(Ana.LEFT).due(END).state();
        for (Referral referral : plan.referrals()) {
            plan = concluded(plan, it -> Following.withdraw(it, referral.referralId(), END))
                    .state();
        }
        for (var appointment : plan.appointments()) {
            plan = concluded(plan, it -> Booking.cancel(it, appointment.appointmentId(), END))
                    .state();
        }
        for (var call : plan.followUps().subList(0, plan.followUps().size() - 1)) {
            plan = concluded(
                            plan,
                            it -> Following.called(
                                    it, call.followUpId(), new Word(OutreachResult.NO_ANSWER, END, false), END))
                    .state();
            plan = concluded(
                            plan,
                            it -> Following.called(
                                    it, call.followUpId(), new Word(OutreachResult.REACHED, END, false), END))
                    .state();
        }
        assertThat(plan.course().isOver()).isFalse();
        return plan;
    }

    private static Change<Plan> concluded(Plan plan, Function<Plan, Change<Plan>> decision) {
        return concluded(plan, decision, END);
    }

    private static Change<Plan> concluded(Plan plan, Function<Plan, Change<Plan>> decision, Instant now) {
        return Closing.concluded(plan, decision.apply(plan), now);
    }

    private static PlanId planId(Plan plan) {
        return Objects.requireNonNull(plan.planId());
    }
}
