/// A client's way through the program: the expected sessions and their outcomes, how the client stands, who should
/// call, and how it ends.
@NullMarked
package care.continuum.attendance.program;

import org.jspecify.annotations.NullMarked;
