/// What a clinic's staff do with the suite's public API, one verb each; what the demo and the replay play with.
@NullMarked
package care.continuum.local.clinic;

import org.jspecify.annotations.NullMarked;
