/// The attendance service: who came, for how long, and what follows from it.
@NullMarked
package care.continuum.attendance;

import org.jspecify.annotations.NullMarked;
