package care.continuum.scheduling.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import care.continuum.events.Track;
import care.continuum.messaging.Aggregates;
import care.continuum.scheduling.Claims;
import care.continuum.scheduling.SchedulingTest;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/// A try to make a plan that another instance overtakes, which then dies.
@SchedulingTest
class OvertakenPlanIT {

    @Autowired
    Aggregates<Plan> plans;

    @Autowired
    Claims claims;

    @Test
    void whatOvertookAndDiedLosesNoPlan() {
        var news = new Clinic(1).enrollment(Track.DAY, LocalDate.now(Clinic.CHARLOTTE), 1, 9, Set.of());
        var id = news.episodeId().toString();
        var overtaken = claims.inTurn(() -> {
            plans.settle(id, () -> Plan.of(news.clientId(), news.episodeId(), Clinic.NOW), it -> it.enrolled(news));
            await().until(() -> plans.get(id).planning().round() == 1);
            return plans.settle(id, () -> plans.get(id), Plan::tries);
        });
        assertThat(overtaken.planning().round()).isEqualTo(2);
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(
                        () -> assertThat(plans.get(id).planning().lacking()).containsExactly("a section"));
    }
}
