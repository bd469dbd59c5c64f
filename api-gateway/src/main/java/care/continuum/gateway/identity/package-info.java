/// The identity provider that the suite brings along; off where another issuer is set.
@NullMarked
package care.continuum.gateway.identity;

import org.jspecify.annotations.NullMarked;
