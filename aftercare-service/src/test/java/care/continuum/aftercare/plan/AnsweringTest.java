package care.continuum.aftercare.plan;

import static care.continuum.aftercare.plan.Harbor.HARBOR;
import static care.continuum.aftercare.plan.Harbor.LAKE;
import static care.continuum.aftercare.plan.Harbor.LATER;
import static care.continuum.aftercare.plan.Harbor.MINUTE;
import static care.continuum.aftercare.plan.Harbor.by;
import static care.continuum.aftercare.plan.Harbor.claimed;
import static care.continuum.aftercare.plan.Harbor.counseling;
import static care.continuum.aftercare.plan.Harbor.sending;
import static care.continuum.aftercare.plan.Harbor.sent;
import static care.continuum.aftercare.plan.Harbor.settle;
import static care.continuum.events.ReferralKind.OUTPATIENT_COUNSELING;
import static care.continuum.testing.GivenWhenThen.given;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import care.continuum.aftercare.terms.Outcome;
import care.continuum.events.AftercareEvent.ReferralAccepted;
import care.continuum.events.AftercareEvent.ReferralDeclined;
import care.continuum.events.AftercareEvent.ReferralScheduled;
import care.continuum.events.AftercareEvent.ReferralSent;
import care.continuum.events.PartnerId;
import care.continuum.events.ReferralId;
import care.continuum.messaging.Change;
import care.continuum.messaging.NotFound;
import care.continuum.testing.Proves;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class AnsweringTest {

    private static final ReferralId ID = counseling(sent()).referralId();
    private static final PartnerId FROM_HARBOR = HARBOR.partnerId();
    private static final Instant VISIT = Ana.daysAfter(5);

    @Test
    void aPartnerSaysItselfWhatStaffWouldEnter() {
        given(sent())
                .when(plan -> answered(plan, FROM_HARBOR, PartnersWord.ACCEPTED))
                .then(new ReferralAccepted(Ana.CLIENT, Ana.EPISODE, ID, OUTPATIENT_COUNSELING, FROM_HARBOR, LATER))
                .and()
                .when(plan -> answered(plan, FROM_HARBOR, PartnersWord.DECLINED))
                .then(new ReferralDeclined(Ana.CLIENT, Ana.EPISODE, ID, OUTPATIENT_COUNSELING, FROM_HARBOR, LATER))
                .and()
                .when(plan -> answered(plan, FROM_HARBOR, PartnersWord.ATTENDED))
                .thenRefused("referral-not-scheduled");
    }

    @Test
    void whoAnswersHasTheReferralAlthoughNobodySaidSo() {
        given(claimed(sending(), "first", Ana.NOW))
                .when(plan -> Answering.answered(plan, ID, FROM_HARBOR, PartnersWord.SCHEDULED, VISIT, LATER))
                .then(
                        new ReferralSent(Ana.CLIENT, Ana.EPISODE, ID, OUTPATIENT_COUNSELING, FROM_HARBOR, LATER),
                        new ReferralScheduled(Ana.CLIENT, Ana.EPISODE, ID, OUTPATIENT_COUNSELING, VISIT))
                .and()
                .when(plan -> settle(plan, by(plan, "first"), new Outcome.Accepted()))
                .thenNothing();
    }

    @Test
    @Proves("left-unsaid")
    void whoAnswersHasTheReferralAlthoughTheSendingWasStopped() {
        var tried = claimed(sending(), "first", Ana.NOW);
        var timedOut = settle(tried, by(tried, "first"), new Outcome.Unanswered(true, MINUTE))
                .state();

        for (var plan : List.of(tried, timedOut)) {
            given(stopped(plan))
                    .when(each -> answered(each, FROM_HARBOR, PartnersWord.ACCEPTED))
                    .then(
                            new ReferralSent(Ana.CLIENT, Ana.EPISODE, ID, OUTPATIENT_COUNSELING, FROM_HARBOR, LATER),
                            new ReferralAccepted(
                                    Ana.CLIENT, Ana.EPISODE, ID, OUTPATIENT_COUNSELING, FROM_HARBOR, LATER));
        }
        given(stopped(sending()))
                .when(each -> answered(each, FROM_HARBOR, PartnersWord.ACCEPTED))
                .thenRefused("referral-not-with-partner");
    }

    @Test
    void whoAnswersHasTheReferralAlthoughTheSendingHasFailed() {
        var refused = new Outcome.Refused(MINUTE, 1);
        var tried = claimed(sending(), "first", Ana.NOW);

        given(settle(tried, by(tried, "first"), refused).state())
                .when(plan -> answered(plan, FROM_HARBOR, PartnersWord.ACCEPTED))
                .then(
                        new ReferralSent(Ana.CLIENT, Ana.EPISODE, ID, OUTPATIENT_COUNSELING, FROM_HARBOR, LATER),
                        new ReferralAccepted(Ana.CLIENT, Ana.EPISODE, ID, OUTPATIENT_COUNSELING, FROM_HARBOR, LATER));
    }

    @Test
    void forAnotherPartnerThereIsNoSuchReferral() {
        assertThatThrownBy(() -> answered(sent(), LAKE.partnerId(), PartnersWord.ACCEPTED))
                .isInstanceOf(NotFound.class);
    }

    private static Plan stopped(Plan plan) {
        return plan.consented(Ana.revoked(Ana.TPO), LATER).state();
    }

    private static Change<Plan> answered(Plan plan, PartnerId from, PartnersWord word) {
        return Answering.answered(plan, ID, from, word, null, LATER);
    }
}
