/// What can be done from the command line about the events that a service could not process.
@NullMarked
package care.continuum.local.parked;

import org.jspecify.annotations.NullMarked;
