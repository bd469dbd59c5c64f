package care.continuum.aftercare.terms;

/// By what plans are made: the clinic's numbers, its table of referrals, and what the client's other plans know.
public record Terms(Practice practice, ReferralTables tables, OtherPlans others) {}
