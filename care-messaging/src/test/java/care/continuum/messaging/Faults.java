package care.continuum.messaging;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/// What goes wrong. Each seed has its own mixture: rare coincidences are found where their parts are frequent.
final class Faults {

    private static final List<Integer> OFTEN = List.of(0, 1, 2, 10);
    private static final List<Integer> PER_CENT = List.of(5, 15, 40);
    private static final int SHORT_MILLIS = 50;
    private static final int LONG_MILLIS = 3_000;

    private final Ground ground;
    private final SimulatedCluster cluster;
    private final Schedule.Host world;
    private final Random random;
    private final List<Runnable> mixture;
    private final int perCent;
    private final Map<Parked, Boolean> discarded = new LinkedHashMap<>();

    Faults(Ground ground, SimulatedCluster cluster, Schedule.Host world) {
        this.ground = ground;
        this.cluster = cluster;
        this.world = world;
        this.random = ground.schedule().random;
        this.mixture = mixture();
        this.perCent = mixture.isEmpty() ? 0 : PER_CENT.get(random.nextInt(PER_CENT.size()));
    }

    private List<Runnable> mixture() {
        return List.<Runnable>of(
                        this::killInstance,
                        this::standStill,
                        this::killStore,
                        this::cutPower,
                        this::partFromKafka,
                        cluster::share,
                        () -> ground.topic().partitions().forEach(SimulatedTopic.Partition::rewind),
                        () -> cluster.anybody().mend(),
                        this::discard)
                .stream()
                .flatMap(fault -> Collections.nCopies(OFTEN.get(random.nextInt(OFTEN.size())), fault).stream())
                .toList();
    }

    /// Lets one of them happen, or not.
    void happen() {
        if (random.nextInt(100) < perCent) {
            mixture.get(random.nextInt(mixture.size())).run();
        }
    }

    private void killInstance() {
        cluster.kill();
        if (random.nextInt(3) > 0) {
            later(SHORT_MILLIS, cluster::share);
        }
    }

    private void standStill() {
        ground.store().trouble();
        cluster.stand(1_000_000L * (random.nextBoolean() ? SHORT_MILLIS : LONG_MILLIS));
    }

    /// Mostly when it takes something back.
    private void killStore() {
        if (random.nextInt(4) == 0 || ground.store().isFlushing()) {
            ground.store().kill();
            later(random.nextInt(4) == 0 ? LONG_MILLIS : random.nextInt(2), ground.store()::restart);
        }
    }

    private void cutPower() {
        killStore();
        killInstance();
    }

    private void partFromKafka() {
        ground.topic().leave();
        later(random.nextBoolean() ? SHORT_MILLIS : LONG_MILLIS, ground.topic()::comeBack);
    }

    /// Somebody gives up what waits first, asks until the answer is certain, and then counts on it.
    private void discard() {
        var waiting = ground.store().all(SimulatedLot.QUEUES).values().stream()
                .map(Lot.Queue.class::cast)
                .filter(queue -> !queue.ids().isEmpty())
                .toList();
        if (!waiting.isEmpty()) {
            var queue = waiting.get(random.nextInt(waiting.size()));
            var event =
                    new SimulatedLot(ground.store()).event(queue, queue.ids().getFirst());
            if (event != null) {
                ground.schedule().start(world, () -> discard(event));
            }
        }
    }

    /// While all is redriven some of it is given up.
    void discardMeanwhile() {
        for (int number = random.nextInt(4); number > 0; number--) {
            later(LONG_MILLIS, this::discard);
        }
    }

    private void discard(Parked event) {
        var parking = new Parking(ground.lot(), ground.store(), Parking.MOST);
        var became = Lot.Mending.TAKEN;
        while (became == Lot.Mending.TAKEN) {
            try {
                became = parking.discard(event.topic(), event.client(), event.id(), false);
            } catch (RuntimeException unknown) {
                // It is asked again.
            }
            ground.schedule().sleepUpToMillis(SHORT_MILLIS);
        }
        if (became != Lot.Mending.GONE) {
            discarded.put(
                    event,
                    Outcomes.hadEffect(ground.store(), event) || ground.topic().isInHands(event.id()));
        }
    }

    /// The events that were given up and have not taken effect, or must not have: those that had none at the answer and
    /// that no consumer, a former owner of the partition it may be, was processing.
    List<String> discarded() {
        return discarded.entrySet().stream()
                .filter(it -> !it.getValue() || !Outcomes.hadEffect(ground.store(), it.getKey()))
                .map(it -> it.getKey().id())
                .toList();
    }

    private void later(int millis, Runnable what) {
        ground.schedule().start(world, () -> {
            ground.schedule().sleepUpToMillis(millis);
            what.run();
        });
    }
}
