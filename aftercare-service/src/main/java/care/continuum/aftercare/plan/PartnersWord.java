package care.continuum.aftercare.plan;

/// What a partner can say of a referral.
enum PartnersWord {
    ACCEPTED,
    DECLINED,
    SCHEDULED,
    ATTENDED,
    UNATTENDED
}
