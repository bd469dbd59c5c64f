package care.continuum.scheduling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import biweekly.Biweekly;
import care.continuum.events.AftercareEvent.ContinuingCareAppointmentProposed;
import care.continuum.events.AgeBand;
import care.continuum.events.AppointmentId;
import care.continuum.events.IntakeEvent.EnrollmentExtended;
import care.continuum.events.IntakeEvent.EnrollmentResumed;
import care.continuum.events.IntakeEvent.EnrollmentSuspended;
import care.continuum.events.IntakeEvent.TrackChanged;
import care.continuum.events.SectionId;
import care.continuum.events.Track;
import care.continuum.testing.Api;
import care.continuum.testing.Proves;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// Clients leave the rosters and come back, and seats that are new are offered.
@SchedulingTest
class HoldIT extends WithClients {

    @Test
    @Proves({"hold", "feeds"})
    void whoIsOnHoldIsOffTheRostersAndComesBackToTheRestOfThePlan() {
        var section = clients.opened(Track.DAY);
        var ana = clients.enrolled(section, Track.DAY, 10);
        var day = clients.monday;
        var feed = clients.api()
                .post(ana.path("feed"))
                .mustBe(201)
                .json()
                .path("url")
                .asString();
        ana.tell(new EnrollmentSuspended(ana.client, ana.episode, day, Instant.now()));
        clients.awaitTold(ana, "SeatReleased");
        await().untilAsserted(() -> assertThat(clients.claims(ana)).isZero());
        await().untilAsserted(() -> assertThat(clients.told(ana, "SessionCanceled"))
                .hasSize(8)
                .allMatch(it -> it.value().path("by").asString().equals("ORGANIZATION"))
                .allMatch(it -> it.value().path("attempt").asInt() == 1));
        var held = sequences(feed);
        ana.ask(2);
        ana.tell(new EnrollmentResumed(
                ana.client, ana.episode, 2, section, Track.DAY, day.plusDays(10), 10, Instant.now()));
        await().untilAsserted(() -> assertThat(clients.told(ana, "SessionsScheduled"))
                .hasSize(2)
                .last()
                .satisfies(it -> {
                    assertThat(it.value().path("sessions")).hasSize(8);
                    assertThat(it.value().path("attempt").asInt()).isEqualTo(2);
                }));
        await().untilAsserted(() -> assertThat(clients.claims(ana)).isEqualTo(2 * (3 * 12 + 4)));
        assertThat(clients.sessions(ana))
                .filteredOn(it -> it.path("status").asString().equals("SCHEDULED"))
                .hasSize(8)
                .allMatch(it -> !Clients.start(it).isBefore(Clinics.start(day.plusDays(10))));
        var now = sequences(feed);
        assertThat(now.keySet()).containsAll(held.keySet());
        assertThat(held).allSatisfy((uid, sequence) -> assertThat(now.get(uid)).isGreaterThanOrEqualTo(sequence));
        assertThat(held.keySet()).anyMatch(uid -> now.get(uid) > held.get(uid));
    }

    /// What the client's calendar has counted, by the uid.
    private Map<String, Integer> sequences(String feed) {
        var text = Api.at(port)
                .get(feed.substring(feed.indexOf("/api/")))
                .mustBe(200)
                .body();
        return Biweekly.parse(text).first().getEvents().stream()
                .collect(Collectors.toMap(
                        it -> it.getUid().getValue(), it -> it.getSequence().getValue()));
    }

    @Test
    void aChangeOfTrackMovesWhatIsToCome() {
        var ana = clients.enrolled(clients.opened(Track.DAY), Track.DAY, 9);
        var evening = clients.opened(Track.EVENING);
        var from = clients.monday.plusDays(7);
        ana.tell(new TrackChanged(ana.client, ana.episode, 2, evening, Track.EVENING, Track.DAY, from, Instant.now()));
        clients.awaitTold(ana, "SeatReleased");
        await().untilAsserted(
                        () -> assertThat(clients.told(ana, "SessionsScheduled")).hasSize(2));
        assertThat(clients.sessions(ana))
                .filteredOn(it -> it.path("status").asString().equals("SCHEDULED"))
                .extracting(it -> it.path("track").asString())
                .containsExactly("DAY", "DAY", "DAY", "EVENING", "EVENING", "EVENING");
    }

    @Test
    @Proves("extension")
    void anExtendedPlanIsToldWholeAndEverySessionHasItsTime() {
        var ana = clients.enrolled(clients.opened(Track.DAY), Track.DAY, 10);
        var end = clients.monday.plusDays(14);
        ana.tell(new EnrollmentExtended(ana.client, ana.episode, 1, 3, 0, end, end.plusDays(7), Instant.now()));
        await().untilAsserted(() -> assertThat(clients.told(ana, "SessionsScheduled"))
                .hasSize(2)
                .last()
                .satisfies(it -> {
                    assertThat(it.value().path("weeks").asInt()).isEqualTo(3);
                    assertThat(it.value().path("sessions")).hasSize(12);
                }));
        await().untilAsserted(() -> assertThat(clients.claims(ana)).isEqualTo(3 * (3 * 12 + 4)));
    }

    /// Whose weeks are added, or who comes back, may have an appointment at a time at which a group is.
    @Test
    @Proves({"extension", "appointment-slots"})
    void anAppointmentGivesWayToTheGroupsOfAPlanThatWaits() {
        var section = clients.opened(Track.DAY);
        var ana = clients.enrolled(section, Track.DAY, 9);
        var end = clients.monday.plusDays(14);
        var appointment = new AppointmentId(UUID.randomUUID());
        ana.tell(Topics.AFTERCARE, proposal(ana, appointment, 1, end));
        clients.awaitTold(ana, "AppointmentSlotBooked");
        ana.tell(new EnrollmentExtended(ana.client, ana.episode, 1, 3, 0, end, end.plusDays(7), Instant.now()));
        clients.awaitTold(ana, "AppointmentSlotReleased");
        ana.tell(Topics.AFTERCARE, proposal(ana, appointment, 2, end));
        await().untilAsserted(() -> assertThat(clients.told(ana, "AppointmentSlotBooked"))
                .hasSize(2)
                .last()
                .satisfies(it -> assertThat(it.value().path("startsAt").asString())
                        .isEqualTo(end.atTime(12, 0)
                                .atZone(Clinics.ZONE)
                                .toInstant()
                                .toString())));
        new Clinics(port).staff(1);
        await().untilAsserted(() -> assertThat(clients.told(ana, "SessionsScheduled"))
                .hasSize(2)
                .last()
                .satisfies(it -> assertThat(it.value().path("sessions")).hasSize(9)));
    }

    private static ContinuingCareAppointmentProposed proposal(
            People who, AppointmentId appointment, int attempt, LocalDate day) {
        return new ContinuingCareAppointmentProposed(who.client, who.episode, appointment, attempt, day, day, null);
    }

    @Test
    void newSeatsAreOfferedToWhoWaits() {
        var clinics = new Clinics(port);
        clinics.staff(2);
        var section = section(1);
        var ana = new People(wire, Track.EVENING);
        var ben = new People(wire, Track.EVENING);
        ana.askFor(AgeBand.ADOLESCENT, 1);
        clients.awaitTold(ana, "SeatReserved");
        ben.askFor(AgeBand.ADOLESCENT, 1);
        clients.awaitTold(ben, "SeatRefused");
        clients.api()
                .put("/api/scheduling/sections/" + section, Map.of("capacity", 2))
                .mustBe(200);
        assertThat(clients.awaitTold(ben, "SeatReleased")
                        .value()
                        .path("sectionId")
                        .asString())
                .isEqualTo(section.toString());
        assertThat(clients.api()
                        .put("/api/scheduling/sections/" + section, Map.of("capacity", 0))
                        .status())
                .isEqualTo(400);
        var another = section(3);
        await().untilAsserted(() -> assertThat(clients.told(ben, "SeatReleased"))
                .anyMatch(it -> it.value().path("sectionId").asString().equals(another.toString())));
    }

    private SectionId section(int capacity) {
        var opened = clients.api()
                .post(
                        "/api/scheduling/sections",
                        Map.of("track", Track.EVENING, "ageBand", AgeBand.ADOLESCENT, "capacity", capacity))
                .mustBe(201);
        return SectionId.of(opened.json().path("sectionId").asString());
    }
}
