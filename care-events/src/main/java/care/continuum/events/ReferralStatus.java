package care.continuum.events;

/// Where a referral stands between the first draft and the closed loop.
public enum ReferralStatus {
    DRAFT,
    PENDING_CONSENT,
    SENDING,
    SENT,
    ACCEPTED,
    SCHEDULED,
    ATTENDED,
    CLOSED,
    DECLINED,
    UNATTENDED,
    WITHDRAWN,
    FAILED,
    VOIDED
}
