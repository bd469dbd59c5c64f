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
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// A Kafka broker in KRaft mode with its own controller, on the loopback interface, in a process of its own.
public final class Broker implements AutoCloseable {

    private final Guarded process;
    private final int port;
    private final Path ready;

    private Broker(Guarded process, int port, Path ready) {
        this.process = process;
        this.port = port;
        this.ready = ready;
    }

    /// Starts a broker on a data folder, formatted when it is new, and returns when it takes records.
    ///
    /// @param progress told what is being done, a sentence at a time
    /// @throws EngineFailure when it does not start
    public static Broker start(Path data, int port, Path log, Consumer<String> progress) {
        return start(data, port, Map.of(), log, progress);
    }

    /// With settings of Kafka's own, which go before the usual ones. Its listener for clients is called `PLAINTEXT`.
    ///
    /// @throws EngineFailure when it does not start
    public static Broker start(Path data, int port, Map<String, String> own, Path log, Consumer<String> progress) {
        return start(data, port, Membership.alone(), own, log, progress);
    }

    /// One of several, which together are a cluster.
    ///
    /// @param node        which one it is, from 1
    /// @param controllers the port of each one's controller
    record Membership(int node, List<Integer> controllers) {

        static Membership alone() {
            return new Membership(1, FreePorts.find(1));
        }

        private String voters() {
            return IntStream.rangeClosed(1, controllers.size())
                    .mapToObj(other -> "%d@127.0.0.1:%d".formatted(other, controllers.get(other - 1)))
                    .collect(Collectors.joining(","));
        }

        private int controller() {
            return controllers.get(node - 1);
        }

        private int replicas() {
            return controllers.size();
        }
    }

    /// Starts one broker; returns when it takes records, or, in a cluster, when it has started to look for the others.
    static Broker start(Path data, int port, Membership member, Path log, Consumer<String> progress) {
        return start(data, port, member, Map.of(), log, progress);
    }

    private static Broker start(
            Path data, int port, Membership member, Map<String, String> own, Path log, Consumer<String> progress) {
        progress.accept("starting Kafka ...");
        try {
            Files.createDirectories(data);
            Files.createDirectories(log.toAbsolutePath().getParent());
            var settings = data.resolve("broker.properties");
            var ready = data.resolve("ready");
            Files.deleteIfExists(ready);
            var known = settings(data, port, member);
            known.putAll(own);
            try (var out = Files.newBufferedWriter(settings)) {
                known.store(out, null);
            }
            var broker = new Broker(Guarded.watching("kafka", command(settings, ready), log), port, ready);
            if (member.replicas() == 1) {
                broker.awaitReady();
            }
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

    private static Properties settings(Path data, int port, Membership member) {
        var replicas = String.valueOf(member.replicas());
        var least = String.valueOf((member.replicas() + 1) / 2);
        var settings = new Properties();
        settings.putAll(Map.ofEntries(
                Map.entry("process.roles", "broker,controller"),
                Map.entry("node.id", String.valueOf(member.node())),
                Map.entry("controller.quorum.voters", member.voters()),
                Map.entry("controller.listener.names", "CONTROLLER"),
                Map.entry(
                        "listeners",
                        "PLAINTEXT://127.0.0.1:" + port + ",CONTROLLER://127.0.0.1:" + member.controller()),
                Map.entry("log.dirs", data.resolve("log").toString()),
                Map.entry("auto.create.topics.enable", "false"),
                Map.entry("offsets.topic.replication.factor", replicas),
                Map.entry("min.insync.replicas", least),
                Map.entry("offsets.topic.num.partitions", "8"),
                Map.entry("transaction.state.log.replication.factor", replicas),
                Map.entry("transaction.state.log.min.isr", least),
                Map.entry("share.coordinator.state.topic.replication.factor", replicas),
                Map.entry("share.coordinator.state.topic.min.isr", least),
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

    void awaitReady() {
        process.await(Duration.ofSeconds(90), () -> Files.exists(ready));
    }

    /// The engine's process, to put to sleep and wake.
    public ProcessHandle process() {
        return process.process();
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
