package care.continuum.events;

/// Why scheduling had no seat.
public enum SeatRefusal {
    NO_SECTION,
    FULL
}
