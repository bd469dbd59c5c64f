/// The calendar of the clinic: seats, personal plans and the slots of continuing-care appointments.
@NullMarked
package care.continuum.scheduling;

import org.jspecify.annotations.NullMarked;
