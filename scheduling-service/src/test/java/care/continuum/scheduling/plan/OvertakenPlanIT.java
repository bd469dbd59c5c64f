package care.continuum.scheduling.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import care.continuum.events.Track;
import care.continuum.messaging.Aggregates;
import care.continuum.messaging.Change;
import care.continuum.messaging.Later;
import care.continuum.messaging.Todo;
import care.continuum.scheduling.Claim;
import care.continuum.scheduling.Claims;
import care.continuum.scheduling.Overtaking;
import care.continuum.scheduling.SchedulingTest;
import care.continuum.scheduling.SessionBook;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.mongodb.core.MongoTemplate;

/// A try to make a plan that another instance overtakes, and may not bring to an end.
@SchedulingTest
class OvertakenPlanIT {

    private static final Todo MAKE = new Todo("plan-1-0", "plan", Map.of());

    @Autowired
    Aggregates<Plan> plans;

    @Autowired
    Proposals proposals;

    @Autowired
    Claims claims;

    @Autowired
    SessionBook book;

    @Autowired
    RescueDesk rescues;

    @Autowired
    MongoTemplate mongo;

    @Test
    void whoIsOvertakenLeavesTheWorkToBeDone() {
        var news = new Clinic(1).enrollment(Track.DAY, LocalDate.now(Clinic.CHARLOTTE), 1, 9, Set.of());
        var id = news.episodeId().toString();
        var plan = plans.settle(
                id,
                () -> Plan.of(news.clientId(), news.episodeId(), Clinic.NOW),
                it -> Change.to(it.enrolled(news).state()));
        var overtaken = new PlanDesk(
                plans,
                proposals,
                new Overtaking(mongo, () -> plans.settle(id, () -> plans.get(id), Plan::tries)),
                book,
                rescues);
        assertThatExceptionOfType(Later.class).isThrownBy(() -> overtaken.follow(plan, MAKE));
        assertThat(plans.get(id).planning().round()).isEqualTo(2);

        new PlanDesk(plans, proposals, new Claims(mongo), book, rescues).follow(plan, MAKE);
        assertThat(plans.get(id).planning().lacking()).containsExactly("a section");
    }

    /// Its process was killed, and the end of the stay was heard before its work was done again.
    @ParameterizedTest
    @ValueSource(strings = {"plan", "off"})
    void whatATryThatWasCutOffHadClaimedIsFreeOnceTheStayIsOver(String work) {
        var clinic = new Clinic(1);
        var start = LocalDate.now(Clinic.CHARLOTTE).minusDays(9);
        var news = clinic.enrollment(Track.DAY, start, 1, 9, Set.of());
        var groups = clinic.propose(news).sessions();
        var held = groups.getFirst();
        var planned = Plan.of(news.clientId(), news.episodeId(), Clinic.NOW)
                .enrolled(news)
                .state()
                .tries()
                .state()
                .scheduled(1, List.of(held), Clinic.NOW)
                .state();
        var again = planned.planned(planned.planning().nextRound().awaited(start), planned.enrollment())
                .state()
                .tries()
                .state();
        assertThat(claims.take(Proposals.claims(planned, held, 1))).isEmpty();
        assertThat(claims.take(Proposals.claims(
                        again, groups.getLast(), again.planning().round())))
                .isEmpty();
        var over = again.ended(Instant.now()).state();
        plans.settle(over.id(), () -> over, it -> Change.to(it));

        new PlanDesk(plans, proposals, claims, book, rescues).follow(over, new Todo(work, work, Map.of()));
        assertThat(claims.busy(
                                List.of(Claim.client(over.clientId())),
                                held.startsAt(),
                                groups.getLast().endsAt())
                        .owners()
                        .values())
                .hasSize(12)
                .containsOnly(held.id());
    }
}
