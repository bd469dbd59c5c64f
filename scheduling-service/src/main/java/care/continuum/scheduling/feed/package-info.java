/// Calendar feeds: one secret address for each client and each clinician, for the calendars that people use.
@NullMarked
package care.continuum.scheduling.feed;

import org.jspecify.annotations.NullMarked;
