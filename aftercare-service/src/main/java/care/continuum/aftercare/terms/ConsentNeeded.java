package care.continuum.aftercare.terms;

/// Which consent a referral waits for.
public enum ConsentNeeded {
    TREATMENT_PAYMENT_OPERATIONS,
    SPECIFIC_RECIPIENT,
    /// A self-referral: nothing leaves the house.
    NONE
}
