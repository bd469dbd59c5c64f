package care.continuum.events;

/// When a program meets: on weekday mornings or in the evening.
public enum Track {
    DAY,
    EVENING
}
