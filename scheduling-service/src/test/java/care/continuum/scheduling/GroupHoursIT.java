package care.continuum.scheduling;

import static org.assertj.core.api.Assertions.assertThat;

import care.continuum.events.Track;
import care.continuum.testing.Proves;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// The hours of the groups are kept for who comes later, but only where there is a group.
@SchedulingTest
class GroupHoursIT extends WithClients {

    @Test
    @Proves("whole-series")
    void aGroupIsNotMovedOntoAnOtherGroupsTimeThatNobodyIsPlannedForYet() {
        var ana = clients.enrolled(clients.opened(Track.DAY), Track.DAY, 9);
        var group = clients.groups(ana).getFirst();
        var afterThem = Clients.start(clients.groups(ana).get(3)).plus(Duration.ofDays(7));
        for (var scope : List.of("ONE", "FOLLOWING")) {
            var refused = move(group, afterThem, scope, 409).path("conflicts");
            assertThat(refused.valueStream().map(it -> it.path("what").asString()))
                    .contains("CLINICIAN", "ROOM");
        }
        move(group, Clients.start(group).plus(Duration.ofMinutes(45)), "FOLLOWING", 200);
    }

    @Test
    void whereAGroupDoesNotTakePlaceItsFacilitatorAndItsRoomAreFree() {
        var ana = clients.enrolled(clients.opened(Track.DAY), Track.DAY, 9);
        var canceled = clients.groups(ana).get(1);
        var moved = clients.groups(ana).get(2);
        mustBe(409, ana, moved, "clinicianId");
        clients.api()
                .post(Clients.path(canceled, "cancel"), Map.of("by", "WEATHER", "reason", "snow", "scope", "ONE"))
                .mustBe(200);
        move(moved, Clients.start(moved).plus(Duration.ofHours(6)), "ONE", 200);
        mustBe(201, ana, canceled, "clinicianId");
        mustBe(201, ana, moved, "roomId");
    }

    @Test
    void theHoursToWhichASeriesWasMovedAreKeptForItsLaterGroups() {
        var ana = clients.enrolled(clients.opened(Track.DAY), Track.DAY, 9);
        var first = clients.groups(ana).getFirst();
        var moved = Clients.start(first).plus(Duration.ofHours(5));
        mustBe(201, ana, first, moved.plus(Duration.ofHours(24 * 28 + 1)), "clinicianId");
        assertThat(move(first, moved, "FOLLOWING", 409).path("conflicts"))
                .singleElement()
                .satisfies(it -> assertThat(it.path("what").asString()).isEqualTo("CLINICIAN"))
                .satisfies(it -> assertThat(it.path("takenBy").asString()).isNotEmpty());
        move(first, Clients.start(first).plus(Duration.ofHours(2)), "FOLLOWING", 200);
        var usual = Clients.start(first).plus(Duration.ofDays(21));
        mustBe(409, ana, first, usual.plus(Duration.ofHours(3)), "clinicianId");
        mustBe(409, ana, first, usual.plus(Duration.ofHours(3)), "roomId");
        mustBe(201, ana, first, usual, "clinicianId");
    }

    /// They are there later on Fridays alone, and on a Friday the last group is that somebody is planned for.
    @Test
    @Proves({"working-hours", "whole-series"})
    void aSeriesIsNotMovedWhereItsLaterGroupsWouldBeOutsideTheirCliniciansHours() {
        var ana = clients.enrolled(clients.opened(Track.DAY), Track.DAY, 9);
        var friday = clients.groups(ana).getLast();
        var hours = List.of(
                Map.of("days", List.of("MONDAY", "WEDNESDAY"), "from", "09:00", "to", "12:00"),
                Map.of("days", List.of("FRIDAY"), "from", "09:00", "to", "17:00"));
        var facilitator = friday.path("clinicianId").asString();
        clients.api()
                .put("/api/scheduling/clinicians/%s/hours".formatted(facilitator), Map.of("hours", hours))
                .mustBe(200);
        var later = Clients.start(friday).plus(Duration.ofHours(1));
        assertThat(move(friday, later, "FOLLOWING", 409).path("conflicts"))
                .isNotEmpty()
                .allMatch(it -> it.path("what").asString().equals("HOURS"))
                .allMatch(it -> it.path("id").asString().equals(facilitator))
                .noneMatch(it -> Clients.start(it).atZone(Clinics.ZONE).getDayOfWeek() == DayOfWeek.FRIDAY);
        move(friday, later, "ONE", 200);
    }

    private JsonNode move(JsonNode group, Instant to, String scope, int status) {
        var body = Map.of("by", "ORGANIZATION", "reason", "later", "scope", scope, "startsAt", to);
        return clients.api()
                .post(Clients.path(group, "reschedule"), body)
                .mustBe(status)
                .json();
    }

    /// A session with the group's facilitator, or in its room, at its usual time.
    private void mustBe(int status, People one, JsonNode group, String whose) {
        mustBe(status, one, group, Clients.start(group), whose);
    }

    private void mustBe(int status, People one, JsonNode group, Instant at, String whose) {
        var body = new HashMap<String, Object>(Map.of("clientId", one.client, "kind", "INDIVIDUAL", "startsAt", at));
        body.put(whose, group.path(whose).asString());
        clients.api().post("/api/scheduling/sessions", body).mustBe(status);
    }
}
