/// The words and rules of attendance that need no framework: what was expected, what became of it, and what
/// follows. Pure code; it knows no feature.
@NullMarked
package care.continuum.attendance.terms;

import org.jspecify.annotations.NullMarked;
