package care.continuum.aftercare.plan;

import static care.continuum.testing.GivenWhenThen.given;
import static org.assertj.core.api.Assertions.assertThat;

import care.continuum.aftercare.terms.Appointment;
import care.continuum.aftercare.terms.FollowUp;
import care.continuum.aftercare.terms.Referral;
import care.continuum.aftercare.terms.Task.Kind;
import care.continuum.events.AftercareEvent.AftercarePlanDrafted;
import care.continuum.events.AftercareEvent.ContinuingCareAppointmentProposed;
import care.continuum.events.AftercareEvent.ReferralCreated;
import care.continuum.events.ReferralKind;
import care.continuum.events.ReferralStatus;
import care.continuum.messaging.Change;
import care.continuum.testing.Proves;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class DraftingTest {

    @Test
    @Proves("four-appointments")
    void aCompletionMakesThePlanItsReferralsAndItsAppointments() {
        var change = Ana.unheard()
                .enrolled(Ana.NEEDS, Ana.TERMS, Ana.NOW)
                .state()
                .consented(Ana.TPO, Ana.NOW)
                .state()
                .ended(Ana.COMPLETED, Ana.TERMS, Ana.NOW);

        var plan = change.state();
        assertThat(change.events().getFirst())
                .isEqualTo(new AftercarePlanDrafted(
                        Ana.CLIENT, Ana.EPISODE, plan.planId(), Ana.COMPLETED.disposition(), Ana.DISCHARGED));
        assertThat(change.events().stream()
                        .filter(ReferralCreated.class::isInstance)
                        .map(ReferralCreated.class::cast)
                        .map(created -> created.kind() + " " + created.status()))
                .containsExactlyInAnyOrder(
                        "OUTPATIENT_COUNSELING DRAFT",
                        "PSYCHIATRY DRAFT",
                        "FAMILY_THERAPY DRAFT",
                        "SOBER_LIVING PENDING_CONSENT",
                        "TWELVE_STEP DRAFT");
        assertThat(change.events().stream()
                        .filter(ContinuingCareAppointmentProposed.class::isInstance)
                        .map(ContinuingCareAppointmentProposed.class::cast))
                .allMatch(asked -> asked.attempt() == 1)
                .allMatch(asked -> asked.earliestOn().equals(Ana.DISCHARGED.plusDays(1)))
                .extracting(ContinuingCareAppointmentProposed::dueBy)
                .containsExactly(
                        Ana.DISCHARGED.plusDays(7),
                        Ana.DISCHARGED.plusDays(30),
                        Ana.DISCHARGED.plusDays(60),
                        Ana.DISCHARGED.plusDays(90));
        assertThat(change.events()).hasSize(1 + 5 + 4);
    }

    @Test
    @Proves("not-completed")
    void oneWhoLeftHasOneAppointmentAndThreeCalls() {
        var plan = Ana.after(Ana.LEFT);

        assertThat(plan.appointments()).extracting(Appointment::dueBy).containsExactly(Ana.DISCHARGED.plusDays(7));
        assertThat(plan.followUps()).extracting(FollowUp::day).containsExactly(1, 7, 30);
        assertThat(plan.referrals())
                .extracting(Referral::kind)
                .containsExactlyInAnyOrder(ReferralKind.OUTPATIENT_COUNSELING, ReferralKind.TWELVE_STEP);
    }

    @Test
    @Proves("transferred")
    void aTransferHasOneReferralAndTwoCalls() {
        var plan = Ana.after(Ana.TRANSFERRED);

        assertThat(plan.appointments()).isEmpty();
        assertThat(plan.followUps()).extracting(FollowUp::day).containsExactly(1, 7);
        assertThat(plan.referrals()).extracting(Referral::kind).containsExactly(ReferralKind.TRANSFER);
    }

    @Test
    @Proves("died")
    void nothingFollowsADeath() {
        var plan = Ana.after(Ana.DIED);

        assertThat(plan.isMade()).isFalse();
        assertThat(plan.referrals()).isEmpty();
        assertThat(plan.appointments()).isEmpty();
        assertThat(plan.followUps()).isEmpty();
        assertThat(plan.dueAt()).isNull();
    }

    @Test
    @Proves("one-plan")
    void aSecondEndingMakesNoSecondPlan() {
        given(Ana.after(Ana.COMPLETED))
                .when(plan -> plan.ended(Ana.LEFT, Ana.TERMS, Ana.NOW))
                .thenNothing()
                .thenState(plan -> assertThat(plan).isEqualTo(Ana.after(Ana.COMPLETED)));
    }

    @Test
    @Proves("one-plan")
    void whateverTheOrderOfArrivalThePlanIsTheSame() {
        var appointments = Ana.after(Ana.COMPLETED).appointments();
        List<Function<Plan, Change<Plan>>> news = List.of(
                plan -> plan.enrolled(Ana.NEEDS, Ana.TERMS, Ana.NOW),
                plan -> plan.consented(Ana.TPO, Ana.NOW),
                plan -> plan.consented(Ana.SPECIFIC, Ana.NOW),
                plan -> plan.consented(Ana.revoked(Ana.SPECIFIC), Ana.NOW),
                plan -> plan.ended(Ana.COMPLETED, Ana.TERMS, Ana.NOW),
                plan -> plan.slot(Ana.slot(appointments.get(0), 3), Ana.NOW),
                plan -> plan.slot(Ana.refused(appointments.get(1)), Ana.NOW));

        Set<Plan> ends = new HashSet<>();
        permutations(news).forEach(order -> {
            var plan = Ana.unheard();
            var drafted = 0;
            for (var each : order) {
                var change = each.apply(plan);
                plan = change.state();
                drafted += (int) change.events().stream()
                        .filter(AftercarePlanDrafted.class::isInstance)
                        .count();
            }
            assertThat(drafted).isEqualTo(1);
            ends.add(plan);
        });

        assertThat(ends).hasSize(1);
        var plan = ends.iterator().next();
        assertThat(Ana.referral(plan, ReferralKind.SOBER_LIVING).status()).isEqualTo(ReferralStatus.PENDING_CONSENT);
        assertThat(plan.appointments().get(0).status()).isEqualTo(Appointment.Status.BOOKED);
        assertThat(plan.appointments().get(1).lacksSlot()).isTrue();
    }

    @Test
    void consentMovesWhatIsNotYetSent() {
        given(Ana.after(Ana.COMPLETED))
                .when(plan -> plan.consented(Ana.SPECIFIC, Ana.NOW))
                .thenNothing()
                .thenState(plan ->
                        assertThat(status(plan, ReferralKind.SOBER_LIVING)).isEqualTo(ReferralStatus.DRAFT))
                .and()
                .when(plan -> plan.consented(Ana.revoked(Ana.TPO), Ana.NOW))
                .thenState(plan -> {
                    assertThat(status(plan, ReferralKind.OUTPATIENT_COUNSELING))
                            .isEqualTo(ReferralStatus.PENDING_CONSENT);
                    assertThat(status(plan, ReferralKind.SOBER_LIVING)).isEqualTo(ReferralStatus.DRAFT);
                    assertThat(status(plan, ReferralKind.TWELVE_STEP)).isEqualTo(ReferralStatus.DRAFT);
                    assertThat(plan.tasks().stream().filter(task -> task.kind() == Kind.CONSENT))
                            .hasSize(3);
                });
    }

    @Test
    void aConsentHoldsThroughItsLastDay() {
        var last = Ana.DISCHARGED.plusDays(2);
        var plan = Ana.unheard()
                .enrolled(Ana.NEEDS, Ana.TERMS, Ana.NOW)
                .state()
                .consented(Ana.until(Ana.TPO, last), Ana.NOW)
                .state()
                .ended(Ana.LEFT, Ana.TERMS, Ana.NOW)
                .state();

        given(plan)
                .when(each -> each.due(Ana.at(last, 23)))
                .thenState(each -> {
                    assertThat(status(each, ReferralKind.OUTPATIENT_COUNSELING)).isEqualTo(ReferralStatus.DRAFT);
                    assertThat(each.dueAt()).isEqualTo(Ana.at(last.plusDays(1), 0));
                })
                .and()
                .when(each -> each.due(Ana.at(last.plusDays(1), 0)))
                .thenState(each -> assertThat(status(each, ReferralKind.OUTPATIENT_COUNSELING))
                        .isEqualTo(ReferralStatus.PENDING_CONSENT));
    }

    private static ReferralStatus status(Plan plan, ReferralKind kind) {
        return Ana.referral(plan, kind).status();
    }

    private static <T> List<List<T>> permutations(List<T> all) {
        if (all.isEmpty()) {
            return List.of(List.of());
        }
        var found = new ArrayList<List<T>>();
        for (int index = 0; index < all.size(); index++) {
            var rest = new ArrayList<>(all);
            var first = rest.remove(index);
            for (var tail : permutations(rest)) {
                var order = new ArrayList<T>();
                order.add(first);
                order.addAll(tail);
                found.add(order);
            }
        }
        return found;
    }
}
