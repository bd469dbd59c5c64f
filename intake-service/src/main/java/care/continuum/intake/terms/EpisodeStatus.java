package care.continuum.intake.terms;

/// Where an episode stands in intake.
public enum EpisodeStatus {
    INQUIRY,
    SCREENED,
    ASSESSED,
    READY,
    WAITLISTED,
    ACTIVE,
    ON_HOLD,
    FINISHED,
    REFERRED_OUT,
    CANCELED;

    /// The client was enrolled, and the program goes on.
    public boolean inProgram() {
        return this == ACTIVE || this == ON_HOLD;
    }

    /// Nothing more is decided about it in intake.
    public boolean over() {
        return this == FINISHED || this == REFERRED_OUT || this == CANCELED;
    }
}
