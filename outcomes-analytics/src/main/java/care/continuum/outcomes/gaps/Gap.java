package care.continuum.outcomes.gaps;

import java.time.Instant;

/// An event that was told, as those behind it show, and that no topic has.
///
/// @param aggregate the source and the publishing aggregate
/// @param missing   the first number that is not there
/// @param since     when a later one was seen
public record Gap(String topic, String aggregate, long missing, Instant since) {}
