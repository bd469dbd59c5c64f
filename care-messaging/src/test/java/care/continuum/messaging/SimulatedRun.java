package care.continuum.messaging;

import care.continuum.messaging.checker.Fact;
import care.continuum.messaging.checker.Fact.Same;
import care.continuum.messaging.checker.History;
import care.continuum.messaging.checker.Invariant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/// One seed: some instances, some users, faults of all kinds for a while; then healing, and a replay. The history of
/// it all is judged as that of a real run is.
final class SimulatedRun {

    private static final List<Integer> FLUSH_MILLIS = List.of(3, 60, 600);
    private static final SimulatedProducer.Odds ODDS = new SimulatedProducer.Odds(10, 20, 5, 30, 15, 40);
    private static final int PATIENCE_STEPS = 20_000;

    private final Schedule schedule;
    private final Schedule.Host world = new Schedule.Host();
    private final SimulatedStore store;
    private final SimulatedTopic topic;
    private final Workload workload;
    private final SimulatedCluster cluster;
    private final Faults faults;
    private final List<Fact> replays = new ArrayList<>();

    private SimulatedRun(long seed, @Nullable Flaw flaw) {
        schedule = new Schedule(seed);
        var random = schedule.random;
        store = new SimulatedStore(
                schedule, FLUSH_MILLIS.get(random.nextInt(FLUSH_MILLIS.size())), random.nextInt(2) * 10);
        topic = new SimulatedTopic(schedule, 1 + random.nextInt(2));
        workload = new Workload(schedule, store, topic);
        var ground = new Ground(schedule, store, topic, poison(), ODDS, flaw);
        cluster = new SimulatedCluster(ground);
        faults = new Faults(ground, cluster, world);
    }

    /// Runs a seed, with a flaw or without.
    static History of(long seed, @Nullable Flaw flaw) {
        var run = new SimulatedRun(seed, flaw);
        run.schedule.run(run.world, run::live);
        return run.history();
    }

    private Set<String> poison() {
        var poison = new HashSet<String>();
        for (var kind : List.of("c", Chapter.LONG)) {
            if (schedule.random.nextBoolean()) {
                Chapter.parts(kind + "-" + (3 + schedule.random.nextInt(8))).forEach(poison::add);
            }
        }
        return poison;
    }

    private void live() {
        cluster.begin();
        cluster.begin();
        cluster.share();
        int calm = 300 + schedule.random.nextInt(900);
        while (schedule.steps() < calm) {
            schedule.sleepUpToMillis(15);
            if (schedule.random.nextInt(6) == 0) {
                for (int number = schedule.random.nextInt(3); number >= 0; number--) {
                    workload.ask(cluster.anybody());
                }
            }
            faults.happen();
        }
        heal();
        await(this::isQuiet);
        replay();
        cluster.end();
    }

    private void heal() {
        schedule.calmDown();
        store.heal();
        topic.comeBack();
        cluster.heal();
        faults.discardMeanwhile();
    }

    private void await(BooleanSupplier state) {
        int end = schedule.steps() + PATIENCE_STEPS;
        while (!state.getAsBoolean() && schedule.steps() < end) {
            workload.ask(cluster.anybody());
            schedule.idle(50);
        }
    }

    private boolean isQuiet() {
        return workload.isDone()
                && topic.isAtEnd()
                && store.isQuiet()
                && store.all(SimulatedLot.QUEUES).values().stream()
                        .allMatch(it -> ((Lot.Queue) it).ids().isEmpty())
                && Outcomes.nothingWaits(store);
    }

    private void replay() {
        var before = Outcomes.documents(store);
        topic.partitions().forEach(SimulatedTopic.Partition::rewind);
        await(topic::isAtEnd);
        replays.add(new Same(Invariant.REPLAY, "replay", before, Outcomes.documents(store)));
    }

    private History history() {
        var facts = new ArrayList<Fact>(workload.asked());
        facts.addAll(Outcomes.of(store, topic));
        facts.addAll(Outcomes.givenUp(faults.discarded()));
        facts.addAll(replays);
        return new History(facts);
    }
}
