package care.continuum.aftercare.terms;

import care.continuum.events.AppointmentId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What scheduling said about an appointment's time.
///
/// @param startsAt there when it is booked
public record Slot(
        AppointmentId appointmentId, Said said, @Nullable Instant startsAt) {

    public enum Said {
        BOOKED,
        REFUSED,
        RELEASED
    }
}
