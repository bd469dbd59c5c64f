package care.continuum.scheduling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import care.continuum.events.AgeBand;
import care.continuum.events.IntakeEvent.EnrollmentWithdrawn;
import care.continuum.events.IntakeEvent.SeatOfferExpired;
import care.continuum.events.IntakeEvent.SeatOffered;
import care.continuum.events.OfferEnd;
import care.continuum.events.SchedulingEvent;
import care.continuum.events.SectionId;
import care.continuum.events.Track;
import care.continuum.testing.Api;
import care.continuum.testing.Proves;
import care.continuum.testing.Wire;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/// Seats, on a real broker and a real database.
@SchedulingTest
class SeatIT {

    @Autowired
    Wire wire;

    @LocalServerPort
    int port;

    private SectionId day;

    @BeforeEach
    void openOneSection() {
        var clinics = new Clinics(port);
        var sections =
                Api.at(port).as("scheduler").get("/api/scheduling/sections").json();
        if (sections.path("total").asInt() == 0) {
            clinics.staff(2);
            clinics.section(Track.DAY, 12);
            clinics.section(Track.EVENING, 1);
        }
        sections = Api.at(port).as("scheduler").get("/api/scheduling/sections").json();
        day = SectionId.of(sections.at("/items/1/sectionId").asString());
    }

    @Test
    @Proves("no-double-booking")
    void thirtyTwoAtOnceNeverGetMoreSeatsThanThereAre() {
        var people =
                Stream.generate(() -> new People(wire, Track.DAY)).limit(32).toList();
        people.parallelStream().forEach(one -> one.ask(1));
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(answers(people)).hasSize(32));
        assertThat(answers(people))
                .filteredOn(it -> it.endsWith("SeatReserved.v1"))
                .hasSize(12);
        assertThat(answers(people))
                .filteredOn(it -> it.endsWith("SeatRefused.v1"))
                .hasSize(20);
    }

    @Test
    @Proves({"future-rosters-only", "seat-held"})
    void aReleasedSeatIsHeldForWhomItIsOfferedTo() {
        var ana = new People(wire, Track.EVENING);
        var ben = new People(wire, Track.EVENING);
        ana.ask(1);
        awaitTold(ana, "SeatReserved");
        ben.ask(1);
        awaitTold(ben, "SeatRefused");
        ana.tell(new EnrollmentWithdrawn(ana.client, ana.episode, Instant.now(), false));
        awaitTold(ana, "SeatReleased");
        ben.tell(offer(ben, 2));
        ben.ask(2);
        awaitTold(ben, "SeatReserved");
        assertThat(types(ben)).hasSize(2);
        ben.tell(new EnrollmentWithdrawn(ben.client, ben.episode, Instant.now(), false));
        awaitTold(ben, "SeatReleased");

        var cleo = new People(wire, Track.EVENING);
        cleo.tell(offer(cleo, 2));
        cleo.tell(new SeatOfferExpired(cleo.client, cleo.episode, 2, day, OfferEnd.DECLINED));
        awaitTold(cleo, "SeatReleased");
    }

    private SeatOffered offer(People one, int attempt) {
        return new SeatOffered(one.client, one.episode, attempt, day, Track.EVENING, AgeBand.ADULT, Instant.now());
    }

    private void awaitTold(People one, String type) {
        wire.await(
                SchedulingEvent.TOPIC,
                told -> told.key().equals(one.client.toString())
                        && told.type().equals("care.continuum.scheduling." + type + ".v1"));
    }

    private List<String> types(People one) {
        return answers(List.of(one));
    }

    private List<String> answers(List<People> people) {
        var clients = people.stream().map(one -> one.client.toString()).toList();
        return wire.told(SchedulingEvent.TOPIC).stream()
                .filter(told -> clients.contains(told.key()))
                .map(told -> told.type())
                .toList();
    }
}
