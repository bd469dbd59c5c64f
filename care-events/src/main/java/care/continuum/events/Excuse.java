package care.continuum.events;

/// Why an absence counts against nobody: told 24 hours ahead, or for a reason that a clinician accepts.
public enum Excuse {
    NOTICE,
    EMERGENCY,
    HOSPITAL,
    COURT,
    BEREAVEMENT
}
