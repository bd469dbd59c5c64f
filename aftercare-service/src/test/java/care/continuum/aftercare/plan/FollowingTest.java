package care.continuum.aftercare.plan;

import static care.continuum.testing.GivenWhenThen.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import care.continuum.aftercare.plan.Following.Word;
import care.continuum.aftercare.terms.Appointment;
import care.continuum.aftercare.terms.Call;
import care.continuum.aftercare.terms.FollowUp;
import care.continuum.aftercare.terms.Note;
import care.continuum.aftercare.terms.Task;
import care.continuum.aftercare.terms.Task.Kind;
import care.continuum.events.AftercareEvent.ContinuingCareAppointmentBooked;
import care.continuum.events.AftercareEvent.ContinuingCareAppointmentCanceled;
import care.continuum.events.AftercareEvent.ContinuingCareAppointmentKept;
import care.continuum.events.AftercareEvent.ContinuingCareAppointmentMissed;
import care.continuum.events.AftercareEvent.ContinuingCareAppointmentProposed;
import care.continuum.events.AftercareEvent.ContinuityMet;
import care.continuum.events.AftercareEvent.FollowUpDeclined;
import care.continuum.events.AftercareEvent.FollowUpDue;
import care.continuum.events.AftercareEvent.FollowUpReached;
import care.continuum.events.AftercareEvent.FollowUpUnreached;
import care.continuum.events.AftercareEvent.ReadmissionSuggested;
import care.continuum.events.AftercareEvent.ReferralClosed;
import care.continuum.events.AftercareEvent.ReferralWithdrawn;
import care.continuum.events.OutreachResult;
import care.continuum.events.ReferralKind;
import care.continuum.testing.Proves;
import care.continuum.web.BadInput;
import care.continuum.web.BadInput.Fault;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class FollowingTest {

    @Test
    void aBookedSlotGivesTheAppointmentItsTime() {
        var plan = Ana.after(Ana.COMPLETED);
        var first = Ana.first(plan);

        given(plan)
                .when(each -> each.slot(Ana.slot(first, 3), Ana.NOW))
                .then(new ContinuingCareAppointmentBooked(
                        Ana.CLIENT, Ana.EPISODE, first.appointmentId(), first.dueBy(), Ana.daysAfter(3)))
                .and()
                .when(each -> each.slot(Ana.slot(first, 3), Ana.NOW))
                .thenNothing();
    }

    @Test
    @Proves("no-slot")
    void aRefusedSlotIsAnAlarmUntilScheduleIsAskedAgain() {
        var plan = Ana.after(Ana.COMPLETED);
        var first = Ana.first(plan);

        given(plan)
                .when(each -> each.slot(Ana.refused(first), Ana.NOW))
                .thenNothing()
                .thenState(each -> assertThat(each.tasks())
                        .contains(new Task(
                                Kind.SLOT, first.appointmentId().toString(), Ana.at(Ana.DISCHARGED.plusDays(1), 0))))
                .and()
                .when(each -> Booking.ask(each, first.appointmentId(), null, Ana.NOW))
                .then(new ContinuingCareAppointmentProposed(
                        Ana.CLIENT, Ana.EPISODE, first.appointmentId(), 2, first.earliestOn(), first.dueBy(), null))
                .thenState(each -> assertThat(each.tasks()).noneMatch(task -> task.kind() == Kind.SLOT))
                .and()
                .when(each -> Booking.ask(each, first.appointmentId(), null, Ana.NOW))
                .thenRefused("slot-asked");
    }

    @Test
    void aSlotTakenBackIsAnAlarm() {
        var plan = Ana.booked(3);

        given(plan)
                .when(each -> each.slot(Ana.released(Ana.first(plan)), Ana.NOW))
                .thenNothing()
                .thenState(each -> assertThat(Ana.first(each).lacksSlot()).isTrue());
    }

    @Test
    @Proves("continuity")
    void keptWithinSevenDaysMeetsBothMeasuresOnce() {
        var plan = Ana.booked(7);
        var id = Ana.first(plan).appointmentId();
        var day = Ana.DISCHARGED.plusDays(7);

        given(plan)
                .when(each -> Booking.keep(each, id, Ana.daysAfter(7)))
                .then(
                        new ContinuingCareAppointmentKept(Ana.CLIENT, Ana.EPISODE, id, day),
                        new ContinuityMet(Ana.CLIENT, Ana.EPISODE, id, 7, day),
                        new ContinuityMet(Ana.CLIENT, Ana.EPISODE, id, 30, day))
                .and()
                .when(each -> Booking.keep(each, id, Ana.daysAfter(7)))
                .thenRefused("appointment-not-booked");
    }

    @Test
    void keptWithinThirtyDaysMeetsThatMeasureAlone() {
        var plan = Ana.after(Ana.COMPLETED);
        var second = plan.appointments().get(1);
        var booked = plan.slot(Ana.slot(second, 30), Ana.NOW).state();
        var day = Ana.DISCHARGED.plusDays(30);

        given(booked)
                .when(each -> Booking.keep(each, second.appointmentId(), Ana.daysAfter(31)))
                .then(
                        new ContinuingCareAppointmentKept(Ana.CLIENT, Ana.EPISODE, second.appointmentId(), day),
                        new ContinuityMet(Ana.CLIENT, Ana.EPISODE, second.appointmentId(), 30, day));
    }

    @Test
    void nobodyKeepsOrMissesWhatHasNotBegun() {
        var plan = Ana.booked(3);
        var id = Ana.first(plan).appointmentId();

        given(plan).when(each -> Booking.keep(each, id, Ana.NOW)).thenRefused("appointment-not-begun");
        given(plan).when(each -> Booking.miss(each, id, Ana.NOW)).thenRefused("appointment-not-begun");
    }

    @Test
    @Proves("appointment-missed")
    void aMissedAppointmentWantsACall() {
        var plan = Ana.booked(3);
        var id = Ana.first(plan).appointmentId();

        given(plan)
                .when(each -> Booking.miss(each, id, Ana.daysAfter(4)))
                .then(new ContinuingCareAppointmentMissed(Ana.CLIENT, Ana.EPISODE, id, Ana.daysAfter(3), null))
                .thenState(each ->
                        assertThat(each.tasks()).contains(new Task(Kind.OUTREACH, id.toString(), Ana.daysAfter(4))));
    }

    @Test
    void whoDoesNotAnswerAfterAMissedAppointmentIsNotCalledForEver() {
        var plan = Ana.booked(3);
        var id = Ana.first(plan).appointmentId();
        var tried = Booking.miss(plan, id, Ana.daysAfter(3)).state();
        tried = elsewhere(tried, OutreachResult.NO_ANSWER, Ana.daysAfter(2));
        tried = elsewhere(tried, OutreachResult.NO_ANSWER, Ana.daysAfter(3));
        tried = elsewhere(tried, OutreachResult.NO_ANSWER, Ana.daysAfter(4));

        assertThat(tried.tasks()).anyMatch(task -> task.kind() == Kind.OUTREACH);
        var due = tried.due(Ana.daysAfter(5)).state();
        var call = due.followUps().getFirst().followUpId();
        var third = new Word(OutreachResult.NO_ANSWER, Ana.daysAfter(5), false);
        var done = Following.called(due, call, third, Ana.daysAfter(5)).state();
        assertThat(done.tasks()).isNotEmpty().noneMatch(task -> task.kind() == Kind.OUTREACH);

        var second = done.appointments().get(1);
        var booked = done.slot(Ana.slot(second, 29), Ana.daysAfter(5)).state();
        assertThat(Booking.miss(booked, second.appointmentId(), Ana.daysAfter(29))
                        .state()
                        .tasks())
                .contains(new Task(Kind.OUTREACH, second.appointmentId().toString(), Ana.daysAfter(29)));
    }

    @Test
    void whoIsBackInTheProgramIsCalledThereAndNotForWhatTheyMissedBefore() {
        var missed = Booking.miss(Ana.booked(3), Ana.first(Ana.booked(3)).appointmentId(), Ana.daysAfter(3))
                .state();

        assertThat(Readmitting.back(missed, Ana.daysAfter(5), Ana.daysAfter(5))
                        .state()
                        .tasks())
                .isNotEmpty()
                .noneMatch(task -> task.kind() == Kind.OUTREACH);
        assertThat(Readmitting.back(missed, Ana.daysAfter(2), Ana.daysAfter(5))
                        .state()
                        .tasks())
                .anyMatch(task -> task.kind() == Kind.OUTREACH);
    }

    @Test
    void whoWantsNoCallAfterAMissedAppointmentGetsNone() {
        var plan = Ana.booked(3);
        var missed = Booking.miss(plan, Ana.first(plan).appointmentId(), Ana.daysAfter(3))
                .state();

        assertThat(elsewhere(missed, OutreachResult.DECLINED, Ana.daysAfter(3)).tasks())
                .isNotEmpty()
                .noneMatch(task -> task.kind() == Kind.OUTREACH);
        assertThat(elsewhere(missed, OutreachResult.DECLINED, Ana.daysAfter(2)).tasks())
                .anyMatch(task -> task.kind() == Kind.OUTREACH);
    }

    @Test
    void oneCallAboutSeveralFollowUpsIsOneCall() {
        var missed = Booking.miss(Ana.booked(3), Ana.first(Ana.booked(3)).appointmentId(), Ana.daysAfter(3))
                .state();
        var at = Ana.daysAfter(21);
        var tried = missed.due(at).state();
        var due = tried.followUps().stream().filter(FollowUp::isCalled).toList();
        assertThat(due).hasSizeGreaterThanOrEqualTo(3);
        for (var each : due) {
            tried = Following.called(tried, each.followUpId(), noAnswer(at), at).state();
        }
        tried = elsewhere(tried, OutreachResult.NO_ANSWER, at);
        assertThat(tried.tasks()).anyMatch(task -> task.kind() == Kind.OUTREACH);

        tried = elsewhere(tried, OutreachResult.NO_ANSWER, at.plusSeconds(3_600));
        assertThat(tried.tasks()).anyMatch(task -> task.kind() == Kind.OUTREACH);
        tried = elsewhere(tried, OutreachResult.NO_ANSWER, at.plusSeconds(7_200));
        assertThat(tried.tasks()).isNotEmpty().noneMatch(task -> task.kind() == Kind.OUTREACH);
    }

    private static Word noAnswer(Instant at) {
        return new Word(OutreachResult.NO_ANSWER, at, false);
    }

    private static Plan elsewhere(Plan plan, OutreachResult result, Instant at) {
        return Following.calledElsewhere(plan, new Call(at, result), at).state();
    }

    @Test
    void aCanceledAppointmentStaysCanceledWhateverSchedulingSays() {
        var plan = Ana.after(Ana.COMPLETED);
        var first = Ana.first(plan);

        given(plan)
                .when(each -> Booking.cancel(each, first.appointmentId(), Ana.NOW))
                .then(new ContinuingCareAppointmentCanceled(Ana.CLIENT, Ana.EPISODE, first.appointmentId(), Ana.NOW))
                .and()
                .when(each -> each.slot(Ana.slot(first, 3), Ana.NOW))
                .thenNothing()
                .thenState(each -> assertThat(Ana.first(each).is(Appointment.Status.CANCELED))
                        .isTrue())
                .and()
                .when(each -> Booking.cancel(each, first.appointmentId(), Ana.NOW))
                .thenRefused("appointment-settled");
    }

    @Test
    void callsBecomeDueOnTheirDay() {
        var plan = Ana.after(Ana.LEFT);
        var call = plan.followUps().getFirst();
        var morning = Ana.at(Ana.DISCHARGED.plusDays(1), 0);

        assertThat(plan.dueAt()).isEqualTo(morning);
        given(plan)
                .when(each -> each.due(morning))
                .then(new FollowUpDue(Ana.CLIENT, Ana.EPISODE, call.followUpId(), 1, Ana.DISCHARGED.plusDays(1)))
                .thenState(each -> assertThat(each.dueAt()).isEqualTo(Ana.at(Ana.DISCHARGED.plusDays(7), 0)));
        given(plan)
                .when(each -> Following.called(
                        each, call.followUpId(), new Word(OutreachResult.REACHED, Ana.NOW, false), Ana.NOW))
                .thenRefused("follow-up-not-due");
    }

    @Test
    @Proves({"follow-ups", "follow-up-outcomes"})
    void theThirdCallWithoutAnAnswerIsTheLast() {
        var plan = Ana.after(Ana.LEFT).due(Ana.daysAfter(1)).state();
        var call = plan.followUps().getFirst();
        var first = Ana.daysAfter(1);
        var second = first.plusSeconds(3_600);
        var third = second.plusSeconds(3_600);

        given(plan)
                .when(each -> Following.called(each, call.followUpId(), noAnswer(first), third))
                .thenNothing()
                .thenState(
                        each -> assertThat(each.followUps().getFirst().status()).isEqualTo(FollowUp.Status.ATTEMPTED))
                .and()
                .when(each -> Following.called(each, call.followUpId(), noAnswer(second), third))
                .thenNothing()
                .and()
                .when(each -> Following.called(each, call.followUpId(), noAnswer(third), third))
                .then(new FollowUpUnreached(Ana.CLIENT, Ana.EPISODE, call.followUpId(), 1, third, 3))
                .and()
                .when(each -> Following.called(
                        each, call.followUpId(), new Word(OutreachResult.REACHED, third, false), third))
                .thenRefused("follow-up-settled");
    }

    @Test
    void theSameCallToldAgainIsNoFurtherOne() {
        var plan = Ana.after(Ana.LEFT).due(Ana.daysAfter(1)).state();
        var call = plan.followUps().getFirst().followUpId();
        var at = Ana.daysAfter(1);
        var tried = Following.called(plan, call, noAnswer(at), at).state();

        given(tried)
                .when(each -> Following.called(each, call, noAnswer(at.plusNanos(1)), at))
                .thenNothing()
                .thenState(each -> assertThat(each).isEqualTo(tried))
                .and()
                .when(each -> Following.called(each, call, new Word(OutreachResult.REACHED, at, false), at))
                .then(new FollowUpReached(Ana.CLIENT, Ana.EPISODE, call, 1, at));
    }

    @Test
    @Proves("follow-ups")
    void aCallThatNobodyMakesIsUnreachedAfterFourteenDays() {
        var plan = Ana.after(Ana.TRANSFERRED).due(Ana.daysAfter(1)).state();
        var call = plan.followUps().getFirst();
        var late = Ana.at(Ana.DISCHARGED.plusDays(16), 0);

        assertThat(plan.due(late.minusSeconds(1)).events()).noneMatch(FollowUpUnreached.class::isInstance);
        var second = plan.due(Ana.daysAfter(7)).state();
        assertThat(second.dueAt()).isEqualTo(late);
        assertThat(second.tasks())
                .contains(
                        new Task(Kind.FOLLOW_UP, call.followUpId().toString(), Ana.at(Ana.DISCHARGED.plusDays(2), 0)));
        given(second)
                .when(each -> each.due(late))
                .then(new FollowUpUnreached(Ana.CLIENT, Ana.EPISODE, call.followUpId(), 1, late, 0))
                .thenState(each ->
                        assertThat(each.followUps().getFirst().attempts()).isZero())
                .thenState(each -> assertThat(each.tasks())
                        .noneMatch(
                                task -> task.subject().equals(call.followUpId().toString())))
                .and()
                .when(each -> each.due(late))
                .thenNothing();
        given(second.due(late).state())
                .when(each ->
                        Following.called(each, call.followUpId(), new Word(OutreachResult.REACHED, late, false), late))
                .thenRefused("follow-up-settled");
    }

    @Test
    void nobodyWasCalledBeforeTheFollowUpWasDue() {
        var plan = Ana.after(Ana.LEFT).due(Ana.daysAfter(2)).state();
        var call = plan.followUps().getFirst().followUpId();
        var early = new Word(OutreachResult.REACHED, Ana.at(Ana.DISCHARGED, 23), false);

        assertThatExceptionOfType(BadInput.class)
                .isThrownBy(() -> Following.called(plan, call, early, Ana.daysAfter(2)))
                .satisfies(
                        bad -> assertThat(bad.faults()).extracting(Fault::field).containsExactly("attemptedAt"));
        given(plan)
                .when(each -> Following.called(
                        each,
                        call,
                        new Word(OutreachResult.REACHED, Ana.at(Ana.DISCHARGED.plusDays(1), 0), false),
                        Ana.daysAfter(2)))
                .then(new FollowUpReached(Ana.CLIENT, Ana.EPISODE, call, 1, Ana.at(Ana.DISCHARGED.plusDays(1), 0)));
    }

    @Test
    void anAttemptWithoutAnAnswerDoesNotKeepACallOpen() {
        var plan = Ana.after(Ana.TRANSFERRED).due(Ana.daysAfter(1)).state();
        var call = plan.followUps().getFirst().followUpId();
        var at = Ana.daysAfter(2);
        var tried = Following.called(plan, call, new Word(OutreachResult.NO_ANSWER, at, false), at)
                .state();

        assertThat(List.<Object>copyOf(tried.due(Ana.daysAfter(16)).events()))
                .contains(new FollowUpUnreached(Ana.CLIENT, Ana.EPISODE, call, 1, at, 1));
    }

    /// After an outage, too, there is time to call.
    @Test
    void aCallThatFallsDueLateHasItsDaysAllTheSame() {
        var plan = Ana.after(Ana.TRANSFERRED).due(Ana.daysAfter(60)).state();

        assertThat(plan.followUps()).extracting(FollowUp::status).containsOnly(FollowUp.Status.DUE);
        assertThat(plan.dueAt()).isEqualTo(Ana.at(Ana.DISCHARGED.plusDays(75), 0));
    }

    @Test
    @Proves("follow-up-outcomes")
    void aCallReachesTheClientOrIsDeclined() {
        var plan = Ana.after(Ana.LEFT).due(Ana.daysAfter(1)).state();
        var call = plan.followUps().getFirst();
        var at = Ana.daysAfter(1);

        given(plan)
                .when(each ->
                        Following.called(each, call.followUpId(), new Word(OutreachResult.REACHED, at, false), at))
                .then(new FollowUpReached(Ana.CLIENT, Ana.EPISODE, call.followUpId(), 1, at));
        given(plan)
                .when(each ->
                        Following.called(each, call.followUpId(), new Word(OutreachResult.DECLINED, at, false), at))
                .then(new FollowUpDeclined(Ana.CLIENT, Ana.EPISODE, call.followUpId(), 1, at));
    }

    @Test
    @Proves("relapse")
    void aRelapseSuggestsAReadmissionAndDoesNothingMore() {
        var plan = Ana.after(Ana.LEFT).due(Ana.daysAfter(7)).state();
        var first = plan.followUps().get(0);
        var second = plan.followUps().get(1);
        var at = Ana.daysAfter(7);
        var later = at.plusSeconds(3_600);

        given(plan)
                .when(each ->
                        Following.called(each, first.followUpId(), new Word(OutreachResult.REACHED, at, true), at))
                .then(
                        new FollowUpReached(Ana.CLIENT, Ana.EPISODE, first.followUpId(), 1, at),
                        new ReadmissionSuggested(Ana.CLIENT, Ana.EPISODE, Objects.requireNonNull(plan.planId()), at))
                .thenState(each -> {
                    assertThat(each.tasks())
                            .contains(new Task(Kind.READMISSION, Ana.EPISODE.toString(), Ana.daysAfter(8)));
                    assertThat(each.referrals()).isEqualTo(plan.referrals());
                    assertThat(each.appointments()).isEqualTo(plan.appointments());
                })
                .and()
                .when(each -> Following.called(
                        each, second.followUpId(), new Word(OutreachResult.REACHED, later, false), later))
                .thenState(each -> assertThat(each.tasks()).noneMatch(task -> task.kind() == Kind.READMISSION));
    }

    @Test
    @Proves("relapse")
    void aWordThatIsEnteredLateEndsNoRelapseThatWasToldSince() {
        var plan = Ana.after(Ana.LEFT).due(Ana.daysAfter(7)).state();
        var first = plan.followUps().get(0).followUpId();
        var second = plan.followUps().get(1).followUpId();
        var before = Ana.daysAfter(2);
        var at = Ana.daysAfter(7);

        given(plan)
                .when(each -> Following.called(each, second, new Word(OutreachResult.REACHED, at, true), at))
                .and()
                .when(each -> Following.called(each, first, new Word(OutreachResult.REACHED, before, false), at))
                .thenState(each -> assertThat(each.course().relapseAt()).isEqualTo(at));
    }

    @Test
    @Proves("relapse")
    void whoIsNotReadmittedIsNoLongerOnTheWorklist() {
        var plan = Ana.after(Ana.LEFT).due(Ana.daysAfter(7)).state();
        var call = plan.followUps().getFirst().followUpId();
        var at = Ana.daysAfter(7);
        var why = new Note(Ana.daysAfter(8), "Ana's counselor", "began residential treatment");

        given(plan).when(each -> Readmitting.notReadmitted(each, why)).thenRefused("readmission-not-suggested");
        given(plan)
                .when(each -> Following.called(each, call, new Word(OutreachResult.REACHED, at, true), at))
                .and()
                .when(each -> Readmitting.notReadmitted(each, why))
                .thenState(each -> {
                    assertThat(each.tasks()).noneMatch(task -> task.kind() == Kind.READMISSION);
                    assertThat(each.course().notReadmitted()).isEqualTo(why);
                });
    }

    @Test
    @Proves({"consent-before-sending", "self-referral"})
    void theClientsWordClosesASelfReferralAndNoOther() {
        var plan = Ana.after(Ana.COMPLETED);
        var mutualHelp = Ana.referral(plan, ReferralKind.TWELVE_STEP).referralId();
        var counseling = Ana.referral(plan, ReferralKind.OUTPATIENT_COUNSELING).referralId();

        given(plan)
                .when(each -> Following.close(each, mutualHelp, Ana.NOW))
                .then(new ReferralClosed(Ana.CLIENT, Ana.EPISODE, mutualHelp, ReferralKind.TWELVE_STEP, Ana.NOW));
        given(plan).when(each -> Following.close(each, counseling, Ana.NOW)).thenRefused("referral-not-attended");
    }

    @Test
    void aWithdrawnReferralStaysSoWhateverIsConsented() {
        var plan = Ana.after(Ana.COMPLETED);
        var id = Ana.referral(plan, ReferralKind.SOBER_LIVING).referralId();

        given(plan)
                .when(each -> Following.withdraw(each, id, Ana.NOW))
                .then(new ReferralWithdrawn(Ana.CLIENT, Ana.EPISODE, id, ReferralKind.SOBER_LIVING, Ana.NOW))
                .and()
                .when(each -> each.consented(Ana.SPECIFIC, Ana.NOW))
                .thenState(each -> assertThat(
                                Ana.referral(each, ReferralKind.SOBER_LIVING).isUnsent())
                        .isFalse())
                .and()
                .when(each -> Following.withdraw(each, id, Ana.NOW))
                .thenRefused("referral-settled");
    }
}
