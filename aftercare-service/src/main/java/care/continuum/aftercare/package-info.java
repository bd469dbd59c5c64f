/// The aftercare service: what follows the program, from referrals to the last follow-up call.
@NullMarked
package care.continuum.aftercare;

import org.jspecify.annotations.NullMarked;
