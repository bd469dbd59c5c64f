package care.continuum.events;

/// What the attended hours of a week say about the level of care.
public enum HoursFlag {
    BELOW_LOC_2_1,
    LOC_2_5_BOUNDARY
}
