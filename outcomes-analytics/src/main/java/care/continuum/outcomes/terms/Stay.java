package care.continuum.outcomes.terms;

/// One episode and whose it is: a client who is readmitted has several, and is one person all the same.
///
/// @param client any name that tells one client from another, for counting alone: it is in no figure
public record Stay(String client, EpisodeFacts episode) {}
