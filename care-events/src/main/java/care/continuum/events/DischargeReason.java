package care.continuum.events;

/// Why a client left before completing.
public enum DischargeReason {
    ATTENDANCE,
    CLIENT_DECISION,
    LOST_CONTACT,
    FINANCIAL,
    LACK_OF_PROGRESS,
    MEDICAL,
    MILITARY,
    MOVED,
    INCARCERATED,
    DIED,
    AGENCY_CLOSED
}
