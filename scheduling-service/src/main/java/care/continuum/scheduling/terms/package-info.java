/// What the features of this service share: templates, sections and their seats, sessions, and the claims on time.
/// Registers are shared by many clients and publish nothing.
@NullMarked
package care.continuum.scheduling.terms;

import org.jspecify.annotations.NullMarked;
