/// The clinic's calendar, for reading.
@NullMarked
package care.continuum.scheduling.calendar;

import org.jspecify.annotations.NullMarked;
