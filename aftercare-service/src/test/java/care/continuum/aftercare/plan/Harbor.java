package care.continuum.aftercare.plan;

import care.continuum.aftercare.terms.Delivery;
import care.continuum.aftercare.terms.Outcome;
import care.continuum.aftercare.terms.Parcel;
import care.continuum.aftercare.terms.Parcel.Claimed;
import care.continuum.aftercare.terms.Partner;
import care.continuum.aftercare.terms.Partner.Endpoint;
import care.continuum.aftercare.terms.Referral;
import care.continuum.events.PartnerId;
import care.continuum.events.ReferralKind;
import care.continuum.messaging.Change;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;

/// Partners of the tests, and Ana's referral to the first of them.
final class Harbor {

    static final Partner HARBOR = counseling(11, "Harbor Counseling", 3);
    static final Partner LAKE = counseling(12, "Lake Clinic", null);
    static final Partner OAK_HOUSE = house(13, "Oak House");
    static final Partner ELM_HOUSE = house(14, "Elm House");
    static final List<Partner> ALL = List.of(HARBOR, LAKE, OAK_HOUSE);
    static final Duration MINUTE = Duration.ofMinutes(1);
    static final Instant LATER = Ana.NOW.plusSeconds(10);
    static final Duration HOUR = Duration.ofHours(1);

    private Harbor() {}

    static Partner counseling(long number, String name, Integer capacity) {
        return new Partner(
                new PartnerId(new UUID(0, number)),
                name,
                Set.of(ReferralKind.OUTPATIENT_COUNSELING),
                true,
                null,
                List.of(),
                List.of("Charlotte"),
                List.of(),
                capacity,
                null,
                null,
                new Endpoint("https://partner.example/referrals", "c2VjcmV0"));
    }

    private static Partner house(long number, String name) {
        return new Partner(
                new PartnerId(new UUID(0, number)),
                name,
                Set.of(ReferralKind.SOBER_LIVING),
                false,
                "housing",
                List.of(),
                List.of(),
                List.of(),
                null,
                null,
                "Ask for the intake desk.",
                null);
    }

    /// As the desk does it for all news.
    static Change<Plan> news(Plan plan, Change<Plan> change) {
        return Sending.told(plan, Sending.begun(plan, change, ALL, Ana.NOW));
    }

    /// After the completion, with the counseling on its way to Harbor.
    static Plan sending() {
        var plan = Ana.unheard()
                .enrolled(Ana.NEEDS, Ana.TERMS, Ana.NOW)
                .state()
                .consented(Ana.TPO, Ana.NOW)
                .state();
        return news(plan, plan.ended(Ana.COMPLETED, Ana.TERMS, Ana.NOW)).state();
    }

    static Referral counseling(Plan plan) {
        return Ana.referral(plan, ReferralKind.OUTPATIENT_COUNSELING);
    }

    static Delivery delivery(Plan plan) {
        return Objects.requireNonNull(counseling(plan).delivery());
    }

    static Plan claimed(Plan plan, String token, Instant now) {
        return claimed(plan, counseling(plan), token, now);
    }

    static Plan claimed(Plan plan, Referral referral, String token, Instant now) {
        return Tries.claimed(plan, parcel(referral), token, now.plus(MINUTE), now, now.plus(HOUR))
                .state();
    }

    static Claimed by(Plan plan, String token) {
        return by(plan, counseling(plan), token);
    }

    static Claimed by(Plan plan, Referral referral, String token) {
        return new Claimed(parcel(referral), token, 1, plan.heard().consents());
    }

    static Parcel parcel(Referral referral) {
        return Parcel.of(Ana.CLIENT, Ana.EPISODE, referral, Objects.requireNonNull(referral.delivery()));
    }

    static Change<Plan> settle(Plan plan, Claimed claimed, Outcome outcome) {
        return Tries.settled(plan, claimed, outcome, ALL, LATER);
    }

    /// Intake has allowed it, and nobody has brought it to Oak House yet.
    static Plan allowed() {
        var plan = sending();
        var consented = news(plan, plan.consented(Ana.SPECIFIC, Ana.NOW)).state();
        var house = Ana.referral(consented, ReferralKind.SOBER_LIVING);
        var claimed = claimed(consented, house, "first", Ana.NOW);
        return settle(claimed, by(claimed, house, "first"), new Outcome.Allowed())
                .state();
    }

    /// With Harbor.
    static Plan sent() {
        var plan = claimed(sending(), "first", Ana.NOW);
        return settle(plan, by(plan, "first"), new Outcome.Accepted()).state();
    }
}
