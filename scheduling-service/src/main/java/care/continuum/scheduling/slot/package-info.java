/// Times for continuing-care appointments, taken from the same calendar as the sessions.
@NullMarked
package care.continuum.scheduling.slot;

import org.jspecify.annotations.NullMarked;
