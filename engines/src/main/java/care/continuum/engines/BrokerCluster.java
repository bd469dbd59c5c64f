package care.continuum.engines;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/// Several brokers with a replica of everything on each; more than half of them have to take a record.
public final class BrokerCluster implements AutoCloseable {

    private final Path data;
    private final List<Integer> ports;
    private final List<Integer> controllers;
    private final Path log;
    private final List<Broker> brokers = new ArrayList<>();

    private BrokerCluster(Path data, List<Integer> ports, Path log) {
        this.data = data;
        this.ports = List.copyOf(ports);
        this.controllers = FreePorts.find(ports.size());
        this.log = log;
    }

    /// Starts a broker for each port and returns when all of them take records.
    ///
    /// @throws EngineFailure when one does not start
    public static BrokerCluster start(Path data, List<Integer> ports, Path log, Consumer<String> progress) {
        var cluster = new BrokerCluster(data, ports, log);
        try {
            for (int node = 1; node <= ports.size(); node++) {
                cluster.brokers.add(cluster.startNode(node, progress));
            }
            cluster.brokers.forEach(Broker::awaitReady);
            return cluster;
        } catch (EngineFailure e) {
            cluster.close();
            throw e;
        }
    }

    private Broker startNode(int node, Consumer<String> progress) {
        var member = new Broker.Membership(node, controllers);
        return Broker.start(
                data.resolve("node" + node),
                ports.get(node - 1),
                member,
                log.resolveSibling("kafka%d.log".formatted(node)),
                progress);
    }

    /// Ends one of them, counted from 0, as a power cut would.
    public void kill(int index) {
        brokers.get(index).kill();
    }

    /// Starts a killed one again on its folder, and returns when it takes records.
    public void restart(int index) {
        brokers.set(index, startNode(index + 1, _ -> {}));
        brokers.get(index).awaitReady();
    }

    public String bootstrapServers() {
        return ports.stream().map("127.0.0.1:%d"::formatted).collect(Collectors.joining(","));
    }

    @Override
    public void close() {
        var ends = brokers.stream()
                .map(broker -> Thread.ofVirtual().start(broker::close))
                .toList();
        try {
            for (var end : ends) {
                end.join();
            }
        } catch (InterruptedException e) {
            brokers.forEach(Broker::kill);
            Thread.currentThread().interrupt();
        }
    }
}
