package care.continuum.aftercare.plan;

import care.continuum.aftercare.terms.Delivery;
import care.continuum.aftercare.terms.Note;
import care.continuum.aftercare.terms.Referral;
import care.continuum.aftercare.terms.Visit;
import care.continuum.events.PartnerId;
import care.continuum.events.ReferralId;
import care.continuum.events.ReferralKind;
import care.continuum.events.ReferralStatus;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// A referral as it is answered.
///
/// @param attempts tries to send it
/// @param handOver whether staff may bring it to the partner now
/// @param misses   visits that the client has missed
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
        List<Note> notes) {

    static ReferralView of(Referral referral) {
        var delivery = Optional.ofNullable(referral.delivery());
        var handover = delivery.map(Delivery::handover);
        return new ReferralView(
                referral.referralId(),
                referral.kind(),
                referral.status(),
                or(delivery, Delivery::partnerId),
                or(delivery, Delivery::partner),
                delivery.map(Delivery::attempts).orElse(0),
                or(delivery, Delivery::nextAt),
                referral.awaitsHandOver(),
                or(handover, Delivery.Handover::sentAt),
                or(handover, Delivery.Handover::answerDueAt),
                or(Optional.ofNullable(referral.visit()), Visit::visitAt),
                Optional.ofNullable(referral.visit()).map(Visit::misses).orElse(0),
                referral.notes());
    }

    private static <S, T> @Nullable T or(Optional<S> whole, Function<S, @Nullable T> part) {
        return whole.map(part).orElse(null);
    }
}
