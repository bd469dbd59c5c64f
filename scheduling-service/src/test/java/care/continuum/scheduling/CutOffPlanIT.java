package care.continuum.scheduling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import care.continuum.events.Need;
import care.continuum.events.SchedulingEvent;
import care.continuum.events.Track;
import care.continuum.testing.Api;
import care.continuum.testing.Wire;
import java.time.Duration;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/// Plans of which a try was cut off in its middle, in a clinic of its own.
@SchedulingTest
class CutOffPlanIT {

    private static final String NOT_TO_BE = "a session that is not to be";

    private final LocalDate today = LocalDate.now(Clinics.ZONE);

    @Autowired
    Wire wire;

    @Autowired
    Claims claims;

    @LocalServerPort
    int port;

    /// As after a kill: the time is claimed, and the try that claimed it never ends.
    @Test
    void whatATryThatWasCutOffHadClaimedIsFreeForTheNext() {
        var clinics = new Clinics(port);
        clinics.staff(1);
        var section = clinics.section(Track.EVENING, 12);
        var ben = new People(wire, Track.EVENING);
        ben.enroll(section, today, 1, 8, EnumSet.of(Need.SKILLS_TRAINING));
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(Api.at(port)
                                .as("scheduler")
                                .get(ben.path("plan"))
                                .body())
                        .contains("INDIVIDUAL"));
        var cutOff = Claim.over(
                Claim.client(ben.client),
                Clinics.start(today),
                Clinics.start(today.plusDays(8)),
                NOT_TO_BE,
                ben.episode.toString(),
                1);
        assertThat(claims.take(cutOff)).isEmpty();

        clinics.staff(1);
        wire.await(
                SchedulingEvent.TOPIC,
                told -> told.key().equals(ben.client.toString()) && told.type().endsWith(".SessionsScheduled.v1"));
        var busy =
                claims.busy(List.of(Claim.client(ben.client)), Clinics.start(today), Clinics.start(today.plusDays(9)));
        assertThat(busy.owners()).hasSize(4 * 8).doesNotContainValue(NOT_TO_BE);
    }
}
