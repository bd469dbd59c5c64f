package care.continuum.events;

/// The order of the waitlist, the first goes first (45 CFR 96.131 for pregnant and injecting people).
public enum WaitlistPriority {
    PREGNANT_AND_INJECTING,
    PREGNANT,
    INJECTING,
    STEPPING_DOWN,
    OTHER
}
