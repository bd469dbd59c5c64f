/// A client's way through intake: one document per person who got in touch, decided here alone.
@NullMarked
package care.continuum.intake.client;

import org.jspecify.annotations.NullMarked;
