package care.continuum.events;

/// When a consent ends by itself.
public enum ConsentExpiry {
    ON_DATE,
    END_OF_TREATMENT,
    NONE
}
