package care.continuum.suite;

import static org.assertj.core.api.Assertions.assertThat;

import care.continuum.events.Channel;
import care.continuum.events.Reason;
import care.continuum.events.Track;
import care.continuum.local.api.ApiClient;
import care.continuum.local.clinic.Known;
import care.continuum.local.clinic.Newcomer;
import care.continuum.local.clinic.Staff;
import care.continuum.local.clinic.Wish;
import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;

/// The turns that a stay can take after it has begun, in a suite that runs.
final class Turns {

    private static final ZoneId ZONE = ZoneId.of("America/New_York");
    private static final Duration LIMIT = Duration.ofSeconds(30);

    private final ApiClient api;
    private final Staff staff;
    private final LocalDate today = LocalDate.now(ZONE);

    Turns(ApiClient api) {
        this.api = api;
        this.staff = new Staff(api, ZONE);
    }

    /// On hold and back, into the other track, out of the program, and here again.
    void take() {
        var eve = begins();
        say(eve, "suspension", Map.of());
        staff.awaitStatus(eve, "ON_HOLD");
        awaitSessions(eve, "none to come", plan -> coming(plan, "DAY") == 0);
        say(eve, "resumption", Map.of());
        staff.awaitStatus(eve, "ACTIVE");
        awaitSessions(eve, "the rest of the plan", plan -> coming(plan, "DAY") >= 3);
        say(eve, "track-change", Map.of("track", "EVENING"));
        awaitSessions(eve, "evenings", plan -> coming(plan, "EVENING") >= 3 && coming(plan, "DAY") == 0);
        assertThat(read(eve).at("/enrollment/track").asString()).isEqualTo("EVENING");
        say(eve, "withdrawal", Map.of());
        assertThat(read(eve).path("status").asString()).isEqualTo("FINISHED");
        awaitSessions(eve, "none to come", plan -> coming(plan, "EVENING") == 0);
        var progress = api.await(
                "/api/attendance/clients/%s/progress".formatted(eve.clientId()),
                "the discharge",
                LIMIT,
                it -> !it.path("disposition").asString("").isEmpty());
        assertThat(progress.path("disposition").asString()).isEqualTo("NOT_COMPLETED");
        api.await(
                "/api/aftercare/clients/%s/plan".formatted(eve.clientId()),
                "an aftercare plan",
                LIMIT,
                it -> it.path("appointments").size() == 1);
        var again = say(eve, "readmission", Map.of("preferredTrack", "EVENING"));
        assertThat(again.path("episodeId").asString()).isNotEqualTo(eve.episodeId());
        assertThat(read(eve).path("readmissionOf").asString()).isEqualTo(eve.episodeId());
    }

    private Known begins() {
        var person = new Newcomer(
                "Eve",
                "Lund",
                today.minusYears(30),
                null,
                "",
                "eve.lund@example.org",
                Channel.PHONE,
                Reason.CO_OCCURRING,
                Track.DAY);
        var eve = staff.enter(person);
        staff.assess(eve, person.fullName(), today.minusDays(1));
        var wish = new Wish(Track.DAY, today, 2, 9, Set.of());
        staff.enroll(eve, wish);
        staff.awaitStatus(eve, "ACTIVE");
        staff.plan(eve, wish.sessions());
        return eve;
    }

    private JsonNode say(Known client, String what, Map<String, String> body) {
        return api.post("/api/intake/clients/%s/%s".formatted(client.clientId(), what), body);
    }

    private JsonNode read(Known client) {
        return api.get("/api/intake/clients/" + client.clientId());
    }

    private void awaitSessions(Known client, String what, Predicate<JsonNode> wanted) {
        api.await("/api/scheduling/clients/%s/sessions?size=500".formatted(client.clientId()), what, LIMIT, wanted);
    }

    private static long coming(JsonNode plan, String track) {
        var now = OffsetDateTime.now(ZONE);
        return plan.path("items")
                .valueStream()
                .filter(it -> it.path("status").asString().equals("SCHEDULED"))
                .filter(it -> it.path("track").asString("").equals(track))
                .filter(it ->
                        OffsetDateTime.parse(it.path("startsAt").asString()).isAfter(now))
                .count();
    }
}
