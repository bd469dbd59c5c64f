/// Measures the suite as a whole, each figure beside what it can be compared with in the same run.
@NullMarked
package care.continuum.benchmarks;

import org.jspecify.annotations.NullMarked;
