package care.continuum.events;

/// What came of an attempt to reach the client.
public enum OutreachResult {
    REACHED,
    NO_ANSWER,
    DECLINED
}
