package care.continuum.events;

/// Who caused that a session was moved or canceled. Whatever was not caused by the client never counts against anybody.
public enum ChangedBy {
    CLIENT,
    CLINICIAN,
    ORGANIZATION,
    WEATHER
}
