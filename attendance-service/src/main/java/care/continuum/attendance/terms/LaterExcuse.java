package care.continuum.attendance.terms;

import care.continuum.events.Excuse;

/// Why a clinician excuses an absence of which nobody told 24 hours ahead: all excuses but notice, which
/// shows in its time.
public enum LaterExcuse {
    EMERGENCY,
    HOSPITAL,
    COURT,
    BEREAVEMENT;

    public Excuse told() {
        return Excuse.valueOf(name());
    }
}
