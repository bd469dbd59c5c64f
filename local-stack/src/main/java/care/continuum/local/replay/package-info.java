/// Plays a cohort of people, given as three CSV files, through the public API, and checks what became of it against
/// rules written down here once more, independently of the services.
@NullMarked
package care.continuum.local.replay;

import org.jspecify.annotations.NullMarked;
