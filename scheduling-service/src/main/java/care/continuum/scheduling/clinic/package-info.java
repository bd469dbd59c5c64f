/// The clinic's set-up: tracks, sections, clinicians and rooms.
@NullMarked
package care.continuum.scheduling.clinic;

import org.jspecify.annotations.NullMarked;
