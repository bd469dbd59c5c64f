package care.continuum.events;

/// What a client needs beside the groups, and after the program.
public enum Need {
    MEDICATION_MANAGEMENT,
    FAMILY_THERAPY,
    SKILLS_TRAINING,
    SOBER_LIVING,
    TWELVE_STEP,
    SMART_RECOVERY,
    OTHER_MUTUAL_HELP
}
