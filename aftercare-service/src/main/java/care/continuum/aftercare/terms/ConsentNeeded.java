package care.continuum.aftercare.terms;

import care.continuum.events.ReferralKind;

/// Which consent a referral waits for. It follows from what the kind is, not from what a clinic prefers.
public enum ConsentNeeded {
    TREATMENT_PAYMENT_OPERATIONS,
    SPECIFIC_RECIPIENT,
    /// A self-referral: nothing leaves the house.
    NONE;

    /// Whether it names the one partner, so that intake alone knows to whom the referral may go.
    public static boolean isSpecific(ReferralKind kind) {
        return of(kind) == SPECIFIC_RECIPIENT;
    }

    public static ConsentNeeded of(ReferralKind kind) {
        return switch (kind) {
            case OUTPATIENT_COUNSELING, MEDICATION_MANAGEMENT, PSYCHIATRY, FAMILY_THERAPY, TRANSFER ->
                TREATMENT_PAYMENT_OPERATIONS;
            case SKILLS_VOCATIONAL, SOBER_LIVING -> SPECIFIC_RECIPIENT;
            case TWELVE_STEP, SMART_RECOVERY, OTHER_MUTUAL_HELP -> NONE;
        };
    }
}
