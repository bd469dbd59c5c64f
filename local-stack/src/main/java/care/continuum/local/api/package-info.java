/// The suite's public HTTP API as its clients see it, behind the gateway.
@NullMarked
package care.continuum.local.api;

import org.jspecify.annotations.NullMarked;
