/// Follows the numbers that publishing aggregates give their events, and raises the alarm when one is missing.
@NullMarked
package care.continuum.outcomes.gaps;

import org.jspecify.annotations.NullMarked;
