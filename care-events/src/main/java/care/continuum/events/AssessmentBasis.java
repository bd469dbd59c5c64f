package care.continuum.events;

/// The criteria a level of care was decided by.
public enum AssessmentBasis {
    ASAM,
    LOCUS
}
