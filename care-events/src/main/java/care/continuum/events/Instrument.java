package care.continuum.events;

/// The questionnaires that intake scores.
public enum Instrument {
    PHQ9,
    GAD7,
    AUDIT_C,
    DAST10,
    CSSRS,
    BAM
}
