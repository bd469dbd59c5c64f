/// One episode's aftercare plan: made once when the program has ended, followed until every loop is closed.
@NullMarked
package care.continuum.aftercare.plan;

import org.jspecify.annotations.NullMarked;
