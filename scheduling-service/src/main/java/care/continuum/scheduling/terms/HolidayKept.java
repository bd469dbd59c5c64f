package care.continuum.scheduling.terms;

import java.time.LocalDate;

/// Within this service: on that day nothing is any more.
public record HolidayKept(LocalDate day) {}
