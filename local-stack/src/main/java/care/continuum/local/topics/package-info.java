/// The suite's public topics as an analyst's plain consumer sees them.
@NullMarked
package care.continuum.local.topics;

import org.jspecify.annotations.NullMarked;
