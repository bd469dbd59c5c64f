package care.continuum.scheduling.plan;

import static org.assertj.core.api.Assertions.assertThat;

import care.continuum.events.ChangedBy;
import care.continuum.events.IntakeEvent.ClientEnrolled;
import care.continuum.events.Need;
import care.continuum.events.SessionKind;
import care.continuum.events.Track;
import care.continuum.scheduling.Session;
import care.continuum.scheduling.terms.room.RoomMaker;
import care.continuum.testing.Proves;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// Where one plan after the other leaves somebody out, the solver finds time for all.
class RescueTest {

    private static final LocalDate MONDAY = LocalDate.parse("2026-03-02");

    /// A search takes some tenths of a second; the shipped limit of one is too little where the machine is busy.
    private static final RoomMaker MAKER = new RoomMaker(Duration.ofSeconds(30));

    private final Map<Session, Plan> planned = new HashMap<>();
    private final Map<Plan, List<Session>> whole = new HashMap<>();

    /// One clinician, who has four hours on the evening of Wednesday. Two short weeks need two of them each; a session
    /// of somebody else's, who could have it on any day, stands in one.
    @Test
    @Proves("full-clinic")
    void whoIsLeftOutByPlacingOneAfterTheOtherHasAPlanAfterARescue() {
        var clinic = new Clinic(1);
        var wednesday =
                MONDAY.plusDays(2).atTime(17, 0).atZone(Clinic.CHARLOTTE).toInstant();
        var dan = clinic.enrollment(Track.EVENING, MONDAY, 1, 10, Set.of());
        var sessions = clinic.propose(dan).sessions().stream()
                .map(it -> it.kind() == SessionKind.INDIVIDUAL ? at(it, wednesday) : it)
                .toList();
        plan(clinic, dan, sessions);
        assertThat(planned(clinic, shortWeek(clinic))).isTrue();

        var cleo = shortWeek(clinic);
        assertThat(clinic.propose(cleo).lacking()).isNotEmpty();
        assertThat(rescued(clinic, cleo)).isTrue();
        assertThat(clinic.propose(cleo).lacking()).isEmpty();
        assertThat(clinic.owners.values())
                .filteredOn(it -> sessions.stream()
                        .filter(one -> one.kind() == SessionKind.INDIVIDUAL)
                        .anyMatch(one -> one.id().equals(it)))
                .hasSize(3 * 4);
    }

    /// 60 clients in two tracks, eight clinicians, six rooms. On the evening of Wednesday three rooms have four hours
    /// each. The short weeks need all twelve, and others, who could have their session on any day, came first.
    @Test
    @Proves({"full-clinic", "no-double-booking"})
    void inAFullClinicEverybodyHasAPlanThoughOneAfterTheOtherLeavesSomebodyOut() {
        var greedy = new Clinic(Clinic.full(), 5, 3);
        assertThat(sixty(greedy)).filteredOn(it -> !planned(greedy, it)).hasSizeGreaterThanOrEqualTo(2);

        whole.clear();
        planned.clear();
        var clinic = new Clinic(Clinic.full(), 5, 3);
        for (var news : sixty(clinic)) {
            assertThat(planned(clinic, news) || (rescued(clinic, news) && planned(clinic, news)))
                    .as("%s has a plan", news)
                    .isTrue();
        }
        assertThat(whole).hasSize(60);
        mustBeInOnePlace();
    }

    /// Who makes room has notice of where the session goes, too.
    @Test
    @Proves("full-clinic")
    void nobodyIsMovedToATimeThatIsTooNear() {
        var clinic = new Clinic(2);
        var dan = clinic.enrollment(Track.EVENING, MONDAY, 1, 12, Set.of());
        plan(clinic, dan, clinic.propose(dan).sessions());
        var cleo = shortWeek(clinic);
        var waiting = Plan.of(cleo.clientId(), cleo.episodeId(), Clinic.NOW)
                .enrolled(cleo)
                .state();
        var earliest = MONDAY.plusDays(3).atTime(18, 0).atZone(Clinic.CHARLOTTE).toInstant();
        assertThat(clinic.rescue(planned, earliest).sittings(waiting, Set.of()))
                .filteredOn(it -> it.before() != null)
                .isNotEmpty()
                .allSatisfy(it -> assertThat(it.getPlaces())
                        .hasSizeGreaterThan(1)
                        .filteredOn(place -> !place.equals(it.before()))
                        .allMatch(place -> place.opening().startsAt().isAfter(earliest)));
    }

    /// Longer weeks first: 54 of ten hours, then six of eight in the evening.
    private static List<ClientEnrolled> sixty(Clinic clinic) {
        var all = new ArrayList<ClientEnrolled>();
        for (int i = 0; i < 60; i++) {
            var track = i < 30 ? Track.DAY : Track.EVENING;
            var section = clinic.section(track, i % 3);
            var isShort = i >= 54;
            var needs = isShort ? EnumSet.of(Need.FAMILY_THERAPY) : EnumSet.noneOf(Need.class);
            all.add(clinic.enrollment(section, MONDAY, 1, isShort ? 8 : 10, needs));
        }
        return all;
    }

    private void mustBeInOnePlace() {
        var taken = new HashMap<String, String>();
        whole.forEach((plan, sessions) -> {
            for (var session : sessions) {
                for (var claim : Proposals.claims(plan, session, 1)) {
                    var other = taken.put(claim.id(), session.id());
                    assertThat(other == null || other.equals(session.id()))
                            .as("two at %s", claim.id())
                            .isTrue();
                }
            }
        });
    }

    private boolean planned(Clinic clinic, ClientEnrolled news) {
        var found = clinic.propose(news);
        if (!found.lacking().isEmpty()) {
            return false;
        }
        plan(clinic, news, found.sessions());
        return true;
    }

    private void plan(Clinic clinic, ClientEnrolled news, List<Session> sessions) {
        var plan = Plan.of(news.clientId(), news.episodeId(), Clinic.NOW)
                .enrolled(news)
                .state();
        sessions.forEach(it -> clinic.take(plan, it));
        whole.put(plan, new ArrayList<>(sessions));
        sessions.stream().filter(it -> !it.isShared()).forEach(it -> planned.put(it, plan));
    }

    private boolean rescued(Clinic clinic, ClientEnrolled news) {
        var rescue = clinic.rescue(planned, Clinic.NOW);
        var plan = Plan.of(news.clientId(), news.episodeId(), Clinic.NOW)
                .enrolled(news)
                .state();
        var moved =
                MAKER.solve(rescue.sittings(plan, Set.of())).map(rescue::moved).orElse(List.of());
        assertThat(moved).as("moved for one").hasSizeLessThan(20);
        var after = new ArrayList<Session>(moved);
        for (var session : after) {
            var before = planned.keySet().stream()
                    .filter(it -> it.id().equals(session.id()))
                    .findFirst()
                    .orElseThrow();
            var theirs = planned.remove(before);
            clinic.owners.values().removeIf(session.id()::equals);
            planned.put(session, theirs);
            Objects.requireNonNull(whole.get(theirs)).replaceAll(it -> it.id().equals(session.id()) ? session : it);
        }
        after.forEach(it -> clinic.take(planned.get(it), it));
        return !moved.isEmpty();
    }

    private static ClientEnrolled shortWeek(Clinic clinic) {
        return clinic.enrollment(Track.EVENING, MONDAY, 1, 8, EnumSet.of(Need.FAMILY_THERAPY));
    }

    private static Session at(Session session, Instant start) {
        return session.moved(start, session.clinicianId(), session.roomId(), ChangedBy.CLINICIAN);
    }
}
