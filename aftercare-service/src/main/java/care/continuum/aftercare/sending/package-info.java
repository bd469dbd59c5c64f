/// Carries referrals to partners: asks intake, calls the partner, and tells what came of it. Calls the outside, and
/// decides nothing.
@NullMarked
package care.continuum.aftercare.sending;

import org.jspecify.annotations.NullMarked;
