package care.continuum.engines;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.common.MetadataVersion;

/// The main class of the broker's process: formats its storage where that is new, serves, and ends with its parent.
final class BrokerProcess {

    /// Brokers of one cluster agree on it; which one they join is said by their addresses.
    private static final String CLUSTER = "Y29udGludXVtLWxvY2FsIQ";

    private BrokerProcess() {}

    public static void main(String[] args) throws Exception {
        Parent.endWithIt();
        var settings = new Properties();
        try (var in = Files.newBufferedReader(Path.of(args[0]))) {
            settings.load(in);
        }
        format(settings.getProperty("log.dirs"), Integer.parseInt(settings.getProperty("node.id")));
        var server = new KafkaRaftServer(new KafkaConfig(settings, false), Time.SYSTEM);
        Runtime.getRuntime().addShutdownHook(new Thread(server::shutdown, "end-of-the-broker"));
        server.startup();
        announce(Path.of(args[1]));
        server.awaitShutdown();
    }

    private static void format(String folder, int node) throws Exception {
        if (Files.exists(Path.of(folder, "meta.properties"))) {
            return;
        }
        new Formatter()
                .setPrintStream(System.out)
                .setClusterId(CLUSTER)
                .setNodeId(node)
                .setControllerListenerName("CONTROLLER")
                .setDirectories(List.of(folder))
                .setMetadataLogDirectory(folder)
                .setReleaseVersion(MetadataVersion.latestProduction())
                .setUnstableFeatureVersionsEnabled(false)
                .setIgnoreFormatted(true)
                .run();
    }

    private static void announce(Path ready) throws IOException {
        Files.writeString(ready, "ready");
    }
}
