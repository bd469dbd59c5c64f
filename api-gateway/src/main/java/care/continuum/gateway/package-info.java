/// The one door to the suite: routes to the services, checks tokens, and signs in where no other issuer is set.
@NullMarked
package care.continuum.gateway;

import org.jspecify.annotations.NullMarked;
