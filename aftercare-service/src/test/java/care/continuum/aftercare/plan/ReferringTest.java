package care.continuum.aftercare.plan;

import static care.continuum.aftercare.plan.Harbor.ALL;
import static care.continuum.aftercare.plan.Harbor.HARBOR;
import static care.continuum.aftercare.plan.Harbor.LATER;
import static care.continuum.aftercare.plan.Harbor.counseling;
import static care.continuum.aftercare.plan.Harbor.delivery;
import static care.continuum.aftercare.plan.Harbor.sent;
import static care.continuum.events.ReferralKind.OUTPATIENT_COUNSELING;
import static care.continuum.testing.GivenWhenThen.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import care.continuum.aftercare.terms.Note;
import care.continuum.aftercare.terms.Task;
import care.continuum.events.AftercareEvent.ReferralAccepted;
import care.continuum.events.AftercareEvent.ReferralAttended;
import care.continuum.events.AftercareEvent.ReferralClosed;
import care.continuum.events.AftercareEvent.ReferralDeclined;
import care.continuum.events.AftercareEvent.ReferralOverdue;
import care.continuum.events.AftercareEvent.ReferralReopened;
import care.continuum.events.AftercareEvent.ReferralScheduled;
import care.continuum.events.AftercareEvent.ReferralUnattended;
import care.continuum.events.AftercareEvent.ReferralVoided;
import care.continuum.events.ReferralId;
import care.continuum.events.ReferralStatus;
import care.continuum.messaging.Change;
import care.continuum.testing.Proves;
import care.continuum.web.BadInput;
import care.continuum.web.BadInput.Fault;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReferringTest {

    private static final ReferralId ID = counseling(sent()).referralId();
    private static final Instant VISIT = Ana.daysAfter(5);
    private static final Note NOTE = new Note(LATER, "jo", "The client called.");

    @Test
    @Proves("loop-closed")
    void theLoopIsClosedAfterTheVisit() {
        given(sent())
                .when(plan -> Referring.accept(plan, ID, LATER))
                .then(new ReferralAccepted(
                        Ana.CLIENT, Ana.EPISODE, ID, OUTPATIENT_COUNSELING, HARBOR.partnerId(), LATER))
                .and()
                .when(plan -> Referring.schedule(plan, ID, VISIT, LATER))
                .then(new ReferralScheduled(Ana.CLIENT, Ana.EPISODE, ID, OUTPATIENT_COUNSELING, VISIT))
                .and()
                .when(plan -> Visiting.attend(plan, ID, null, VISIT))
                .then(new ReferralAttended(Ana.CLIENT, Ana.EPISODE, ID, OUTPATIENT_COUNSELING, VISIT))
                .and()
                .when(plan -> Following.close(plan, ID, VISIT))
                .then(new ReferralClosed(Ana.CLIENT, Ana.EPISODE, ID, OUTPATIENT_COUNSELING, VISIT));
    }

    @Test
    void nothingIsSaidOfAVisitBeforeItBegan() {
        var scheduled = Referring.schedule(sent(), ID, VISIT, LATER).state();

        given(scheduled).when(plan -> Visiting.attend(plan, ID, null, LATER)).thenRefused("visit-not-begun");
        given(scheduled).when(plan -> Visiting.miss(plan, ID, null, LATER)).thenRefused("visit-not-begun");
        given(sent()).when(plan -> Visiting.attend(plan, ID, null, LATER)).thenRefused("referral-not-scheduled");
        given(Ana.after(Ana.COMPLETED))
                .when(plan -> Referring.accept(plan, ID, LATER))
                .thenRefused("referral-not-with-partner");
    }

    @Test
    void aVisitLiesBetweenTheDischargeAndTwoYearsAhead() {
        var early = Ana.at(Ana.DISCHARGED, 0).minusSeconds(1);
        var late = Ana.at(Ana.DISCHARGED.plusYears(2).plusDays(1), 0);

        for (var odd : List.of(early, late)) {
            assertThatExceptionOfType(BadInput.class)
                    .isThrownBy(() -> Referring.schedule(sent(), ID, odd, LATER))
                    .satisfies(bad ->
                            assertThat(bad.faults()).extracting(Fault::field).containsExactly("visitAt"));
        }
        for (var usual : List.of(Ana.at(Ana.DISCHARGED, 0), late.minusSeconds(1))) {
            given(sent())
                    .when(plan -> Referring.schedule(plan, ID, usual, LATER))
                    .then(new ReferralScheduled(Ana.CLIENT, Ana.EPISODE, ID, OUTPATIENT_COUNSELING, usual));
        }
    }

    @Test
    void aDeclinedReferralGoesToTheNextPartner() {
        given(sent())
                .when(plan -> Referring.decline(plan, ID, LATER))
                .then(new ReferralDeclined(
                        Ana.CLIENT, Ana.EPISODE, ID, OUTPATIENT_COUNSELING, HARBOR.partnerId(), LATER))
                .and()
                .when(plan -> Sending.send(plan, ID, null, ALL, LATER))
                .thenState(plan -> assertThat(delivery(plan).partner()).isEqualTo("Lake Clinic"));
    }

    @Test
    @Proves("unattended")
    void aVisitIsGivenAgainTwiceAndThenSomebodyCalls() {
        var plan = sent();
        for (int miss = 1; miss <= 2; miss++) {
            plan = Referring.schedule(plan, ID, VISIT, LATER).state();
            plan = Visiting.miss(plan, ID, null, VISIT).state();
            assertThat(task(plan)).isEqualTo(Task.Kind.REFERRAL);
        }

        given(Referring.schedule(plan, ID, VISIT, LATER).state())
                .when(each -> Visiting.miss(each, ID, null, VISIT))
                .then(new ReferralUnattended(Ana.CLIENT, Ana.EPISODE, ID, OUTPATIENT_COUNSELING, VISIT, 3))
                .thenState(each -> assertThat(task(each)).isEqualTo(Task.Kind.OUTREACH))
                .thenState(each -> assertThat(
                                task(Readmitting.back(each, VISIT, VISIT).state()))
                        .isEqualTo(Task.Kind.REFERRAL))
                .and()
                .when(each -> Referring.schedule(each, ID, VISIT, LATER))
                .thenRefused("visits-missed");
    }

    @Test
    @Proves("staffs-word")
    void whatNobodySaysOfAReferralStaysOnTheWorklist() {
        var accepted = Referring.accept(sent(), ID, LATER).state();
        var scheduled = Referring.schedule(accepted, ID, VISIT, LATER).state();
        var subject = ID.toString();

        assertThat(accepted.tasks())
                .contains(new Task(
                        Task.Kind.ANSWER,
                        subject,
                        Ana.at(Ana.DISCHARGED.plusDays(3), 15).plusSeconds(10)));
        assertThat(scheduled.tasks())
                .contains(new Task(Task.Kind.CLOSE, subject, Ana.at(Ana.DISCHARGED.plusDays(6), 0)));
    }

    @Test
    @Proves("declined")
    void aPartnerCanDeclineUntilTheClientHasCome() {
        var scheduled = Referring.schedule(sent(), ID, VISIT, LATER).state();

        given(scheduled)
                .when(plan -> Referring.decline(plan, ID, VISIT))
                .then(new ReferralDeclined(
                        Ana.CLIENT, Ana.EPISODE, ID, OUTPATIENT_COUNSELING, HARBOR.partnerId(), VISIT))
                .thenState(plan -> {
                    assertThat(counseling(plan).visit()).isNull();
                    assertThat(task(plan)).isEqualTo(Task.Kind.REFERRAL);
                });
        given(Visiting.miss(scheduled, ID, null, VISIT).state())
                .when(plan -> Referring.decline(plan, ID, VISIT))
                .thenState(plan ->
                        assertThat(counseling(plan).is(ReferralStatus.DECLINED)).isTrue());
        given(Visiting.attend(scheduled, ID, null, VISIT).state())
                .when(plan -> Referring.decline(plan, ID, VISIT))
                .thenRefused("referral-not-with-partner");
    }

    @Test
    void forWhatWasTakenBackNoAnswerIsLate() {
        var thursday = Ana.at(Ana.DISCHARGED.plusDays(3), 15).plusSeconds(10);

        for (var back : List.of(Following.withdraw(sent(), ID, LATER), Referring.cancel(sent(), ID, NOTE))) {
            assertThat(overdue(back.state().due(thursday))).isEmpty();
            assertThat(back.state().due(Ana.daysAfter(1)).state().dueAt()).isNotEqualTo(thursday);
        }
    }

    @Test
    @Proves("referral-overdue")
    void noAnswerWithinThreeBusinessDaysIsOverdueOnce() {
        var thursday = Ana.at(Ana.DISCHARGED.plusDays(3), 15).plusSeconds(10);
        var plan = sent();

        assertThat(task(plan)).isEqualTo(Task.Kind.ANSWER);
        given(plan)
                .when(each -> each.due(thursday))
                .thenState(
                        each -> assertThat(delivery(each).handover().overdue()).isTrue());
        assertThat(overdue(plan.due(thursday)))
                .isEqualTo(List.of(new ReferralOverdue(
                        Ana.CLIENT, Ana.EPISODE, ID, OUTPATIENT_COUNSELING, HARBOR.partnerId(), thursday)));
        assertThat(plan.due(thursday).state().due(thursday).events()).isEmpty();
        assertThat(overdue(Referring.accept(plan, ID, LATER).state().due(thursday)))
                .isEmpty();
    }

    @Test
    @Proves("referral-mended")
    void whatHasEndedIsTakenUpAgainWithANote() {
        var withdrawn = Following.withdraw(sent(), ID, LATER).state();

        given(withdrawn)
                .when(plan -> Referring.reopen(plan, ID, NOTE))
                .then(new ReferralReopened(
                        Ana.CLIENT, Ana.EPISODE, ID, OUTPATIENT_COUNSELING, ReferralStatus.DRAFT, LATER))
                .thenState(plan -> assertThat(counseling(plan).notes()).containsExactly(NOTE))
                .and()
                .when(plan -> Referring.reopen(plan, ID, NOTE))
                .thenRefused("referral-not-ended");
    }

    @Test
    @Proves("complaint-reopens")
    void aClosedReferralReopensWithANote() {
        var attended = Visiting.attend(
                        Referring.schedule(sent(), ID, VISIT, LATER).state(), ID, null, VISIT)
                .state();

        assertThat(task(attended)).isEqualTo(Task.Kind.CLOSE);
        given(attended)
                .when(plan -> Following.close(plan, ID, VISIT))
                .then(new ReferralClosed(Ana.CLIENT, Ana.EPISODE, ID, OUTPATIENT_COUNSELING, VISIT))
                .and()
                .when(plan -> Referring.reopen(plan, ID, NOTE))
                .then(new ReferralReopened(
                        Ana.CLIENT, Ana.EPISODE, ID, OUTPATIENT_COUNSELING, ReferralStatus.DRAFT, LATER))
                .thenState(plan -> {
                    assertThat(counseling(plan).notes()).containsExactly(NOTE);
                    assertThat(counseling(plan).visit()).isNull();
                    assertThat(task(plan)).isEqualTo(Task.Kind.REFERRAL);
                })
                .and()
                .when(plan -> Sending.send(plan, ID, null, ALL, LATER))
                .thenState(plan ->
                        assertThat(counseling(plan).is(ReferralStatus.SENDING)).isTrue());
    }

    @Test
    @Proves("declined")
    void aDeclinedReferralProposesTheNextPartner() {
        var declined = Referring.decline(sent(), ID, LATER).state();

        assertThat(ReferralView.of(declined.referral(ID), ALL).proposed().partner())
                .isEqualTo("Lake Clinic");
        assertThat(ReferralView.of(sent().referral(ID), ALL).proposed()).isNull();
    }

    @Test
    @Proves({"referral-mended", "complaint-voided"})
    void anErroneousReferralIsVoidedWithAnAuditComment() {
        given(sent())
                .when(plan -> Referring.cancel(plan, ID, NOTE))
                .then(new ReferralVoided(Ana.CLIENT, Ana.EPISODE, ID, OUTPATIENT_COUNSELING, LATER))
                .thenState(plan -> assertThat(counseling(plan).notes()).containsExactly(NOTE))
                .and()
                .when(plan -> Referring.cancel(plan, ID, NOTE))
                .thenRefused("referral-settled");
    }

    private static List<?> overdue(Change<Plan> change) {
        return change.events().stream()
                .filter(ReferralOverdue.class::isInstance)
                .toList();
    }

    private static Task.Kind task(Plan plan) {
        return plan.tasks().stream()
                .filter(task -> task.subject().equals(ID.toString()))
                .findFirst()
                .orElseThrow()
                .kind();
    }
}
