package care.continuum.intake.terms;

/// Where an episode stands in intake.
public enum EpisodeStatus {
    INQUIRY,
    SCREENED,
    ASSESSED,
    READY,
    WAITLISTED,
    ACTIVE,
    FINISHED,
    REFERRED_OUT,
    CANCELED;

    /// Nothing more is decided about it in intake.
    public boolean over() {
        return this == FINISHED || this == REFERRED_OUT || this == CANCELED;
    }
}
