/// What the topics say of each episode, and the figures that follow from it. Pure values.
@NullMarked
package care.continuum.outcomes.terms;

import org.jspecify.annotations.NullMarked;
