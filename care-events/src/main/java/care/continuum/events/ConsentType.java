package care.continuum.events;

/// Whom a consent under 42 CFR Part 2 covers: treatment, payment and operations, or one recipient.
public enum ConsentType {
    TREATMENT_PAYMENT_OPERATIONS,
    SPECIFIC_RECIPIENT
}
