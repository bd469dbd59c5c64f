package care.continuum.events;

/// Why a consent allows nothing any more.
public enum ConsentEnd {
    REVOKED,
    EXPIRED,
    END_OF_TREATMENT
}
