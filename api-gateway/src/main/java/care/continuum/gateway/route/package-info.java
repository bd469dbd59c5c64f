/// Hands requests on to the service they are for, and answers for one that does not.
@NullMarked
package care.continuum.gateway.route;

import org.jspecify.annotations.NullMarked;
