package care.continuum.events;

/// How an episode ended.
public enum Disposition {
    COMPLETED,
    TRANSFERRED,
    NOT_COMPLETED
}
