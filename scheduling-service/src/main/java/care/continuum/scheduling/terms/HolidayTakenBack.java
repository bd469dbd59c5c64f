package care.continuum.scheduling.terms;

import java.time.LocalDate;

/// Within this service: that day is as any other for whoever is planned later.
public record HolidayTakenBack(LocalDate day) {}
