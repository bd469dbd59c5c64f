/// Who comes to a client's family sessions, as far as the client consents to it.
@NullMarked
package care.continuum.scheduling.family;

import org.jspecify.annotations.NullMarked;
