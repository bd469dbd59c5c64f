package care.continuum.events;

/// What a client is referred to after the program.
public enum ReferralKind {
    OUTPATIENT_COUNSELING,
    MEDICATION_MANAGEMENT,
    PSYCHIATRY,
    FAMILY_THERAPY,
    SKILLS_VOCATIONAL,
    SOBER_LIVING,
    TWELVE_STEP,
    SMART_RECOVERY,
    OTHER_MUTUAL_HELP,
    TRANSFER
}
