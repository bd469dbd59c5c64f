/// The calendar of the clinic: seats, personal plans and the slots of continuing-care appointments. Here are the
/// registers that the features share: sections and seats, sessions, and the claims on time.
@NullMarked
package care.continuum.scheduling;

import org.jspecify.annotations.NullMarked;
