package care.continuum.intake.terms;

/// Whether a consent still allows what it says.
public enum ConsentStatus {
    ACTIVE,
    REVOKED,
    EXPIRED
}
