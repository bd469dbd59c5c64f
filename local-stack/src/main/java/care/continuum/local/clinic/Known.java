package care.continuum.local.clinic;

/// A client as intake knows them.
public record Known(String clientId, String episodeId) {}
