package care.continuum.scheduling.terms;

/// Within this service: the clinic has more to give than before, so what waits may be tried again.
public record SetupChanged() {}
