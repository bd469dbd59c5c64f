package care.continuum.attendance;

import care.continuum.attendance.terms.Limits;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// What a clinic sets under `continuum.attendance`.
///
/// @param automaticCompletion completes a program as soon as its criteria are met, without a clinician
/// @param limits              the numbers of the rules
@ConfigurationProperties("continuum.attendance")
record AttendanceSettings(@DefaultValue("false") boolean automaticCompletion, Limits limits) {}
