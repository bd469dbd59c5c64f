package care.continuum.aftercare.terms;

import care.continuum.events.ReferralId;
import care.continuum.events.ReferralKind;
import care.continuum.events.ReferralStatus;
import java.time.LocalDate;
import java.util.Set;

/// A referral and how far it has come.
public record Referral(ReferralId referralId, ReferralKind kind, ReferralStatus status) {

    private static final Set<ReferralStatus> UNSENT =
            Set.of(ReferralStatus.DRAFT, ReferralStatus.PENDING_CONSENT, ReferralStatus.SENDING);

    public boolean isUnsent() {
        return UNSENT.contains(status);
    }

    public boolean isSelfReferral() {
        return ReferralTable.consent(kind) == ConsentNeeded.NONE;
    }

    /// The state that the consents allow; what has left, or has ended, stays.
    public Referral allowedBy(Consents consents, LocalDate today) {
        if (!isUnsent()) {
            return this;
        }
        return to(consents.allow(kind, today) ? ReferralStatus.DRAFT : ReferralStatus.PENDING_CONSENT);
    }

    public Referral to(ReferralStatus next) {
        return new Referral(referralId, kind, next);
    }
}
