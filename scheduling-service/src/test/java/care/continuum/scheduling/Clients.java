package care.continuum.scheduling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import care.continuum.events.SchedulingEvent;
import care.continuum.events.SectionId;
import care.continuum.events.Track;
import care.continuum.testing.Api;
import care.continuum.testing.Wire;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Set;
import org.bson.Document;
import org.springframework.data.mongodb.core.MongoTemplate;
import tools.jackson.databind.JsonNode;

/// Sections and enrolled clients of tests, and what stands on their calendars. Plans begin on the Monday to come.
final class Clients {

    final LocalDate monday = LocalDate.now(Clinics.ZONE).with(TemporalAdjusters.next(DayOfWeek.MONDAY));

    private final Wire wire;
    private final MongoTemplate mongo;
    private final int port;

    Clients(Wire wire, MongoTemplate mongo, int port) {
        this.wire = wire;
        this.mongo = mongo;
        this.port = port;
    }

    SectionId opened(Track track) {
        var clinics = new Clinics(port);
        clinics.staff(1);
        var section = clinics.section(track, 12);
        clinics.staff(2);
        return section;
    }

    /// With a plan of two weeks on the calendar.
    People enrolled(SectionId section, Track track, int hours) {
        var one = new People(wire, track);
        one.ask(1);
        one.enroll(section, monday, 2, hours, Set.of());
        awaitTold(one, "SessionsScheduled");
        await().untilAsserted(() -> assertThat(sessions(one)).isNotEmpty());
        var last = sessions(one).getLast().path("sessionId").asString();
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(
                        () -> assertThat(mongo.getCollection("sessions").countDocuments(new Document("_id", last)))
                                .isEqualTo(1));
        return one;
    }

    Wire.Told awaitTold(People one, String type) {
        return wire.await(
                SchedulingEvent.TOPIC,
                told -> told.key().equals(one.client.toString()) && told.type().endsWith("." + type + ".v1"));
    }

    List<Wire.Told> told(People one, String type) {
        return wire.told(SchedulingEvent.TOPIC).stream()
                .filter(told -> told.key().equals(one.client.toString()))
                .filter(told -> told.type().endsWith("." + type + ".v1"))
                .toList();
    }

    List<JsonNode> sessions(People one) {
        return api().get(one.path("sessions?size=500"))
                .json()
                .path("items")
                .valueStream()
                .toList();
    }

    List<JsonNode> groups(People one) {
        return of(one, "GROUP");
    }

    List<JsonNode> of(People one, String kind) {
        return sessions(one).stream()
                .filter(it -> it.path("kind").asString().equals(kind))
                .toList();
    }

    /// The quarter-hours that the client has claimed.
    long claims(People one) {
        return mongo.getCollection("claims")
                .countDocuments(new Document("_id", new Document("$regex", "^client/" + one.client)));
    }

    /// The quarter-hours that the session has of its clinician or its room.
    long claims(JsonNode session, String resource) {
        return mongo.getCollection("claims")
                .countDocuments(new Document("owner", session.path("sessionId").asString())
                        .append("_id", new Document("$regex", "^" + resource)));
    }

    static List<String> ids(List<JsonNode> sessions) {
        return sessions.stream().map(it -> it.path("sessionId").asString()).toList();
    }

    static List<String> statuses(List<JsonNode> sessions) {
        return sessions.stream().map(it -> it.path("status").asString()).toList();
    }

    static Instant start(JsonNode session) {
        return OffsetDateTime.parse(session.path("startsAt").asString()).toInstant();
    }

    static String path(JsonNode session, String what) {
        return "/api/scheduling/sessions/%s/%s"
                .formatted(session.path("sessionId").asString(), what);
    }

    Api api() {
        return Api.at(port).as("scheduler");
    }
}
