package care.continuum.aftercare.terms;

/// By what plans are made: the clinic's numbers, and its table of referrals.
public record Terms(Practice practice, ReferralTables tables) {}
