package care.continuum.attendance;

import care.continuum.attendance.terms.Limits;
import java.time.LocalDate;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// What a clinic sets under `continuum.attendance`.
///
/// @param automaticCompletion completes a program as soon as its criteria are met, without a clinician
/// @param holidays            days on which the clinic is closed: no business days
/// @param limits              the numbers of the rules
@ConfigurationProperties("continuum.attendance")
record AttendanceSettings(
        @DefaultValue("false") boolean automaticCompletion,
        @DefaultValue List<LocalDate> holidays,
        Limits limits) {}
