package care.continuum.events;

/// How staff tried to reach the client.
public enum OutreachChannel {
    PHONE,
    TEXT,
    EMAIL,
    LETTER,
    IN_PERSON
}
