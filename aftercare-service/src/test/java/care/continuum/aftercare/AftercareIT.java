package care.continuum.aftercare;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import care.continuum.events.AftercareEvent;
import care.continuum.events.AgeBand;
import care.continuum.events.AppointmentId;
import care.continuum.events.AttendanceEvent.ProgramCompleted;
import care.continuum.events.ClientId;
import care.continuum.events.ConsentExpiry;
import care.continuum.events.ConsentId;
import care.continuum.events.ConsentType;
import care.continuum.events.EpisodeId;
import care.continuum.events.IntakeEvent.ClientEnrolled;
import care.continuum.events.IntakeEvent.ConsentGranted;
import care.continuum.events.Need;
import care.continuum.events.Reason;
import care.continuum.events.SchedulingEvent.AppointmentSlotBooked;
import care.continuum.events.SchedulingEvent.AppointmentSlotRefused;
import care.continuum.events.SectionId;
import care.continuum.events.SlotRefusal;
import care.continuum.events.Track;
import care.continuum.testing.Api;
import care.continuum.testing.RealEngines;
import care.continuum.testing.Wire;
import care.continuum.testing.Wire.Told;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.mongodb.core.MongoTemplate;
import tools.jackson.databind.JsonNode;

/// The service alone, on a real broker and a real database.
@RealEngines
class AftercareIT {

    private final Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
    final LocalDate today = LocalDate.now(ZoneId.of("America/New_York"));

    @Autowired
    MongoTemplate mongo;

    @Autowired
    Wire wire;

    @Autowired
    Api api;

    final ClientId client = new ClientId(UUID.randomUUID());
    final EpisodeId episode = new EpisodeId(UUID.randomUUID());

    @Test
    void aCompletionHeardFirstWaitsForTheNeedsAndThenMakesOnePlan() {
        completed(today);
        assertThat(api.as("aftercare").get(path()).status()).isEqualTo(404);
        consented();
        enrolled();

        var plan = plan();
        assertThat(plan.at("/disposition").asString()).isEqualTo("COMPLETED");
        assertThat(plan.at("/referrals")
                        .valueStream()
                        .map(each -> each.at("/kind").asString() + " "
                                + each.at("/status").asString()))
                .containsExactlyInAnyOrder(
                        "OUTPATIENT_COUNSELING DRAFT", "SOBER_LIVING PENDING_CONSENT", "TWELVE_STEP DRAFT");
        assertThat(plan.at("/appointments")
                        .valueStream()
                        .map(each -> each.at("/dueBy").asString()))
                .containsExactly(
                        today.plusDays(7).toString(),
                        today.plusDays(30).toString(),
                        today.plusDays(60).toString(),
                        today.plusDays(90).toString());
        assertThat(plan.at("/followUps").size()).isEqualTo(9);
        wire.await(AftercareEvent.TOPIC, told -> isMine(told, "ContinuingCareAppointmentProposed"));
        assertThat(told()).hasSize(1 + 3 + 4);
    }

    @Test
    void theSameNewsFromTheStartChangesNothing() {
        everything(today);
        var before = plan();
        wire.await(AftercareEvent.TOPIC, told -> isMine(told, "ContinuingCareAppointmentProposed"));
        var told = told();

        everything(today);
        var other = new AftercareIT();
        other.wire = wire;
        other.api = api;
        other.everything(today);
        other.plan();

        assertThat(plan()).isEqualTo(before);
        assertThat(told()).isEqualTo(told);
    }

    @Test
    void slotsAreHeardAndAnAlarmIsRaisedWhereThereIsNone() {
        everything(today);
        var appointments = plan().at("/appointments");
        var first = AppointmentId.of(appointments.at("/0/appointmentId").asString());
        var second = AppointmentId.of(appointments.at("/1/appointmentId").asString());

        wire.tell(
                Topics.SCHEDULING,
                new AppointmentSlotBooked(client, episode, first, now.plus(3, ChronoUnit.DAYS), 60),
                first.toString(),
                1);
        wire.tell(
                Topics.SCHEDULING,
                new AppointmentSlotRefused(client, episode, second, today.plusDays(30), SlotRefusal.NO_FREE_HOUR),
                second.toString(),
                1);

        await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> {
            assertThat(plan().at("/appointments/0/status").asString()).isEqualTo("BOOKED");
            assertThat(plan().at("/appointments/1/refused").asBoolean()).isTrue();
        });
        var alarms = api.as("scheduler").get("/api/aftercare/worklist?kind=SLOT&size=500");
        assertThat(alarms.mustBe(200)
                        .json()
                        .at("/items")
                        .valueStream()
                        .map(each -> each.at("/subject").asString()))
                .contains(second.toString());
        assertThat(api.as("aftercare")
                        .post("/api/aftercare/appointments/%s/keep".formatted(first))
                        .rule())
                .isEqualTo("appointment-not-begun");
        api.as("aftercare")
                .post("/api/aftercare/appointments/%s/book".formatted(second), Map.of())
                .mustBe(202);
        wire.await(
                AftercareEvent.TOPIC,
                told -> isMine(told, "ContinuingCareAppointmentProposed")
                        && told.value().at("/attempt").asInt() == 2);
    }

    @Test
    void callsBecomeDueByTimeAndAreAnswered() {
        everything(today.minusDays(2));
        var due = wire.await(AftercareEvent.TOPIC, told -> isMine(told, "FollowUpDue"));
        var path = "/api/aftercare/follow-ups/%s/outcome"
                .formatted(due.value().at("/followUpId").asString());

        assertThat(api.as("aftercare")
                        .post(path, Map.of("result", "MAYBE", "more", 1))
                        .mustBe(400)
                        .faultyFields())
                .contains("result", "more");
        var reply = api.as("aftercare").post(path, Map.of("result", "REACHED")).mustBe(200);

        assertThat(reply.json().at("/status").asString()).isEqualTo("REACHED");
        wire.await(AftercareEvent.TOPIC, told -> isMine(told, "FollowUpReached"));
    }

    @Test
    void theClientsWordClosesASelfReferral() {
        everything(today);
        var id = plan().at("/referrals")
                .valueStream()
                .filter(each -> each.at("/kind").asString().equals("TWELVE_STEP"))
                .findFirst()
                .orElseThrow()
                .at("/referralId")
                .asString();
        var path = "/api/aftercare/referrals/%s/close".formatted(id);
        var staff = api.as("aftercare").withKey(UUID.randomUUID().toString());

        var once = staff.post(path).mustBe(200);

        assertThat(staff.post(path).mustBe(200).body()).isEqualTo(once.body());
        assertThat(api.as("aftercare").post(path).rule()).isEqualTo("referral-not-attended");
        assertThat(api.as("client").post(path).status()).isEqualTo(403);
        assertThat(api.post(path).status()).isEqualTo(401);
        assertThat(api.as("aftercare")
                        .post("/api/aftercare/referrals/%s/close".formatted(UUID.randomUUID()))
                        .status())
                .isEqualTo(404);
        assertThat(api.as("aftercare")
                        .get("/api/aftercare/referral-table")
                        .mustBe(200)
                        .json()
                        .at("/rows")
                        .size())
                .isEqualTo(10);
    }

    @Test
    void everyDeclaredIndexIsMade() {
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(mongo.indexOps("plans").getIndexInfo())
                        .extracting(index -> index.getIndexFields().getFirst().getKey())
                        .contains(
                                "clientId",
                                "referrals.referralId",
                                "appointments.appointmentId",
                                "followUps.followUpId",
                                "tasks.kind"));
    }

    void everything(LocalDate dischargedOn) {
        consented();
        enrolled();
        completed(dischargedOn);
    }

    private void consented() {
        wire.tell(
                Topics.INTAKE,
                new ConsentGranted(
                        client,
                        episode,
                        new ConsentId(UUID.nameUUIDFromBytes(client.toString().getBytes(UTF_8))),
                        ConsentType.TREATMENT_PAYMENT_OPERATIONS,
                        ConsentExpiry.END_OF_TREATMENT,
                        null,
                        today.minusDays(30)),
                client.toString(),
                1);
    }

    private void enrolled() {
        wire.tell(
                Topics.INTAKE,
                new ClientEnrolled(
                        client,
                        episode,
                        1,
                        new SectionId(new UUID(0, 9)),
                        Track.DAY,
                        AgeBand.ADULT,
                        Reason.SUBSTANCE_USE,
                        today.minusDays(30),
                        4,
                        9,
                        Set.of(Need.SOBER_LIVING, Need.TWELVE_STEP),
                        now),
                client.toString(),
                2);
    }

    private void completed(LocalDate on) {
        wire.tell(Topics.ATTENDANCE, new ProgramCompleted(client, episode, on, 12, 12, 28), episode.toString(), 1);
    }

    String path() {
        return "/api/aftercare/clients/%s/plan".formatted(client);
    }

    JsonNode plan() {
        await().atMost(Duration.ofSeconds(30))
                .until(() -> api.as("aftercare").get(path()).status() == 200);
        return api.as("aftercare").get(path()).json();
    }

    private List<Told> told() {
        return wire.told(AftercareEvent.TOPIC).stream()
                .filter(told -> told.key().equals(client.toString()))
                .toList();
    }

    boolean isMine(Told told, String name) {
        return told.key().equals(client.toString()) && told.name().equals(name);
    }
}
