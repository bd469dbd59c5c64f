package care.continuum.events;

/// How a session ended for one client.
public enum Outcome {
    ATTENDED,
    PARTIAL,
    EXCUSED,
    NO_SHOW,
    LATE_CANCEL,
    MADE_UP,
    NOT_APPLICABLE
}
