package care.continuum.messaging;

import java.time.Instant;

/// Where an event stands in the story of the aggregate that told it.
///
/// @param source      the publishing service, such as `/continuum/intake`
/// @param aggregate   the publishing aggregate, unique within its service
/// @param sequence    counts that aggregate's events from 1 without gaps
/// @param eventId     the same whenever the event is sent again
/// @param time        when it was decided
/// @param traceparent the W3C trace it belongs to
public record Origin(
        String source, String aggregate, long sequence, String eventId, Instant time, String traceparent) {}
