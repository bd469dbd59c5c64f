package care.continuum.engines;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.function.Consumer;

/// A Kafka broker in KRaft mode with its own controller, on the loopback interface, in a process of its own.
public final class Broker implements AutoCloseable {

    private final Guarded process;
    private final int port;

    private Broker(Guarded process, int port) {
        this.process = process;
        this.port = port;
    }

    /// Starts a broker on a data folder, formatted when it is new, and returns when it takes records.
    ///
    /// @param progress told what is being done, a sentence at a time
    /// @throws EngineFailure when it does not start
    public static Broker start(Path data, int port, Path log, Consumer<String> progress) {
        progress.accept("starting Kafka ...");
        try {
            Files.createDirectories(data);
            Files.createDirectories(log.toAbsolutePath().getParent());
            var settings = data.resolve("broker.properties");
            var ready = data.resolve("ready");
            Files.deleteIfExists(ready);
            try (var out = Files.newBufferedWriter(settings)) {
                settings(data, port).store(out, null);
            }
            var broker = new Broker(Guarded.watching("kafka", command(settings, ready), log), port);
            broker.process.await(Duration.ofSeconds(90), () -> Files.exists(ready));
            return broker;
        } catch (IOException e) {
            throw new EngineFailure("cannot write into " + data + ": " + e.getMessage(), e);
        }
    }

    private static List<String> command(Path settings, Path ready) {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xshare:auto", "-Xmx512m"));
        command.add("-Dlogback.configurationFile=care/continuum/engines/broker-logback.xml");
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), BrokerProcess.class.getName()));
        command.addAll(List.of(settings.toString(), ready.toString()));
        return command;
    }

    private static Properties settings(Path data, int port) {
        var controller = FreePorts.find(1).getFirst();
        var settings = new Properties();
        settings.putAll(Map.ofEntries(
                Map.entry("process.roles", "broker,controller"),
                Map.entry("node.id", "1"),
                Map.entry("controller.quorum.voters", "1@127.0.0.1:" + controller),
                Map.entry("controller.listener.names", "CONTROLLER"),
                Map.entry("listeners", "PLAINTEXT://127.0.0.1:" + port + ",CONTROLLER://127.0.0.1:" + controller),
                Map.entry("log.dirs", data.resolve("log").toString()),
                Map.entry("auto.create.topics.enable", "false"),
                Map.entry("offsets.topic.replication.factor", "1"),
                Map.entry("offsets.topic.num.partitions", "8"),
                Map.entry("transaction.state.log.replication.factor", "1"),
                Map.entry("transaction.state.log.min.isr", "1"),
                Map.entry("share.coordinator.state.topic.replication.factor", "1"),
                Map.entry("share.coordinator.state.topic.min.isr", "1"),
                Map.entry("group.initial.rebalance.delay.ms", "0"),
                Map.entry("group.consumer.min.session.timeout.ms", "6000"),
                Map.entry("group.consumer.session.timeout.ms", "6000"),
                Map.entry("group.consumer.min.heartbeat.interval.ms", "1000"),
                Map.entry("group.consumer.heartbeat.interval.ms", "1000"),
                Map.entry("broker.heartbeat.interval.ms", "500"),
                Map.entry("broker.session.timeout.ms", "3000"),
                Map.entry("log.index.size.max.bytes", "131072"),
                Map.entry("num.network.threads", "2"),
                Map.entry("num.io.threads", "4")));
        return settings;
    }

    /// The bootstrap servers, such as `127.0.0.1:9092`.
    public String bootstrapServers() {
        return "127.0.0.1:" + port;
    }

    /// @throws EngineFailure when the broker has ended
    public void mustBeAlive() {
        process.mustBeAlive();
    }

    /// Ends it as a power cut would; starting again on the same folder recovers.
    public void kill() {
        process.kill();
    }

    @Override
    public void close() {
        process.end(Duration.ofSeconds(10));
    }
}
