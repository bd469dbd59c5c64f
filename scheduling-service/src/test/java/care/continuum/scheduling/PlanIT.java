package care.continuum.scheduling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import care.continuum.events.AgeBand;
import care.continuum.events.AttendanceEvent.ProgramCompleted;
import care.continuum.events.EpisodeId;
import care.continuum.events.IntakeEvent.ClientEnrolled;
import care.continuum.events.IntakeEvent.EnrollmentWithdrawn;
import care.continuum.events.Need;
import care.continuum.events.Reason;
import care.continuum.events.SchedulingEvent;
import care.continuum.events.SectionId;
import care.continuum.events.Track;
import care.continuum.testing.Api;
import care.continuum.testing.Proves;
import care.continuum.testing.Wire;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.data.mongodb.core.MongoTemplate;
import tools.jackson.databind.JsonNode;

/// Personal plans, on a real broker and a real database.
@SchedulingTest
class PlanIT {

    private final LocalDate today = LocalDate.now(Clinics.ZONE);

    @Autowired
    Wire wire;

    @Autowired
    MongoTemplate mongo;

    @LocalServerPort
    int port;

    @Test
    @Proves({"complaint-inactive", "future-rosters-only"})
    void thePlanOfAnEndedProgramKeepsWhatWasAndGivesBackWhatIsToCome() {
        var section = opened(Track.EVENING, 2);
        var ben = new People(wire, Track.EVENING);
        ben.ask(1);
        ben.enroll(section, today.minusDays(10), 4, 20, Set.of(Need.MEDICATION_MANAGEMENT));
        wire.await(SchedulingEvent.TOPIC, told -> isPlanOf(told, ben));
        assertThat(api().get(ben.path("sessions?size=500")).json().path("total").asInt())
                .isEqualTo(4 * (3 + 11));

        var before = Instant.now();
        wire.tell(
                Topics.ATTENDANCE,
                new ProgramCompleted(ben.client, ben.episode, today, 1, 1, 1),
                ben.episode.toString(),
                1);
        wire.await(
                SchedulingEvent.TOPIC,
                told -> told.key().equals(ben.client.toString()) && told.type().endsWith(".SeatReleased.v1"));
        await().untilAsserted(() -> assertThat(get(ben.path("sessions?size=500")))
                .extracting(it -> it.path("status").asString())
                .contains("SCHEDULED", "CANCELED"));
        var after = Instant.now();
        var all = get(ben.path("sessions?size=500"));
        assertThat(all)
                .filteredOn(it -> starts(it).isBefore(before))
                .extracting(it -> it.path("status").asString())
                .containsOnly("SCHEDULED");
        assertThat(all)
                .filteredOn(it -> starts(it).isAfter(after))
                .extracting(it -> it.path("status").asString())
                .containsOnly("CANCELED");
        var counts = count(all);
        var kept = counts.get("SCHEDULED");
        assertThat(kept + counts.get("CANCELED")).isEqualTo(4 * (3 + 11));
        await().untilAsserted(
                        () -> assertThat(claimed(ben.episode.toString()).size()).isEqualTo(kept));
    }

    private static Instant starts(JsonNode session) {
        return Instant.parse(session.path("startsAt").asString());
    }

    @Test
    @Proves("unmet-needs")
    void aNeedForWhichTheHoursHaveNoPlaceIsOnThePlanAndTheWorklist() {
        var ben = new People(wire, Track.DAY);
        ben.enroll(opened(Track.DAY, 1), today, 1, 9, Set.of(Need.FAMILY_THERAPY, Need.SOBER_LIVING));
        assertThat(wire.await(SchedulingEvent.TOPIC, told -> isPlanOf(told, ben))
                        .value()
                        .path("unmetNeeds")
                        .valueStream()
                        .map(JsonNode::asString))
                .containsExactly("FAMILY_THERAPY");
        assertThat(api().get(ben.path("plan"))
                        .mustBe(200)
                        .json()
                        .path("unmetNeeds")
                        .valueStream()
                        .map(JsonNode::asString))
                .containsExactly("FAMILY_THERAPY");
        assertThat(get("/api/scheduling/worklist?kind=UNMET_NEED&size=500"))
                .filteredOn(it -> it.path("clientId").asString().equals(ben.client.toString()))
                .singleElement()
                .satisfies(it -> assertThat(it.path("kind").asString()).isEqualTo("UNMET_NEED"))
                .satisfies(it -> assertThat(it.path("episodeId").asString()).isEqualTo(ben.episode.toString()));
    }

    /// Who is readmitted into another section was in the groups of the first one then.
    @Test
    @Proves("late-entry")
    void theGroupsForWhichOneClientWasElsewhereTakePlaceForWhoComesLater() {
        var ana = new People(wire, Track.DAY);
        var start = today.minusDays(7);
        ana.enroll(opened(Track.DAY, 1), start, 1, 9, Set.of());
        wire.await(SchedulingEvent.TOPIC, told -> isPlanOf(told, ana));
        ana.tell(new EnrollmentWithdrawn(ana.client, ana.episode, Instant.now(), false));
        var next = new EpisodeId(UUID.randomUUID());
        var section = opened(Track.DAY, 1);
        ana.tell(new ClientEnrolled(
                ana.client,
                next,
                1,
                section,
                Track.DAY,
                AgeBand.ADULT,
                Reason.SUBSTANCE_USE,
                start,
                2,
                9,
                Set.of(),
                Instant.now()));
        wire.await(
                SchedulingEvent.TOPIC,
                told -> isPlanOf(told, ana)
                        && told.value().path("episodeId").asString().equals(next.toString()));
        var anas = get(ana.path("sessions?size=500")).valueStream().toList();
        assertThat(Clients.statuses(anas).subList(0, 4))
                .containsExactly("CANCELED", "CANCELED", "CANCELED", "SCHEDULED");
        var last = anas.getLast().path("sessionId").asString();
        await().until(() -> mongo.getCollection("sessions").countDocuments(new Document("_id", last)) == 1);

        var ben = new People(wire, Track.DAY);
        ben.enroll(section, start, 1, 9, Set.of());
        wire.await(SchedulingEvent.TOPIC, told -> isPlanOf(told, ben));
        var bens = get(ben.path("sessions?size=500")).valueStream().toList();
        assertThat(Clients.ids(bens)).isEqualTo(Clients.ids(anas.subList(0, 3)));
        assertThat(Clients.statuses(bens)).containsOnly("SCHEDULED");
    }

    @Test
    void aShortWeekDoesNotWaitForAClassOfOthers() {
        var section = opened(Track.EVENING, 2);
        var skills = new HashSet<String>();
        for (var needs : List.of(Set.<Need>of(), Set.of(Need.SKILLS_TRAINING), Set.of(Need.SKILLS_TRAINING))) {
            var one = new People(wire, Track.EVENING);
            one.enroll(section, today, 1, 8, needs);
            wire.await(SchedulingEvent.TOPIC, told -> isPlanOf(told, one))
                    .value()
                    .path("sessions")
                    .valueStream()
                    .filter(it -> it.path("kind").asString().equals("SKILLS_TRAINING"))
                    .forEach(it -> skills.add(it.path("sessionId").asString()));
        }
        assertThat(skills).as("one class for both who need it").hasSize(1);
    }

    @Test
    void aCohortIsPlannedWithinAMinuteAndNobodyIsInTwoPlaces() {
        var sections = new HashMap<Track, SectionId>();
        for (var track : Track.values()) {
            sections.put(track, opened(track, 15));
        }
        var begun = System.nanoTime();
        for (int i = 0; i < 78; i++) {
            var track = i % 2 == 0 ? Track.DAY : Track.EVENING;
            var one = new People(wire, track);
            one.ask(1);
            one.enroll(sections.get(track), today.minusDays(29 - i % 3), 4, 20, EnumSet.allOf(Need.class));
        }
        await().atMost(Duration.ofSeconds(90))
                .pollInterval(Duration.ofSeconds(1))
                .untilAsserted(() -> assertThat(mongo.getCollection("plans")
                                .countDocuments(new Document("planning.stage", "PLANNED")
                                        .append("enrollment.needs", new Document("$size", 7))))
                        .isEqualTo(78));
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(60));
        for (var plan : mongo.getCollection("plans").find(new Document("enrollment.needs", new Document("$size", 7)))) {
            var holder = new Document("holder", plan.getString("_id"));
            assertThat(mongo.getCollection("claims").countDocuments(holder)).isEqualTo(4 * 4 * (3 * 3 + 11 + 2 * 3));
        }
        var path = "/api/scheduling/sessions?track=DAY&from=%sT00:00:00Z&size=500".formatted(today.minusDays(60));
        await().untilAsserted(
                        () -> assertThat(api().get(path).json().path("total").asInt(-1))
                                .as(api().get(path).toString())
                                .isPositive());
    }

    private SectionId opened(Track track, int more) {
        var clinics = new Clinics(port);
        clinics.staff(1);
        var section = clinics.section(track, 100);
        clinics.staff(more);
        return section;
    }

    /// The sessions for which the episode still holds time.
    private Set<String> claimed(String episode) {
        var owners = new HashSet<String>();
        mongo.getCollection("claims")
                .find(new Document("holder", episode))
                .forEach(it -> owners.add(it.getString("owner")));
        return owners;
    }

    private Api api() {
        return Api.at(port).as("scheduler");
    }

    private JsonNode get(String path) {
        return api().get(path).json().path("items");
    }

    private static Map<String, Integer> count(JsonNode sessions) {
        var counts = new HashMap<String, Integer>();
        sessions.forEach(it -> counts.merge(it.path("status").asString(), 1, Integer::sum));
        return counts;
    }

    private static boolean isPlanOf(Wire.Told told, People one) {
        return told.key().equals(one.client.toString()) && told.type().endsWith(".SessionsScheduled.v1");
    }
}
