package care.continuum.intake.terms;

/// What a clinician found when asking about suicide.
public enum Risk {
    LOW,
    MODERATE,
    HIGH
}
