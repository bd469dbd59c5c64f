package care.continuum.aftercare.plan;

import care.continuum.aftercare.terms.Delivery;
import care.continuum.aftercare.terms.Note;
import care.continuum.aftercare.terms.Partner;
import care.continuum.aftercare.terms.PartnerDirectory;
import care.continuum.aftercare.terms.Referral;
import care.continuum.aftercare.terms.Visit;
import care.continuum.events.PartnerId;
import care.continuum.events.ReferralId;
import care.continuum.events.ReferralKind;
import care.continuum.events.ReferralStatus;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// A referral as it is answered.
///
/// @param attempts tries to send it
/// @param handOver whether staff may bring it to the partner now
/// @param misses   visits that the client has missed
/// @param proposed the directory's next partner for it, where it is not with one
/// @param notes    of staff, for staff
record ReferralView(
        ReferralId referralId,
        ReferralKind kind,
        ReferralStatus status,
        @Nullable PartnerId partnerId,
        @Nullable String partner,
        int attempts,
        @Nullable Instant nextAttemptAt,
        boolean handOver,
        @Nullable Instant sentAt,
        @Nullable Instant answerDueAt,
        @Nullable Instant visitAt,
        int misses,
        @Nullable Proposed proposed,
        List<Note> notes) {

    private static final Set<ReferralStatus> WITHOUT_PARTNER = Set.of(
            ReferralStatus.DRAFT, ReferralStatus.PENDING_CONSENT, ReferralStatus.DECLINED, ReferralStatus.FAILED);

    record Proposed(PartnerId partnerId, String partner) {}

    static ReferralView of(Referral referral, List<Partner> partners) {
        var delivery = Optional.ofNullable(referral.delivery());
        var handover = delivery.map(Delivery::handover);
        return new ReferralView(
                referral.referralId(),
                referral.kind(),
                referral.status(),
                or(delivery, Delivery::partnerId),
                or(delivery, Delivery::partner),
                delivery.map(Delivery::attempts).orElse(0),
                or(delivery.filter(_ -> referral.is(ReferralStatus.SENDING)), Delivery::nextAt),
                referral.awaitsHandOver(),
                or(handover, Delivery.Handover::sentAt),
                or(handover, Delivery.Handover::answerDueAt),
                or(Optional.ofNullable(referral.visit()), Visit::visitAt),
                Optional.ofNullable(referral.visit()).map(Visit::misses).orElse(0),
                proposed(referral, partners),
                referral.notes());
    }

    ReferralView withoutNotes() {
        return new ReferralView(
                referralId,
                kind,
                status,
                partnerId,
                partner,
                attempts,
                nextAttemptAt,
                handOver,
                sentAt,
                answerDueAt,
                visitAt,
                misses,
                proposed,
                List.of());
    }

    private static @Nullable Proposed proposed(Referral referral, List<Partner> partners) {
        return WITHOUT_PARTNER.contains(referral.status()) && !referral.isSelfReferral()
                ? PartnerDirectory.proposed(partners, referral.kind(), referral.passedOver())
                        .map(it -> new Proposed(it.partnerId(), it.name()))
                        .orElse(null)
                : null;
    }

    private static <S, T> @Nullable T or(Optional<S> whole, Function<S, @Nullable T> part) {
        return whole.map(part).orElse(null);
    }
}
