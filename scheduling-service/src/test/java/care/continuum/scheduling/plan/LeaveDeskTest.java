package care.continuum.scheduling.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import care.continuum.events.ChangedBy;
import care.continuum.events.ClientId;
import care.continuum.events.EpisodeId;
import care.continuum.events.SessionKind;
import care.continuum.events.Track;
import care.continuum.messaging.Answer;
import care.continuum.messaging.Change;
import care.continuum.messaging.Command;
import care.continuum.messaging.RuleBroken;
import care.continuum.scheduling.Session;
import care.continuum.scheduling.plan.ChangeDesk.Scope;
import care.continuum.scheduling.plan.ChangeDesk.Why;
import care.continuum.testing.InMemory;
import care.continuum.testing.Proves;
import care.continuum.web.Caller;
import care.continuum.web.ClinicZone;
import care.continuum.web.PageQuery;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// One client cancels a group, and asks once more because the answer was lost.
class LeaveDeskTest {

    private static final Clock CLOCK = Clock.fixed(Clinic.NOW, ZoneOffset.UTC);

    private final InMemory<Plan> memory = new InMemory<>();
    private final List<String> known = new ArrayList<>();
    private final PlanReading reading = new PlanReading(new KnownPlans(), CLOCK, new ClinicZone(Clinic.CHARLOTTE));
    private final LeaveDesk desk = new LeaveDesk(memory, reading, CLOCK);
    private final Plan ana = planned();
    private final Session group = ana.sessions().stream()
            .filter(it -> it.kind() == SessionKind.GROUP)
            .reduce((_, later) -> later)
            .orElseThrow();

    @Test
    void whatIsAskedOnceMoreAfterAReadmissionIsOfTheFormerStay() {
        keep(ana);
        leave(ana.clientId(), keyed("a"));
        assertThat(isOn(ana)).isFalse();
        var again = stay(ana.clientId(), Clinic.NOW.plusSeconds(1));
        leave(ana.clientId(), keyed("a"));
        assertThat(isOn(again)).isTrue();
        leave(ana.clientId(), keyed("b"));
        assertThat(isOn(again)).isFalse();
    }

    @Test
    void whoDidNotSayWhoCancelsIsAnsweredAlikeAlsoOnceOthersCome() {
        keep(ana);
        assertThat(desk.remembers(group.id(), keyed("a"))).isFalse();
        leave(null, keyed("a"));
        assertThat(isOn(ana)).isFalse();
        var ben = stay(new ClientId(UUID.randomUUID()), Clinic.NOW);
        assertThat(desk.remembers(group.id(), keyed("a"))).isTrue();
        leave(null, keyed("a"));
        for (var another : List.of(keyed("b"), Command.once("staff"))) {
            assertThat(desk.remembers(group.id(), another)).isFalse();
            assertThatThrownBy(() -> leave(null, another))
                    .isInstanceOfSatisfying(
                            RuleBroken.class, it -> assertThat(it.rule()).isEqualTo("client-not-named"));
        }
        assertThat(isOn(ben)).isTrue();
    }

    @Test
    @Proves("who-changed")
    void whoMayChangeSessionsSeesWhyAClientStaysAwayAndOthersDoNot() {
        keep(ana);
        leave(ana.clientId(), keyed("a"));
        assertThat(reasons(new Caller("ivy", Set.of("clinician"), null))).containsExactly("away");
        assertThat(reasons(new Caller("ana", Set.of("client"), ana.clientId().toString())))
                .isEmpty();
        assertThat(reasons(new Caller("fay", Set.of("intake", "aftercare", "operations"), null)))
                .isEmpty();
    }

    @Test
    @Proves("break-glass")
    void whoBreaksTheGlassForTheReasonIsNoted() {
        keep(ana);
        leave(ana.clientId(), keyed("a"));
        var broken = new ArrayList<String>();
        assertThat(reasons(new Caller("ivy", Set.of("clinician"), null, broken::add)))
                .containsExactly("away");
        assertThat(broken).isEmpty();
        assertThat(reasons(new Caller("fay", Set.of("intake"), null, broken::add)))
                .containsExactly("away");
        assertThat(broken).containsExactly("clinician, scheduler, supervisor");
    }

    private List<String> reasons(Caller caller) {
        return new PlanController(reading)
                .sessions(ana.clientId(), null, new PageQuery(0, PageQuery.LARGEST_SIZE), caller).items().stream()
                        .flatMap(it -> Stream.ofNullable(it.reason()))
                        .toList();
    }

    private void leave(@Nullable ClientId who, Command command) {
        var why = new Why(ChangedBy.CLIENT, "away", Scope.ONE, who);
        var _ = desk.leave(group.id(), why, command, Answer.as(Integer.class, List::size));
    }

    private static Command keyed(String key) {
        return new Command(key, "", true, "staff");
    }

    /// Another stay with the same sessions.
    private Plan stay(ClientId client, Instant since) {
        var id = new EpisodeId(UUID.randomUUID()).toString();
        return keep(new Plan(id, client, since, ana.seats(), ana.enrollment(), ana.planning(), ana.sessions(), null));
    }

    private Plan keep(Plan plan) {
        known.add(plan.id());
        return memory.settle(plan.id(), () -> plan, Change::none);
    }

    private boolean isOn(Plan plan) {
        return memory.get(plan.id()).sessions().stream()
                .filter(it -> it.id().equals(group.id()))
                .allMatch(Session::isOn);
    }

    private static Plan planned() {
        var clinic = new Clinic(1);
        var news = clinic.enrollment(Track.DAY, LocalDate.parse("2026-03-02"), 1, 9, Set.of());
        var plan = Plan.of(news.clientId(), news.episodeId(), Clinic.NOW)
                .enrolled(news)
                .state()
                .tries()
                .state();
        return plan.scheduled(1, clinic.plan(news), Clinic.NOW).state();
    }

    /// What this desk reads of them.
    private final class KnownPlans implements Plans {

        @Override
        public Optional<Plan> findFirstByClientIdOrderByKnownSinceDesc(ClientId clientId) {
            return known.stream()
                    .map(memory::get)
                    .filter(it -> it.clientId().equals(clientId))
                    .max(Comparator.comparing(Plan::knownSince));
        }

        @Override
        public List<Plan> findBySession(String session) {
            return known.stream()
                    .map(memory::get)
                    .filter(plan ->
                            plan.sessions().stream().anyMatch(it -> it.id().equals(session)))
                    .toList();
        }

        @Override
        public List<Plan> findByClientIdOrderByKnownSince(ClientId clientId) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Optional<Plan> findByIdAndClientId(String id, ClientId clientId) {
            throw new UnsupportedOperationException();
        }

        @Override
        public List<Plan> findCanceledByClient(Collection<String> sessions) {
            throw new UnsupportedOperationException();
        }

        @Override
        public List<Plan> findAwaited() {
            throw new UnsupportedOperationException();
        }

        @Override
        public List<Plan> findAhead(Track track, Instant now) {
            throw new UnsupportedOperationException();
        }

        @Override
        public List<Plan> findLost(Instant from, Instant to) {
            throw new UnsupportedOperationException();
        }

        @Override
        public List<Plan> findOpenWork() {
            throw new UnsupportedOperationException();
        }
    }
}
