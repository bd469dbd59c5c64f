package care.continuum.events;

/// Why scheduling had no slot for an appointment.
public enum SlotRefusal {
    NO_FREE_HOUR
}
