package care.continuum.aftercare.terms;

/// Where the clinic's table of referrals lies.
public interface ReferralTables {

    /// As it stands at this moment.
    ReferralTable table();
}
