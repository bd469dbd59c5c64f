package care.continuum.attendance.terms;

/// What is missing for completion.
public enum Shortfall {
    /// The planned weeks have not passed.
    WEEKS,
    /// A planned session is not settled.
    SESSIONS,
    /// Nothing counts yet.
    NOTHING_COUNTED,
    /// Too few of the counted sessions were attended.
    RATE,
    /// Too few of the planned sessions were attended.
    SHARE,
    /// The client is disengaged.
    DISENGAGED,
    /// A crisis is open.
    CRISIS
}
