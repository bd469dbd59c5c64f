/// Starts broker, database, services and gateway as processes of this machine, and ends them again.
@NullMarked
package care.continuum.local.stack;

import org.jspecify.annotations.NullMarked;
