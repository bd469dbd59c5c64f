/// An episode's seat and personal plan, from the asking for a seat to the giving back.
@NullMarked
package care.continuum.scheduling.plan;

import org.jspecify.annotations.NullMarked;
