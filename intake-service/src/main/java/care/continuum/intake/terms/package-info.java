/// The words and arithmetic of intake: instruments and their scores, consents, the order of the waitlist. Pure.
@NullMarked
package care.continuum.intake.terms;

import org.jspecify.annotations.NullMarked;
