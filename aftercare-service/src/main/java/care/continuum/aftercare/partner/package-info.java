/// The directory of partners: to whom clients are referred, and how they are reached.
@NullMarked
package care.continuum.aftercare.partner;

import org.jspecify.annotations.NullMarked;
