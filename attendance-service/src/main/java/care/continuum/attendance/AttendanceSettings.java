package care.continuum.attendance;

import care.continuum.attendance.terms.Limits;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// What a clinic sets under `continuum.attendance`.
///
/// @param automaticCompletion completes a program as soon as its criteria are met, without a clinician
/// @param holidays            days on which the clinic is closed: no business days
/// @param ownCheckInBefore    how long before the start a client may say that they are there
/// @param limits              the numbers of the rules
@ConfigurationProperties("continuum.attendance")
public record AttendanceSettings(
        @DefaultValue("false") boolean automaticCompletion,
        @DefaultValue List<LocalDate> holidays,
        @DefaultValue("30m") Duration ownCheckInBefore,
        Limits limits) {

    public AttendanceSettings {
        if (ownCheckInBefore.isNegative()) {
            throw new IllegalArgumentException("own-check-in-before must not be negative");
        }
    }
}
