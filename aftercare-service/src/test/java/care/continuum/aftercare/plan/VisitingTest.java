package care.continuum.aftercare.plan;

import static care.continuum.aftercare.plan.Harbor.HARBOR;
import static care.continuum.aftercare.plan.Harbor.LATER;
import static care.continuum.aftercare.plan.Harbor.counseling;
import static care.continuum.aftercare.plan.Harbor.sent;
import static care.continuum.events.ReferralKind.OUTPATIENT_COUNSELING;
import static care.continuum.testing.GivenWhenThen.given;
import static org.assertj.core.api.Assertions.assertThat;

import care.continuum.aftercare.terms.Note;
import care.continuum.aftercare.terms.Task;
import care.continuum.events.AftercareEvent.ReferralAttended;
import care.continuum.events.AftercareEvent.ReferralUnattended;
import care.continuum.events.ReferralId;
import care.continuum.events.ReferralStatus;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What staff said of a visit by mistake.
class VisitingTest {

    private static final ReferralId ID = counseling(sent()).referralId();
    private static final Instant VISIT = Ana.daysAfter(5);
    private static final Instant NEXT = Ana.daysAfter(6);
    private static final Note WHY = new Note(NEXT, "jo", "They had the wrong list.");

    private final Plan scheduled = Referring.schedule(sent(), ID, VISIT, LATER).state();
    private final Plan missed = Visiting.miss(scheduled, ID, null, VISIT).state();
    private final Plan attended = Visiting.attend(scheduled, ID, null, VISIT).state();

    @Test
    void whoWasSaidToHaveMissedTheVisitCameAfterAll() {
        given(missed)
                .when(plan -> Visiting.attend(plan, ID, WHY, NEXT))
                .then(new ReferralAttended(Ana.CLIENT, Ana.EPISODE, ID, OUTPATIENT_COUNSELING, VISIT))
                .thenState(plan -> {
                    assertThat(counseling(plan).is(ReferralStatus.ATTENDED)).isTrue();
                    assertThat(counseling(plan).visit())
                            .isEqualTo(counseling(attended).visit());
                    assertThat(counseling(plan).notes()).containsExactly(WHY);
                    assertThat(task(plan)).isEqualTo(Task.Kind.CLOSE);
                });
    }

    @Test
    void whoWasSaidToHaveComeMissedTheVisitAfterAll() {
        given(attended)
                .when(plan -> Visiting.miss(plan, ID, WHY, NEXT))
                .then(new ReferralUnattended(Ana.CLIENT, Ana.EPISODE, ID, OUTPATIENT_COUNSELING, VISIT, 1))
                .thenState(plan -> {
                    assertThat(counseling(plan).notes()).containsExactly(WHY);
                    assertThat(task(plan)).isEqualTo(Task.Kind.REFERRAL);
                })
                .and()
                .when(plan -> Visiting.attend(plan, ID, WHY, NEXT))
                .thenState(plan -> assertThat(counseling(plan).visit())
                        .isEqualTo(counseling(attended).visit()));
    }

    @Test
    void aCorrectionSaysWhy() {
        given(missed).when(plan -> Visiting.attend(plan, ID, null, NEXT)).thenRefused("note-needed");
        given(attended).when(plan -> Visiting.miss(plan, ID, null, NEXT)).thenRefused("note-needed");
    }

    @Test
    void aPartnerDoesNotCorrectWhatWasSaid() {
        given(missed)
                .when(plan -> Answering.answered(plan, ID, HARBOR.partnerId(), PartnersWord.ATTENDED, null, NEXT))
                .thenRefused("note-needed");
    }

    @Test
    void theSameSaidAgainIsNoCorrection() {
        given(missed).when(plan -> Visiting.miss(plan, ID, WHY, NEXT)).thenRefused("referral-not-scheduled");
        given(attended).when(plan -> Visiting.attend(plan, ID, WHY, NEXT)).thenRefused("referral-not-scheduled");
    }

    @Test
    void whatWentOnIsNotCorrectedAnyMore() {
        var again = Referring.schedule(missed, ID, NEXT, VISIT).state();
        given(again).when(plan -> Visiting.attend(plan, ID, WHY, VISIT)).thenRefused("visit-not-begun");
        given(again)
                .when(plan -> Visiting.attend(plan, ID, null, NEXT))
                .thenState(plan -> assertThat(counseling(plan).visit().misses()).isEqualTo(1));

        for (var over : List.of(Following.close(attended, ID, NEXT), Referring.cancel(attended, ID, WHY))) {
            given(over.state()).when(plan -> Visiting.miss(plan, ID, WHY, NEXT)).thenRefused("referral-not-scheduled");
        }
    }

    private static Task.Kind task(Plan plan) {
        return plan.tasks().stream()
                .filter(task -> task.subject().equals(ID.toString()))
                .findFirst()
                .orElseThrow()
                .kind();
    }
}
