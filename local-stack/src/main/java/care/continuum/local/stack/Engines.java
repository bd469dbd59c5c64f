package care.continuum.local.stack;

import care.continuum.engines.Broker;
import care.continuum.engines.BrokerCluster;
import care.continuum.engines.EngineFailure;
import care.continuum.engines.LocalPartner;
import care.continuum.engines.Mongod;
import care.continuum.engines.ReplicaSet;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/// The suite's broker and database, started side by side, and the partner that it has on this machine.
final class Engines implements AutoCloseable {

    /// Longer than aftercare waits.
    private static final Duration LATE = Duration.ofSeconds(15);

    private final Home home;
    private final Ports ports;
    private final EngineSet set;
    private final boolean breakable;
    private final Progress progress;
    private volatile @Nullable Engine kafka;
    private volatile @Nullable Engine mongo;
    private volatile @Nullable LocalPartner partner;

    /// @param breakable whether a single database can be made to lose power
    Engines(Home home, Ports ports, EngineSet set, boolean breakable, Progress progress) {
        this.home = home;
        this.ports = ports;
        this.set = set;
        this.breakable = breakable;
        this.progress = progress;
    }

    /// Returns when both answer.
    ///
    /// @throws EngineFailure when one does not
    void start() {
        partner = LocalPartner.start(ports.of("partner"), LocalPartner.SECRET, LATE);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var broker = threads.submit(() -> {
                kafka = startKafka();
                progress.say("Kafka answers at " + ports.kafka());
            });
            mongo = startMongo();
            progress.say("MongoDB answers at " + ports.mongodb());
            broker.get();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof EngineFailure failure
                    ? failure
                    : new EngineFailure("Kafka does not start: " + e.getCause(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new EngineFailure("interrupted while Kafka was starting", e);
        }
    }

    private Engine startKafka() {
        var data = home.data().resolve("kafka");
        var log = home.logs().resolve("kafka.log");
        var ofBrokers = portsOf(set.brokers());
        return ofBrokers.size() > 1
                ? Engine.of(BrokerCluster.start(data, ofBrokers, log, progress::say))
                : Engine.of(() -> Broker.start(data, ofBrokers.getFirst(), log, progress::say));
    }

    private Engine startMongo() {
        var data = home.data().resolve("mongodb");
        var log = home.logs().resolve("mongod.log");
        var ofServers = portsOf(set.databases());
        if (ofServers.size() > 1) {
            return Engine.of(ReplicaSet.start(data, ofServers, log, progress::say));
        }
        var port = ofServers.getFirst();
        return breakable
                ? Engine.ofServer(() -> Mongod.startBreakable(data, port, log, progress::say))
                : Engine.ofServer(() -> Mongod.start(data, port, log, progress::say));
    }

    private List<Integer> portsOf(List<String> names) {
        return names.stream().map(ports::of).toList();
    }

    Engine kafka() {
        return started(kafka);
    }

    Engine mongo() {
        return started(mongo);
    }

    private static Engine started(@Nullable Engine engine) {
        if (engine == null) {
            throw new IllegalStateException("the engines were not started");
        }
        return engine;
    }

    void mustBeAlive() {
        var broker = kafka;
        var database = mongo;
        if (broker != null) {
            broker.mustBeAlive();
        }
        if (database != null) {
            database.mustBeAlive();
        }
    }

    @Override
    public void close() {
        var broker = kafka;
        var database = mongo;
        var clinic = partner;
        try (broker;
                database;
                clinic) {
            kafka = null;
            mongo = null;
            partner = null;
        }
    }
}
