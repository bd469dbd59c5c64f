/// The commands of `./continuum`: start the suite on one machine, look at it, play it.
@NullMarked
package care.continuum.local;

import org.jspecify.annotations.NullMarked;
