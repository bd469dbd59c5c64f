/// Program outcomes, computed from the topics alone: the worked example of anyone's own analytics.
@NullMarked
package care.continuum.outcomes;

import org.jspecify.annotations.NullMarked;
