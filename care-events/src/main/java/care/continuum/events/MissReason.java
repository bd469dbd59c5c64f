package care.continuum.events;

/// How a session was missed.
public enum MissReason {
    NO_SHOW,
    LATE_CANCEL
}
