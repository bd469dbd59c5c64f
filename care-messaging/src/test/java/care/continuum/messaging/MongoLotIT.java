package care.continuum.messaging;

import static care.continuum.messaging.Lot.Mending.DONE;
import static care.continuum.messaging.Lot.Mending.GONE;
import static care.continuum.messaging.Lot.Mending.TAKEN;
import static care.continuum.messaging.Lot.Place.FREE;
import static care.continuum.messaging.Lot.Place.SETTLED;
import static care.continuum.messaging.Lot.Place.WAITS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import care.continuum.engines.TestEngines;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.MockProducer;
import org.bson.types.Binary;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.boot.health.contributor.Status;

/// The atomic operations of parking on a real mongod.
class MongoLotIT {

    private static final String TOPIC = "stories";
    private static final int ROUNDS = 300;
    private static final String GIVEN = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";

    private static MongoClient client;
    private static MongoDatabase database;
    private static JournalBarrier barrier;
    private static Lot lot;
    private static Parking parking;

    @BeforeAll
    static void connect() {
        client = MongoClients.create(TestEngines.get().mongo());
        database = client.getDatabase(TestEngines.get().freshName("lot"));
        barrier = new JournalBarrier(database);
        lot = new MongoLot(database);
        parking = new Parking(lot, barrier, Parking.MOST);
    }

    @AfterAll
    static void leave() {
        barrier.close();
        client.close();
    }

    @Test
    void nothingIsParkedWhereNothingWaits() {
        assertThat(parking.behind(event("ana-1", "e1"))).isEqualTo(FREE);
        assertThat(queue("ana-1")).isNull();
        assertThat(first("ana-1")).isNull();
    }

    @Test
    void eventsStandInTheOrderInWhichTheyCameAndOnlyOnce() {
        parking.park(event("ana-2", "e1"));
        parking.behind(event("ana-2", "e2"));
        parking.park(event("ana-2", "e1"));
        parking.behind(event("ana-2", "e3"));
        parking.behind(event("ana-2", "e2"));

        assertThat(ids("ana-2")).containsExactly("e1", "e2", "e3");
    }

    @Test
    void manyWhoParkAtOnceStandInOneQueue() throws Exception {
        var wishes = IntStream.range(0, 100)
                .<Callable<Lot.Place>>mapToObj(number -> () -> parking.park(event("ana-3", "e" + number % 50)))
                .toList();

        assertThat(all(wishes)).containsOnly(WAITS);
        assertThat(ids("ana-3")).hasSize(50).doesNotHaveDuplicates();
    }

    @Test
    void whatComesWhileTheLastOneLeavesIsEitherBehindItOrFree() throws Exception {
        var behind = 0;
        var round = 0;
        while (round < ROUNDS || (round < 50 * ROUNDS && (behind == 0 || behind == round))) {
            var who = "race-" + round++;
            parking.park(event(who, "e1"));
            lot.keep(event(who, "e2"));
            var places = all(List.of(
                    () -> {
                        done(who);
                        return FREE;
                    },
                    () -> lot.append(event(who, "e2"), false, Parking.MOST)));
            if (places.getLast() == WAITS) {
                behind++;
                assertThat(ids(who)).containsExactly("e2");
            } else {
                assertThat(queue(who)).isNull();
            }
        }
        assertThat(behind).as("both outcomes were seen").isBetween(1, round - 1);
    }

    @Test
    void whatIsParkedWhileTheEmptyDocumentIsDeletedStandsInOne() throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            var who = "deletion-" + round;
            parking.park(event(who, "e1"));
            lot.remove(taken(who).hold(), false);
            lot.keep(event(who, "e2"));
            all(List.of(
                    () -> {
                        lot.removeEmpty(TOPIC, who);
                        return FREE;
                    },
                    () -> lot.append(event(who, "e2"), true, Parking.MOST),
                    () -> {
                        lot.removeEmpty(TOPIC, who);
                        return FREE;
                    }));

            assertThat(ids(who)).containsExactly("e2");
        }
    }

    @Test
    void whatIsParkedWhileAnEmptyQueueIsDeletedAlwaysWaits() throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            var who = "park-race-" + round;
            parking.park(event(who, "e1"));
            all(List.of(
                    () -> {
                        done(who);
                        return FREE;
                    },
                    () -> parking.park(event(who, "e2"))));

            assertThat(ids(who)).containsExactly("e2");
            assertThat(lot.find(TOPIC, who, "e2")).isNotNull();
        }
    }

    @Test
    void aQueueThatWasLeftEmptyByADeathHoldsNobodyUp() {
        parking.park(event("ana-4", "e1"));
        lot.remove(taken("ana-4").hold(), false);

        assertThat(parking.behind(event("ana-4", "e2"))).isEqualTo(FREE);
        assertThat(first("ana-4")).isNull();
        assertThat(queue("ana-4")).isNull();
    }

    @Test
    void aFullQueueTakesNobodyButThoseWhoStandInIt() {
        var small = new Parking(lot, barrier, 2);
        small.park(event("ana-5", "e1"));
        small.behind(event("ana-5", "e2"));

        try (var lines = new Lines(Parking.class)) {
            assertThatExceptionOfType(Unresolved.class)
                    .isThrownBy(() -> small.behind(event("ana-5", "e3")))
                    .matches(Durable::isTransient);
            assertThat(lines.alarms())
                    .singleElement()
                    .asString()
                    .contains("2 events of client ana-5 are parked", "takes in nothing more of stories");
        }
        assertThatExceptionOfType(Unresolved.class).isThrownBy(() -> small.park(event("ana-5", "e3")));
        assertThat(small.behind(event("ana-5", "e2"))).isEqualTo(WAITS);
        assertThat(ids("ana-5")).containsExactly("e1", "e2");
    }

    @Test
    void aDiscardedEventNeverWaitsAgain() {
        parking.park(event("ana-6", "e1"));
        parking.behind(event("ana-6", "e2"));

        assertThat(parking.discard(TOPIC, "ana-6", "e1", false)).isEqualTo(DONE);
        assertThat(parking.discard(TOPIC, "ana-6", "e1", false)).isEqualTo(Lot.Mending.SETTLED);
        assertThat(parking.discard(TOPIC, "ana-6", "e9", false)).isEqualTo(GONE);
        assertThat(parking.park(event("ana-6", "e1"))).isEqualTo(SETTLED);
        assertThat(ids("ana-6")).containsExactly("e2");
        assertThat(lot.find(TOPIC, "ana-6", "e1")).isNull();

        done("ana-6");
        assertThat(parking.behind(event("ana-6", "e1"))).isEqualTo(SETTLED);
        assertThat(parking.behind(event("ana-6", "e3"))).isEqualTo(FREE);
    }

    @Test
    void anEntryWithoutAPayloadIsDroppedOnTheWayWithAnAlarm() {
        parking.park(event("ana-7", "e2"));
        parking.behind(event("ana-7", "e3"));
        lot.forget(TOPIC, "ana-7", "e2");

        try (var lines = new Lines(Parking.class)) {
            assertThat(first("ana-7")).extracting(Parked::id).isEqualTo("e3");
            assertThat(lines.alarms()).singleElement().asString().contains("e2");
        }
        assertThat(ids("ana-7")).containsExactly("e3");
    }

    @Test
    void anEditedEventThatIsDoneIsSettledInItsFirstForm() {
        parking.park(event("ana-8", "e1"));
        var edited = event("ana-8", "e1").with(new Binary(new byte[] {7}));
        assertThat(parking.edit(event("ana-8", "e1"), new byte[] {7})).isEqualTo(DONE);
        assertThat(parking.edit(event("ana-8", "e1"), new byte[] {8}))
                .as("somebody was faster")
                .isEqualTo(Lot.Mending.CHANGED);
        assertThat(parking.edit(edited, new byte[] {7})).isEqualTo(DONE);

        assertThat(first("ana-8"))
                .usingRecursiveComparison()
                .ignoringFields("stay")
                .isEqualTo(edited);
        done("ana-8");
        assertThat(parking.park(event("ana-8", "e1"))).isEqualTo(SETTLED);
        assertThat(parking.discard(TOPIC, "ana-8", "e1", false)).isEqualTo(Lot.Mending.REDRIVEN);
        assertThat(parking.edit(edited, new byte[] {9})).isEqualTo(Lot.Mending.REDRIVEN);
    }

    @Test
    void whatARedriveHasNobodyChangesOrGivesUpUntilAllHaveGivenItBack() {
        parking.park(event("ana-12", "e1"));
        parking.behind(event("ana-12", "e2"));
        var one = taken("ana-12");
        var two = taken("ana-12");

        assertThat(parking.edit(event("ana-12", "e1"), new byte[] {7})).isEqualTo(TAKEN);
        assertThat(parking.edit(event("ana-12", "e2"), new byte[] {7}))
                .as("what waits behind it is nobody's")
                .isEqualTo(DONE);
        assertThat(parking.failed(one, new IllegalStateException("no"))).isTrue();
        assertThat(parking.discard(TOPIC, "ana-12", "e1", false)).isEqualTo(TAKEN);
        parking.release(two);
        assertThat(parking.discard(TOPIC, "ana-12", "e1", false)).isEqualTo(DONE);
        assertThat(ids("ana-12")).containsExactly("e2");
        assertThat(lot.find(TOPIC, "ana-12", "e1")).isNull();
    }

    @Test
    void ofTwoRedrivesTheSlowerOneTakesNothingOffThatItHasNotProcessed() {
        parking.park(event("ana-13", "e1"));
        parking.behind(event("ana-13", "e2"));
        var slow = taken("ana-13");
        done("ana-13");
        var next = taken("ana-13");

        parking.done(slow);
        assertThat(parking.failed(slow, new IllegalStateException("late"))).isFalse();
        assertThat(ids("ana-13")).containsExactly("e2");
        assertThat(lot.find(TOPIC, "ana-13", "e1")).isNull();
        assertThat(parking.discard(TOPIC, "ana-13", "e2", false))
                .as("it is still the other's")
                .isEqualTo(TAKEN);
        parking.done(next);
        assertThat(ids("ana-13")).isEmpty();
    }

    /// A process may die at an event each time, and the mark of one that died stays only for a while.
    @Test
    void anEventThatIsTakenCanBeGivenUpByForceAndTheMarkOfOneThatDiedEnds() {
        parking.park(event("ana-14", "e1"));
        parking.behind(event("ana-14", "e2"));
        var dead = taken("ana-14");
        assertThat(parking.discard(TOPIC, "ana-14", "e1", true)).isEqualTo(Lot.Mending.FORCED);
        parking.done(dead);
        assertThat(parking.discard(TOPIC, "ana-14", "e1", false)).isEqualTo(Lot.Mending.SETTLED);

        var stood = taken("ana-14");
        database.getCollection(MongoLot.QUEUES)
                .updateOne(Filters.eq(TOPIC + "/ana-14"), Updates.set("taken.0.until", Date.from(Instant.EPOCH)));
        assertThat(parking.edit(event("ana-14", "e2"), new byte[] {7})).isEqualTo(Lot.Mending.FORCED);
        parking.done(stood);
        assertThat(ids("ana-14"))
                .as("it was edited while the redrive stood still")
                .containsExactly("e2");
        assertThat(first("ana-14")).isNotNull().matches(Parked::edited);
    }

    /// It may have died between the effect and the removal.
    @Test
    void whatARedriveDiedWithIsGivenUpAsSomethingThatMayHaveTakenEffect() {
        parking.park(event("ana-15", "e1"));
        parking.behind(event("ana-15", "e2"));
        var _ = taken("ana-15");
        database.getCollection(MongoLot.QUEUES)
                .updateOne(Filters.eq(TOPIC + "/ana-15"), Updates.set("taken.0.until", Date.from(Instant.EPOCH)));

        assertThat(parking.discard(TOPIC, "ana-15", "e1", false)).isEqualTo(Lot.Mending.FORCED);
        assertThat(parking.discard(TOPIC, "ana-15", "e2", false)).isEqualTo(DONE);
    }

    @Test
    void whatLooksLikeAnExpressionIsAName() {
        parking.park(event("$client", "$ids"));
        parking.behind(event("$client", "$$ROOT"));

        assertThat(ids("$client")).containsExactly("$ids", "$$ROOT");
        assertThat(parking.among(TOPIC, List.of("$client"))).containsOnlyKeys("$client");
    }

    @Test
    void aPayloadThatStandsInNoQueueIsForgottenInTimeAndNoOther() {
        var keeper = new LotKeeper(database, Parking.MOST);
        lot.keep(event("ana-10", "left"));
        lot.keep(event("ana-10", "kept anew"));
        parking.park(event("ana-10", "waits"));
        for (int looks = 1; looks < LotKeeper.LOOKS; looks++) {
            keeper.tidy();
        }
        lot.keep(event("ana-10", "kept anew"));
        assertThat(lot.find(TOPIC, "ana-10", "left")).isNotNull();

        keeper.tidy();

        assertThat(lot.find(TOPIC, "ana-10", "left")).isNull();
        assertThat(lot.find(TOPIC, "ana-10", "kept anew")).isNotNull();
        assertThat(lot.find(TOPIC, "ana-10", "waits")).isNotNull();
    }

    @Test
    void whatWaitsIsMeasuredAndADetailOfHealth() {
        var clock = new HandClock();
        var meters = new SimpleMeterRegistry();
        var followUp = new FollowUp(clock.threads(), meters);
        try (var relay = new Relay(MockProducer::new, SimulatedInstance.SETTINGS, clock);
                var sweep = new Sweep(barrier, relay, followUp, new SuiteClock(null, false, clock), Sweep.MOST)) {
            var keeper = new LotKeeper(database, 2);
            var alarms = new Alarms(meters, relay, sweep, keeper);
            assertThat(alarms.health().getStatus()).isEqualTo(Status.UP);
            parking.park(event("ana-11", "e1"));
            parking.behind(event("ana-11", "e2"));
            sweep.include(keeper);

            sweep.pass("a0");

            assertThat(meters.get("continuum.parked.waiting").gauge().value()).isGreaterThanOrEqualTo(2);
            assertThat(meters.get("continuum.parked.full").gauge().value()).isPositive();
            assertThat(meters.get("continuum.outbox.oldest.seconds").gauge().value())
                    .isZero();
            assertThat(meters.get("continuum.relay.stuck").gauge().value()).isZero();
            assertThat(alarms.health().getStatus().getCode()).isEqualTo("ALARM");
            assertThat(alarms.health().getDetails()).containsKeys("parked", "full", "stuck", "oldestSeconds");
        }
    }

    @Test
    void aQueueInWhichThereIsRoomIsNotFull() {
        var roomy = new LotKeeper(database, Parking.MOST);
        parking.park(event("ana-16", "e1"));

        roomy.look();

        assertThat(roomy.waiting().events()).isPositive();
        assertThat(roomy.waiting().full()).isZero();
    }

    @Test
    void theSameIdOfTwoClientsIsTwoEvents() {
        parking.park(event("ana-9", "e1"));
        parking.park(event("ben-9", "e1"));
        done("ana-9");

        assertThat(first("ben-9")).extracting(Parked::client, Parked::id).containsExactly("ben-9", "e1");
    }

    private static Parking.Taken taken(String who) {
        return Objects.requireNonNull(parking.take(TOPIC, who));
    }

    /// The first event of this client, which is given back.
    private static @Nullable Parked first(String who) {
        var taken = parking.take(TOPIC, who);
        if (taken == null) {
            return null;
        }
        parking.release(taken);
        return taken.event();
    }

    private static void done(String who) {
        parking.done(taken(who));
    }

    private static Lot.@Nullable Queue queue(String who) {
        var found = lot.queues(TOPIC, List.of(who));
        return found.isEmpty() ? null : found.getFirst();
    }

    private static List<String> ids(String who) {
        var queue = queue(who);
        return queue == null ? List.of() : queue.ids();
    }

    private static Parked event(String who, String id) {
        var origin = new Origin("/test/teller", who, 1, id, Instant.EPOCH, Trace.of(GIVEN));
        return new Parked(
                TOPIC, who, "test.teller.LineAdded.v1", origin, new Binary(new byte[] {1}), null, false, null);
    }

    private static List<Lot.Place> all(List<Callable<Lot.Place>> wishes) throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var places = new ArrayList<Lot.Place>();
            for (var one : threads.invokeAll(wishes)) {
                places.add(one.get());
            }
            return places;
        }
    }
}
