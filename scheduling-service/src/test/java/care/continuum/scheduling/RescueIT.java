package care.continuum.scheduling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import care.continuum.events.Need;
import care.continuum.events.SectionId;
import care.continuum.events.Track;
import care.continuum.testing.Api;
import care.continuum.testing.Proves;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// Somebody would be left without a plan, in a clinic of its own.
@SchedulingTest
class RescueIT extends WithClients {

    /// One clinician has four hours on Wednesday evening. Two short weeks need two of them each, and one has a session
    /// in it that could be on any other day.
    @Test
    @Proves("complaint-conflicts")
    void anotherClientsSessionMakesRoomForWhoWouldBeLeftOut() {
        var clinics = new Clinics(port);
        clinics.staff(1);
        var section = clinics.section(Track.EVENING, 12);
        clinics.staff(1);
        var dan = clients.enrolled(section, Track.EVENING, 9);
        var wednesday =
                clients.monday.plusDays(2).atTime(17, 0).atZone(Clinics.ZONE).toInstant();
        clients.api()
                .post(
                        "/api/scheduling/sessions",
                        Map.of("clientId", dan.client, "kind", "INDIVIDUAL", "startsAt", wednesday))
                .mustBe(201);
        var ben = shortWeek(section);
        clients.awaitTold(ben, "SessionsScheduled");
        var cleo = shortWeek(section);
        assertThat(clients.awaitTold(dan, "SessionRescheduled")
                        .value()
                        .path("by")
                        .asString())
                .isEqualTo("ORGANIZATION");
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() ->
                        assertThat(clients.told(cleo, "SessionsScheduled")).hasSize(1));
        assertThat(clients.sessions(cleo)).hasSize(4);
        assertThat(clients.claims(dan)).isEqualTo(6 * 12 + 4);

        mustTellAllThatStandsInTheWay(dan, ben, cleo);
    }

    /// Both who could lead it are with others in the first week; in the second the client has another session.
    private void mustTellAllThatStandsInTheWay(People dan, People ben, People cleo) {
        entered(dan, 35, 1).mustBe(201);
        entered(ben, 35, 1).mustBe(201);
        var mine = entered(cleo, 42, 1).mustBe(201);
        var refused = entered(cleo, 35, 3).mustBe(409).json().path("conflicts");
        assertThat(refused.valueStream().map(it -> it.path("what").asString() + " on " + Clients.start(it)))
                .containsExactlyInAnyOrder(
                        "CLINICIAN on " + start(35), "ROOM on " + start(35), "CLIENT on " + start(42));
        assertThat(refused.valueStream()
                        .filter(it -> it.path("what").asString().equals("CLIENT"))
                        .map(it -> it.path("takenBy").asString()))
                .containsExactly(mine.json().path("sessionId").asString());
        assertThat(entered(cleo, 7 * 40, 1).mustBe(409).body()).contains("outside-stay");
    }

    private Api.Reply entered(People one, int days, int weeks) {
        return clients.api()
                .post(
                        "/api/scheduling/sessions",
                        Map.of("clientId", one.client, "kind", "FAMILY", "startsAt", start(days), "weeks", weeks));
    }

    private Instant start(int days) {
        return clients.monday.plusDays(days).atTime(14, 0).atZone(Clinics.ZONE).toInstant();
    }

    private People shortWeek(SectionId section) {
        var one = new People(wire, Track.EVENING);
        one.ask(1);
        one.enroll(section, clients.monday, 1, 8, EnumSet.of(Need.FAMILY_THERAPY));
        return one;
    }
}
