package care.continuum.events;

/// The band of a questionnaire's total, by the published cut-offs of its instrument.
public enum Severity {
    NONE,
    MINIMAL,
    LOW,
    MILD,
    MODERATE,
    MODERATELY_SEVERE,
    SUBSTANTIAL,
    SEVERE,
    HIGH
}
