package care.continuum.events;

/// What a person seeks help for.
public enum Reason {
    SUBSTANCE_USE,
    MENTAL_HEALTH,
    CO_OCCURRING
}
