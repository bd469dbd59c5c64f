package care.continuum.attendance.terms;

/// How a client stands in the program, from best to worst.
public enum Standing {
    ON_TRACK,
    WATCH,
    AT_RISK,
    DISENGAGED;

    /// Whether somebody should call.
    public boolean asksForOutreach() {
        return compareTo(AT_RISK) >= 0;
    }

    public boolean isWorseThan(Standing other) {
        return compareTo(other) > 0;
    }
}
