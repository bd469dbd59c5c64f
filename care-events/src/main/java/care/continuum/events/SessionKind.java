package care.continuum.events;

/// What a session is.
public enum SessionKind {
    GROUP,
    INDIVIDUAL,
    MEDICATION_MANAGEMENT,
    FAMILY,
    SKILLS_TRAINING,
    PSYCHOEDUCATION,
    SUPPORT_GROUP
}
