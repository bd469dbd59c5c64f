package care.continuum.intake.terms;

/// As the person says; used by one cut-off of the AUDIT-C.
public enum Sex {
    F,
    M,
    X
}
