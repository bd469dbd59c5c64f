/// Breaks a suite of real processes while many clients are at work, and judges what became of them by the promises of
/// reliable events.
@NullMarked
package care.continuum.suite.faults;

import org.jspecify.annotations.NullMarked;
