/// What aftercare is made of: the table of referrals, the days of appointments and calls, consents, and what each of
/// them is now. Pure values.
@NullMarked
package care.continuum.aftercare.terms;

import org.jspecify.annotations.NullMarked;
