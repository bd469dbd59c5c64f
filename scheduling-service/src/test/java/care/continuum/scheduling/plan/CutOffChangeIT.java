package care.continuum.scheduling.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import care.continuum.events.AgeBand;
import care.continuum.events.ChangedBy;
import care.continuum.events.ClinicianId;
import care.continuum.events.RoomId;
import care.continuum.events.SessionKind;
import care.continuum.events.Track;
import care.continuum.messaging.Aggregates;
import care.continuum.messaging.Answer;
import care.continuum.messaging.Change;
import care.continuum.messaging.Command;
import care.continuum.messaging.RuleBroken;
import care.continuum.messaging.Todo;
import care.continuum.scheduling.Claim;
import care.continuum.scheduling.Claims;
import care.continuum.scheduling.Reservations;
import care.continuum.scheduling.SchedulingTest;
import care.continuum.scheduling.Session;
import care.continuum.scheduling.SessionBook;
import care.continuum.scheduling.terms.Opening;
import care.continuum.testing.Proves;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.FutureTask;
import java.util.function.Consumer;
import org.bson.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.mongodb.core.MongoTemplate;

/// Changes of the calendar of which somebody falls asleep in the middle, on a real database. Another instance goes on.
@SchedulingTest
class CutOffChangeIT {

    private static final Instant NINE = Instant.parse("2031-05-05T13:00:00Z");
    private static final Duration HOUR = Duration.ofHours(1);
    private static final Answer<Alteration, Integer> ANSWER =
            Answer.as(Integer.class, it -> it.draft().changed().size());

    @Autowired
    Aggregates<Alteration> alterations;

    @Autowired
    Aggregates<Plan> plans;

    @Autowired
    AlterationDesk desk;

    @Autowired
    AlterationSpace space;

    @Autowired
    AlterationWork work;

    @Autowired
    Attendees attendees;

    @Autowired
    OpeningHours rules;

    @Autowired
    Claims claims;

    @Autowired
    Reservations reservations;

    @Autowired
    SessionBook book;

    @Autowired
    MongoTemplate mongo;

    @Autowired
    Clock clock;

    private final Session group = Session.shared(
            Clinic.opened(Track.DAY, AgeBand.ADULT),
            SessionKind.GROUP,
            new Opening(NINE, NINE.plus(HOUR), Opening.Rank.GROUP_TIME, ""));
    private final Command command = new Command(UUID.randomUUID().toString(), "", true, "staff");
    private final String id = command.derive("alteration").toString();

    @BeforeEach
    void enter() {
        book.enter(List.of(group));
        assertThat(claims.take(Claim.shared(Claim.clinician(group.clinicianId()), group)))
                .isEmpty();
    }

    @Test
    void aTryThatSleptThroughItsEndKeepsNothing() {
        var slow = desk(
                change -> {
                    alterations.settle(id, () -> change, it -> it.due(clock.instant()));
                    await().until(this::isAllDone);
                },
                _ -> {});
        assertThatThrownBy(() -> move(slow, 1))
                .isInstanceOfSatisfying(
                        RuleBroken.class, it -> assertThat(it.rule()).isEqualTo("took-too-long"));
        mustBeFree(1);
        mustBeAt(0);
        move(desk, 1);
        mustBeAt(1);
    }

    /// While one has reserved all, the other comes: here, where it waits for its turn, or in another instance.
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void theSameCancellationTwiceAtOnceIsDoneOnceAndAnsweredAlike(boolean here) throws Exception {
        var other = here ? desk : new AlterationDesk(alterations, space, work, new Claims(mongo), clock);
        var second = new FutureTask<>(() -> cancel(other));
        var thread = new Thread(second);
        var slow = desk(_ -> {}, _ -> {
            thread.start();
            await().until(() -> thread.getState() == Thread.State.TIMED_WAITING);
        });
        assertThat(cancel(slow)).isEqualTo(1);
        assertThat(second.get()).isEqualTo(1);
        assertThat(alterations.get(id).round()).isEqualTo(1);
        assertThat(book.find(group.id()).orElseThrow().sequence()).isEqualTo(1);
        mustBeFree(1);
        assertThat(cancel(desk)).isEqualTo(1);
        assertThatThrownBy(() -> desk.decide(Command.once("staff"), this::canceled, ANSWER))
                .isInstanceOfSatisfying(
                        RuleBroken.class, it -> assertThat(it.rule()).isEqualTo("session-canceled"));
    }

    private int cancel(AlterationDesk by) {
        return by.decide(command, this::canceled, ANSWER);
    }

    private Alteration.Draft canceled(Instant now) {
        var stands = book.find(group.id()).orElseThrow();
        if (!stands.isOn()) {
            throw new RuleBroken("session-canceled", "The session was canceled before");
        }
        var off = stands.canceled(ChangedBy.WEATHER, Session.Cause.CANCELED);
        return Alteration.Draft.changing(List.of(off), ChangedBy.WEATHER, "snow", now);
    }

    /// Who leaves finds the class locked, and cannot give back its clinician and its room.
    @Test
    void aClassThatEmptiesWhileItIsMovedKeepsNobody() {
        var clinic = new Clinic(1);
        var news = clinic.enrollment(Track.DAY, LocalDate.parse("2031-05-05"), 1, 9, Set.of());
        var section = clinic.section(Track.DAY);
        var hour = new Opening(NINE, NINE.plus(HOUR), Opening.Rank.USUAL, "");
        var held = Session.beside(
                section,
                SessionKind.PSYCHOEDUCATION,
                new ClinicianId(UUID.randomUUID()),
                section.roomId(),
                hour,
                _ -> false);
        var asked = Plan.of(news.clientId(), news.episodeId(), Clinic.NOW)
                .enrolled(news)
                .state()
                .tries()
                .state();
        var plan = asked.scheduled(1, List.of(held), Clinic.NOW).state();
        plans.settle(plan.id(), () -> plan, it -> Change.to(it));
        book.enter(List.of(held));
        assertThat(claims.take(Proposals.claims(plan, held, 1))).isEmpty();
        claims.keep(plan.id(), ids(plan, held));

        var next = held.moved(NINE.plus(HOUR), held.clinicianId(), held.roomId(), ChangedBy.ORGANIZATION);
        var slow = desk(_ -> {}, _ -> {
            plans.settle(plan.id(), () -> plan, it -> it.ended(clock.instant()));
            await().until(() -> isAllDone("plans", plan.id()));
        });
        slow.decide(
                command, now -> Alteration.Draft.changing(List.of(next), ChangedBy.ORGANIZATION, "later", now), ANSWER);
        assertThat(book.find(held.id()).orElseThrow().isOn()).isFalse();
        assertThat(reservations.timeOf(List.of(held.id()))).isEmpty();
    }

    /// Room is made for a plan by moving sessions of several others at once.
    @Test
    void aChangeOfSingleSessionsOfSeveralClientsLeavesEachItsOwn() {
        var clinic = new Clinic(1);
        var all = List.of(single(clinic, 2), single(clinic, 3));
        desk.decide(
                command,
                now -> Alteration.Draft.changing(
                        all.stream()
                                .map(it -> it.moved(
                                        it.startsAt().plus(HOUR.multipliedBy(4)),
                                        it.clinicianId(),
                                        it.roomId(),
                                        ChangedBy.ORGANIZATION))
                                .toList(),
                        ChangedBy.ORGANIZATION,
                        "room",
                        now),
                ANSWER);
        assertThat(all)
                .extracting(it -> book.find(it.id()).orElseThrow())
                .allMatch(Session::isOn)
                .allMatch(it -> it.sequence() == 1);
    }

    /// On the calendar of a plan of its own.
    private Session single(Clinic clinic, int hours) {
        var news = clinic.enrollment(Track.DAY, LocalDate.parse("2031-05-05"), 1, 9, Set.of());
        var start = NINE.plus(HOUR.multipliedBy(hours));
        var asked = Plan.of(news.clientId(), news.episodeId(), Clinic.NOW)
                .enrolled(news)
                .state()
                .tries()
                .state();
        var session = Session.own(
                asked.id(),
                asked.id(),
                SessionKind.INDIVIDUAL,
                clinic.section(Track.DAY),
                new ClinicianId(UUID.randomUUID()),
                new RoomId(UUID.randomUUID()),
                new Opening(start, start.plus(HOUR), Opening.Rank.USUAL, ""));
        var plan = asked.scheduled(1, List.of(session), Clinic.NOW).state();
        plans.settle(plan.id(), () -> plan, it -> Change.to(it));
        book.enter(List.of(session));
        assertThat(claims.take(Proposals.claims(plan, session, 1))).isEmpty();
        claims.keep(plan.id(), ids(plan, session));
        return session;
    }

    @Test
    void whatASleeperLockedAfterItsEndIsFreeLaterAndALivingTryKeepsItsOwn() {
        var begun =
                alterations.settle(id, () -> Alteration.of(id, moved(1)), it -> it.tries(moved(1), clock.instant()));
        alterations.settle(id, () -> begun, it -> it.due(clock.instant()));
        await().until(this::isAllDone);
        assertThat(space.reserve(begun)).isEmpty();
        assertThatThrownBy(() -> desk.decide(Command.once("staff"), _ -> moved(2), ANSWER))
                .isInstanceOf(RuleBroken.class);
        alterations.settle(id, () -> begun, it -> it.due(clock.instant()));
        await().untilAsserted(() -> mustBeFree(1));

        var living = alterations.settle(id, () -> begun, it -> it.tries(moved(1), clock.instant()));
        assertThat(space.reserve(living)).isEmpty();
        work.follow(living, new Todo("give-back-1-late", "give-back", Map.of("holder", begun.holder())));
        assertThat(book.isLocked(living.holder())).isTrue();
        space.giveBack(living.holder());
    }

    @Test
    void whatAnEarlierTryGivesBackLateIsNotTheNextOnes() {
        var begun =
                alterations.settle(id, () -> Alteration.of(id, moved(1)), it -> it.tries(moved(1), clock.instant()));
        assertThat(space.reserve(begun)).isEmpty();
        var next = desk(
                _ -> {},
                change -> work.follow(change, new Todo("give-back-1", "give-back", Map.of("holder", begun.holder()))));
        move(next, 1);
        mustBeFree(1);
        mustBeFree(2);
        mustBeAt(1);
    }

    @Test
    @Proves("no-double-booking")
    void whoSleptWhileCarryingAChangeThroughTakesNothingFromALaterOne() {
        var slow = new AlterationWork(
                plans,
                claims,
                reservations,
                new SessionBook(mongo) {
                    @Override
                    public void replace(List<Session> sessions) {
                        if (sessions.getFirst().startsAt().equals(NINE.plus(HOUR)) && at().equals(NINE)) {
                            work.apply(alterations.get(id));
                            CutOffChangeIT.this.desk.decide(Command.once("staff"), _ -> moved(2), ANSWER);
                        }
                        super.replace(sessions);
                    }
                },
                space);
        move(new AlterationDesk(alterations, space, slow, claims, clock), 1);
        mustBeAt(2);
    }

    /// @param before happens while one sleeps who is about to reserve
    /// @param after  happens while one sleeps who has reserved
    private AlterationDesk desk(Consumer<Alteration> before, Consumer<Alteration> after) {
        var slow = new AlterationSpace(attendees, claims, reservations, book, rules) {
            @Override
            List<Conflict> reserve(Alteration change) {
                before.accept(change);
                var conflicts = super.reserve(change);
                after.accept(change);
                return conflicts;
            }
        };
        return new AlterationDesk(alterations, slow, work, claims, clock);
    }

    private void move(AlterationDesk by, int hours) {
        assertThat(by.decide(command, _ -> moved(hours), ANSWER)).isEqualTo(1);
    }

    private Alteration.Draft moved(int hours) {
        var now = book.find(group.id()).orElseThrow();
        var next =
                now.moved(NINE.plus(HOUR.multipliedBy(hours)), now.clinicianId(), now.roomId(), ChangedBy.ORGANIZATION);
        return Alteration.Draft.changing(List.of(next), ChangedBy.ORGANIZATION, "later", clock.instant());
    }

    private static List<String> ids(Plan plan, Session session) {
        return Proposals.claims(plan, session, 1).stream().map(Claim::id).toList();
    }

    private Instant at() {
        return book.find(group.id()).orElseThrow().startsAt();
    }

    private void mustBeAt(int hours) {
        var start = NINE.plus(HOUR.multipliedBy(hours));
        assertThat(at()).isEqualTo(start);
        var clinician = Claim.clinician(group.clinicianId());
        var busy = claims.busy(List.of(clinician), NINE, NINE.plus(HOUR.multipliedBy(4)));
        assertThat(busy.owners().keySet())
                .containsExactlyInAnyOrderElementsOf(Claim.ids(clinician, start, start.plus(HOUR)));
        assertThat(busy.owners().values()).containsOnly(group.id());
    }

    private void mustBeFree(int round) {
        assertThat(book.isLocked(id + "/" + round)).isFalse();
        assertThat(reservations.isHeld(id + "/" + round)).isFalse();
    }

    private boolean isAllDone() {
        return isAllDone("alterations", id);
    }

    private boolean isAllDone(String collection, String which) {
        var left = new Document("_id", which).append("_todo", new Document("$exists", true).append("$ne", List.of()));
        return mongo.getCollection(collection).countDocuments(left) == 0;
    }
}
