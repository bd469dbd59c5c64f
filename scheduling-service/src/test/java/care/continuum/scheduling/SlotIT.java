package care.continuum.scheduling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import care.continuum.events.AftercareEvent;
import care.continuum.events.AftercareEvent.ContinuingCareAppointmentCanceled;
import care.continuum.events.AftercareEvent.ContinuingCareAppointmentProposed;
import care.continuum.events.AftercareEvent.ContinuingCareAppointmentRescheduled;
import care.continuum.events.AppointmentId;
import care.continuum.events.ClientId;
import care.continuum.events.EpisodeId;
import care.continuum.events.SchedulingEvent;
import care.continuum.scheduling.terms.HolidayKept;
import care.continuum.testing.Api;
import care.continuum.testing.Proves;
import care.continuum.testing.Wire;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.data.mongodb.core.MongoTemplate;

/// Slots of appointments, on a real broker and a real database.
@SchedulingTest
class SlotIT {

    private final LocalDate today = LocalDate.now(Clinics.ZONE);

    @Autowired
    Wire wire;

    @Autowired
    MongoTemplate mongo;

    @Autowired
    ApplicationEventPublisher setup;

    @LocalServerPort
    int port;

    @Test
    @Proves("appointment-slots")
    void everybodyHasAnHourOfTheirOwnAndACanceledOneIsGivenBack() {
        new Clinics(port).staff(1);
        var asked = new ArrayList<AppointmentId>();
        for (int i = 0; i < 12; i++) {
            asked.add(propose(today.plusDays(7)));
        }
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(booked(asked)).hasSize(12));
        assertThat(booked(asked)).doesNotHaveDuplicates().allMatch(SlotIT::isWorkingHour);

        cancelUnheard();
        var refused = propose(today.minusDays(1));
        awaitTold(refused, "AppointmentSlotRefused");
    }

    /// A cancel before the asking, and one after the booking.
    private void cancelUnheard() {
        var client = new ClientId(UUID.randomUUID());
        var episode = new EpisodeId(UUID.randomUUID());
        var appointment = new AppointmentId(UUID.randomUUID());
        tell(proposal(client, episode, appointment, today.plusDays(30)), episode, 1);
        awaitTold(appointment, "AppointmentSlotBooked");
        tell(new ContinuingCareAppointmentCanceled(client, episode, appointment, Instant.now()), episode, 2);
        awaitTold(appointment, "AppointmentSlotReleased");
    }

    @Test
    @Proves({"appointment-slots", "holidays"})
    void aHolidayGivesBackTheHoursOfItsAppointments() {
        new Clinics(port).staff(1);
        var due = today.plusDays(60);
        var appointment = propose(due);
        awaitTold(appointment, "AppointmentSlotBooked");
        var day = booked(List.of(appointment)).getFirst().atZone(Clinics.ZONE).toLocalDate();
        var api = Api.at(port).as("scheduler");
        api.post("/api/scheduling/holidays", Map.of("date", day)).mustBe(201);
        awaitTold(appointment, "AppointmentSlotReleased");
        await().untilAsserted(() -> assertThat(
                        mongo.getCollection("claims").countDocuments(new Document("owner", appointment.toString())))
                .isZero());
        var other = propose(due);
        awaitTold(other, "AppointmentSlotBooked");
        assertThat(booked(List.of(other)))
                .noneMatch(it -> it.atZone(Clinics.ZONE).toLocalDate().equals(day));
        api.delete("/api/scheduling/holidays/" + day).mustBe(200);
        mustStayThoughItIsLate(other);
    }

    /// The work that a holiday left may be done after the day was taken back.
    private void mustStayThoughItIsLate(AppointmentId appointment) {
        var day = booked(List.of(appointment)).getFirst().atZone(Clinics.ZONE).toLocalDate();
        setup.publishEvent(new HolidayKept(day));
        assertThat(mongo.getCollection("slots")
                        .countDocuments(new Document("_id", appointment.toString()).append("stage", "BOOKED")))
                .isEqualTo(1);
    }

    @Test
    void anAppointmentThatIsMovedTakesTheNewTimeBeforeItGivesBackTheOld() {
        new Clinics(port).staff(1);
        var client = new ClientId(UUID.randomUUID());
        var episode = new EpisodeId(UUID.randomUUID());
        var appointment = new AppointmentId(UUID.randomUUID());
        tell(proposal(client, episode, appointment, today.plusDays(30)), episode, 1);
        awaitTold(appointment, "AppointmentSlotBooked");
        tell(
                new ContinuingCareAppointmentRescheduled(
                        client, episode, appointment, 2, today.plusDays(24), today.plusDays(30), null),
                episode,
                2);
        await().untilAsserted(() ->
                assertThat(booked(List.of(appointment))).hasSize(2).doesNotHaveDuplicates());
        await().untilAsserted(() -> assertThat(
                        mongo.getCollection("claims").countDocuments(new Document("owner", appointment.toString())))
                .isEqualTo(3 * 4));
        tell(
                new ContinuingCareAppointmentRescheduled(
                        client, episode, appointment, 3, today.minusDays(9), today.minusDays(3), null),
                episode,
                3);
        awaitTold(appointment, "AppointmentSlotRefused");
        assertThat(mine(appointment)).hasSize(3 * 4);
        mustMoveByHalfAnHour(client, episode, appointment);
    }

    /// Though it is in half of that time itself.
    private void mustMoveByHalfAnHour(ClientId client, EpisodeId episode, AppointmentId appointment) {
        var before = mine(appointment);
        var halfPast = booked(List.of(appointment)).getLast().plus(Duration.ofMinutes(30));
        var day = halfPast.atZone(Clinics.ZONE).toLocalDate();
        tell(new ContinuingCareAppointmentRescheduled(client, episode, appointment, 4, day, day, halfPast), episode, 4);
        await().untilAsserted(() ->
                assertThat(booked(List.of(appointment))).hasSize(3).endsWith(halfPast));
        var after = before.stream()
                .map(it -> it.substring(0, it.lastIndexOf('/') + 1)
                        + Instant.parse(it.substring(it.lastIndexOf('/') + 1)).plus(Duration.ofMinutes(30)))
                .toList();
        await().untilAsserted(() -> assertThat(mine(appointment)).containsExactlyInAnyOrderElementsOf(after));
    }

    /// The quarter-hours that the appointment has.
    private List<String> mine(AppointmentId appointment) {
        return mongo.getCollection("claims")
                .find(new Document("owner", appointment.toString()))
                .map(it -> it.getString("_id"))
                .into(new ArrayList<>());
    }

    private AppointmentId propose(LocalDate dueBy) {
        var appointment = new AppointmentId(UUID.randomUUID());
        var episode = new EpisodeId(UUID.randomUUID());
        tell(proposal(new ClientId(UUID.randomUUID()), episode, appointment, dueBy), episode, 1);
        return appointment;
    }

    private static ContinuingCareAppointmentProposed proposal(
            ClientId client, EpisodeId episode, AppointmentId appointment, LocalDate dueBy) {
        return new ContinuingCareAppointmentProposed(client, episode, appointment, 1, dueBy.minusDays(6), dueBy, null);
    }

    private void tell(AftercareEvent news, EpisodeId episode, long sequence) {
        wire.tell(Topics.AFTERCARE, news, episode.toString(), sequence);
    }

    private void awaitTold(AppointmentId appointment, String type) {
        wire.await(
                SchedulingEvent.TOPIC,
                told -> told.type().endsWith("." + type + ".v1")
                        && told.value().path("appointmentId").asString().equals(appointment.toString()));
    }

    private List<Instant> booked(List<AppointmentId> appointments) {
        var ids = appointments.stream().map(AppointmentId::toString).toList();
        return wire.told(SchedulingEvent.TOPIC).stream()
                .filter(told -> told.type().endsWith(".AppointmentSlotBooked.v1"))
                .filter(told -> ids.contains(told.value().path("appointmentId").asString()))
                .map(told -> Instant.parse(told.value().path("startsAt").asString()))
                .toList();
    }

    private static boolean isWorkingHour(Instant start) {
        ZonedDateTime local = start.atZone(Clinics.ZONE);
        return local.getDayOfWeek().getValue() <= 5 && local.getHour() >= 9 && local.getHour() < 17;
    }
}
