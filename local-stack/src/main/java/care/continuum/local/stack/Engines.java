package care.continuum.local.stack;

import care.continuum.engines.Broker;
import care.continuum.engines.EngineFailure;
import care.continuum.engines.Mongod;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/// The suite's broker and database, started side by side.
final class Engines implements AutoCloseable {

    private final Home home;
    private final Ports ports;
    private final Progress progress;
    private volatile @Nullable Broker broker;
    private volatile @Nullable Mongod mongod;

    Engines(Home home, Ports ports, Progress progress) {
        this.home = home;
        this.ports = ports;
        this.progress = progress;
    }

    /// Returns when both answer.
    ///
    /// @throws EngineFailure when one does not
    void start() {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var kafka = threads.submit(this::startKafka);
            startMongo();
            kafka.get();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof EngineFailure failure
                    ? failure
                    : new EngineFailure("Kafka does not start: " + e.getCause(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new EngineFailure("interrupted while Kafka was starting", e);
        }
    }

    private void startKafka() {
        var data = home.data().resolve("kafka");
        broker = Broker.start(data, ports.of("kafka"), home.logs().resolve("kafka.log"), progress::say);
        progress.say("Kafka answers at " + ports.kafka());
    }

    private void startMongo() {
        var data = home.data().resolve("mongodb");
        mongod = Mongod.start(data, ports.of("mongodb"), home.logs().resolve("mongod.log"), progress::say);
        progress.say("MongoDB answers at " + ports.mongodb());
    }

    void mustBeAlive() {
        var kafka = broker;
        var mongo = mongod;
        if (kafka != null) {
            kafka.mustBeAlive();
        }
        if (mongo != null) {
            mongo.mustBeAlive();
        }
    }

    @Override
    public void close() {
        var kafka = broker;
        var mongo = mongod;
        try (kafka;
                mongo) {
            broker = null;
            mongod = null;
        }
    }
}
