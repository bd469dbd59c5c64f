package care.continuum.scheduling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import care.continuum.events.AftercareEvent.ContinuingCareAppointmentProposed;
import care.continuum.events.AgeBand;
import care.continuum.events.AppointmentId;
import care.continuum.events.AttendanceEvent.ProgramCompleted;
import care.continuum.events.ClientId;
import care.continuum.events.EpisodeId;
import care.continuum.events.IntakeEvent.ClientEnrolled;
import care.continuum.events.IntakeEvent.EnrollmentRequested;
import care.continuum.events.Reason;
import care.continuum.events.SectionId;
import care.continuum.events.Track;
import care.continuum.messaging.EventContract;
import care.continuum.testing.Api;
import care.continuum.testing.Wire;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Set;
import java.util.UUID;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.data.mongodb.core.MongoTemplate;

/// What may stand on the topics, on a real broker and a real database.
@SchedulingTest
class GoldenLinesIT {

    private static final ClientId GOLDEN = ClientId.of("2063c160-8d6e-3baf-8024-9c42e2be5804");
    private static final LocalDate DAY = LocalDate.parse("2026-01-05");

    @Autowired
    Wire wire;

    @Autowired
    MongoTemplate mongo;

    @LocalServerPort
    int port;

    /// The news after the golden lines is about the same client: it has an effect only if none of them was parked.
    @Test
    void everyGoldenLineIsReadAndWhatComesAfterItToo() {
        var episode = new EpisodeId(UUID.randomUUID());
        var over = new EpisodeId(UUID.randomUUID());
        var appointment = new AppointmentId(UUID.randomUUID());
        tellGoldenLines(Topics.INTAKE);
        tellGoldenLines(Topics.ATTENDANCE);
        tellGoldenLines(Topics.AFTERCARE);
        wire.tell(
                Topics.INTAKE,
                new EnrollmentRequested(GOLDEN, episode, 1, Track.DAY, AgeBand.ADULT, DAY, 4, 9, Set.of()),
                "after",
                1);
        wire.tell(Topics.ATTENDANCE, new ProgramCompleted(GOLDEN, over, DAY, 1, 1, 1), "after", 1);
        wire.tell(
                Topics.AFTERCARE,
                new ContinuingCareAppointmentProposed(GOLDEN, over, appointment, 1, DAY, DAY, null),
                "after",
                1);
        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> {
            assertThat(count("plans", episode)).isEqualTo(1);
            assertThat(count("plans", over)).isEqualTo(1);
            assertThat(count("slots", appointment)).isEqualTo(1);
        });
        assertThat(mongo.getCollection("parked_events").countDocuments()).isZero();
    }

    @Test
    void aStartThatNoCalendarHasWaitsAndStopsNobody() {
        new Clinics(port).staff(2);
        var section = new Clinics(port).section(Track.DAY, 12);
        var ana = enrolled(section, LocalDate.of(20_000, 1, 3));
        var ben = enrolled(section, LocalDate.parse("2026-03-02"));
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(plan(ben)).contains("PLANNED"));
        await().untilAsserted(() -> assertThat(plan(ana)).contains("AWAITED", "a start from the year 1 to 9998"));
        assertThat(Api.at(port)
                        .as("scheduler")
                        .get("/api/scheduling/worklist?kind=PLAN_WAITING")
                        .mustBe(200)
                        .body())
                .contains(ana.toString());
    }

    private ClientId enrolled(SectionId section, LocalDate start) {
        var client = new ClientId(UUID.randomUUID());
        var news = new ClientEnrolled(
                client,
                new EpisodeId(UUID.randomUUID()),
                1,
                section,
                Track.DAY,
                AgeBand.ADULT,
                Reason.SUBSTANCE_USE,
                start,
                1,
                10,
                Set.of(),
                Instant.parse("2026-01-05T14:00:00Z"));
        wire.tell(Topics.INTAKE, news, client.toString(), 1);
        return client;
    }

    private String plan(ClientId client) {
        return Api.at(port)
                .as("scheduler")
                .get("/api/scheduling/clients/%s/plan".formatted(client))
                .body();
    }

    private long count(String collection, Object id) {
        return mongo.getCollection(collection).countDocuments(new Document("_id", id.toString()));
    }

    private <E> void tellGoldenLines(EventContract<E> contract) {
        assertThat(contract.classes()).isNotEmpty();
        contract.classes().forEach((type, event) -> wire.tell(contract, golden(type, event), type, 1));
    }

    private static <E> E golden(String type, Class<E> event) {
        try (var line = EventContract.class.getResourceAsStream("/golden/%s.json".formatted(type))) {
            assertThat(line).as(type).isNotNull();
            return EventContract.JSON.readValue(new String(line.readAllBytes(), StandardCharsets.UTF_8), event);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
