package care.continuum.messaging;

import static care.continuum.messaging.Lot.Place.FREE;
import static care.continuum.messaging.Lot.Place.SETTLED;
import static care.continuum.messaging.Lot.Place.WAITS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import care.continuum.engines.TestEngines;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.MockProducer;
import org.bson.types.Binary;
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
        assertThat(lot.queue(TOPIC, "ana-1")).isNull();
        assertThat(parking.first(TOPIC, "ana-1")).isNull();
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
                        parking.done(event(who, "e1"));
                        return FREE;
                    },
                    () -> lot.append(event(who, "e2"), false, Parking.MOST)));
            if (places.getLast() == WAITS) {
                behind++;
                assertThat(ids(who)).containsExactly("e2");
            } else {
                assertThat(lot.queue(TOPIC, who)).isNull();
            }
        }
        assertThat(behind).as("both outcomes were seen").isBetween(1, round - 1);
    }

    @Test
    void whatIsParkedWhileTheEmptyDocumentIsDeletedStandsInOne() throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            var who = "deletion-" + round;
            parking.park(event(who, "e1"));
            lot.remove(TOPIC, who, "e1");
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
                        parking.done(event(who, "e1"));
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
        lot.remove(TOPIC, "ana-4", "e1");

        assertThat(parking.behind(event("ana-4", "e2"))).isEqualTo(FREE);
        assertThat(parking.first(TOPIC, "ana-4")).isNull();
        assertThat(lot.queue(TOPIC, "ana-4")).isNull();
    }

    @Test
    void aFullQueueTakesNobodyButThoseWhoStandInIt() {
        var small = new Parking(lot, barrier, 2);
        small.park(event("ana-5", "e1"));
        small.behind(event("ana-5", "e2"));

        assertThatExceptionOfType(Unresolved.class)
                .isThrownBy(() -> small.behind(event("ana-5", "e3")))
                .matches(Durable::isTransient);
        assertThatExceptionOfType(Unresolved.class).isThrownBy(() -> small.park(event("ana-5", "e3")));
        assertThat(small.behind(event("ana-5", "e2"))).isEqualTo(WAITS);
        assertThat(ids("ana-5")).containsExactly("e1", "e2");
    }

    @Test
    void aDiscardedEventNeverWaitsAgain() {
        parking.park(event("ana-6", "e1"));
        parking.behind(event("ana-6", "e2"));

        assertThat(parking.discard(TOPIC, "ana-6", "e1")).isTrue();
        assertThat(parking.discard(TOPIC, "ana-6", "e1")).isFalse();
        assertThat(parking.park(event("ana-6", "e1"))).isEqualTo(SETTLED);
        assertThat(ids("ana-6")).containsExactly("e2");
        assertThat(lot.find(TOPIC, "ana-6", "e1")).isNull();

        parking.done(event("ana-6", "e2"));
        assertThat(parking.behind(event("ana-6", "e1"))).isEqualTo(SETTLED);
        assertThat(parking.behind(event("ana-6", "e3"))).isEqualTo(FREE);
    }

    @Test
    void anEntryThatIsSettledOrHasNoPayloadIsDroppedOnTheWay() {
        parking.park(event("ana-7", "e1"));
        parking.behind(event("ana-7", "e2"));
        parking.behind(event("ana-7", "e3"));
        lot.settle(TOPIC, "ana-7", "e1");
        lot.forget(TOPIC, "ana-7", "e2");

        assertThat(parking.first(TOPIC, "ana-7")).isEqualTo(event("ana-7", "e3"));
        assertThat(ids("ana-7")).containsExactly("e3");
    }

    @Test
    void anEditedEventThatIsDoneIsSettledInItsFirstForm() {
        parking.park(event("ana-8", "e1"));
        assertThat(parking.edit(event("ana-8", "e1"), new byte[] {7})).isTrue();
        assertThat(parking.edit(event("ana-8", "e1"), new byte[] {8}))
                .as("somebody was faster")
                .isFalse();
        var edited = parking.first(TOPIC, "ana-8");

        assertThat(edited).isEqualTo(event("ana-8", "e1").with(new byte[] {7}));
        parking.done(edited == null ? event("ana-8", "e1") : edited);
        assertThat(parking.park(event("ana-8", "e1"))).isEqualTo(SETTLED);
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
        var keeper = new LotKeeper(database);
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
                var sweep = new Sweep(barrier, relay, followUp, new SuiteClock(null, false, clock))) {
            var keeper = new LotKeeper(database);
            var alarms = new Alarms(meters, relay, sweep, keeper);
            assertThat(alarms.health().getStatus()).isEqualTo(Status.UP);
            parking.park(event("ana-11", "e1"));
            parking.behind(event("ana-11", "e2"));
            sweep.include(keeper);

            sweep.pass("a0");

            assertThat(meters.get("continuum.parked.waiting").gauge().value()).isGreaterThanOrEqualTo(2);
            assertThat(meters.get("continuum.outbox.oldest.seconds").gauge().value())
                    .isZero();
            assertThat(meters.get("continuum.relay.stuck").gauge().value()).isZero();
            assertThat(alarms.health().getStatus().getCode()).isEqualTo("ALARM");
        }
    }

    @Test
    void theSameIdOfTwoClientsIsTwoEvents() {
        parking.park(event("ana-9", "e1"));
        parking.park(event("ben-9", "e1"));
        parking.done(event("ana-9", "e1"));

        assertThat(parking.first(TOPIC, "ben-9")).isEqualTo(event("ben-9", "e1"));
    }

    private static List<String> ids(String who) {
        var queue = lot.queue(TOPIC, who);
        return queue == null ? List.of() : queue.ids();
    }

    private static Parked event(String who, String id) {
        var origin = new Origin("/test/teller", who, 1, id, Instant.EPOCH, Trace.of(GIVEN));
        return new Parked(TOPIC, who, "test.teller.LineAdded.v1", origin, new Binary(new byte[] {1}), null, false);
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
