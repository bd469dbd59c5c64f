package care.continuum.events;

/// Why somebody should call the client.
public enum OutreachReason {
    AT_RISK,
    DISENGAGED,
    SECOND_SESSION_MISSED
}
