package care.continuum.local.clinic;

import care.continuum.events.SessionKind;
import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import tools.jackson.databind.JsonNode;

/// A session of a personal plan, its times in the clinic's zone.
public record Planned(String sessionId, SessionKind kind, OffsetDateTime startsAt, OffsetDateTime endsAt) {

    /// As scheduling lists it.
    public static Planned of(JsonNode item) {
        return new Planned(
                item.path("sessionId").asString(),
                SessionKind.valueOf(item.path("kind").asString()),
                OffsetDateTime.parse(item.path("startsAt").asString()),
                OffsetDateTime.parse(item.path("endsAt").asString()));
    }

    public int minutes() {
        return (int) Duration.between(startsAt, endsAt).toMinutes();
    }

    public LocalDate day() {
        return startsAt.toLocalDate();
    }
}
