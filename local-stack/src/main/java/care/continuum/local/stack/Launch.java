package care.continuum.local.stack;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// What stands on the command line of a hosting process: the local stack's settings and no others.
record Launch(Home home, Ports ports) {

    /// The command line of one hosting process.
    ///
    /// @throws CannotRun when a module is not packaged
    List<String> command(String name, List<Part> parts, Shape shape) {
        var paths = new ClassPaths(home.root());
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xshare:auto"));
        // Small initial limits of both would be met by full collections, each a pause of 200 ms.
        command.addAll(List.of("-XX:MetaspaceSize=200m", "-XX:ReservedCodeCacheSize=200m"));
        command.add("-Xmx" + shape.heapMegabytes(name) + "m");
        command.add("-XX:+ExitOnOutOfMemoryError");
        command.addAll(List.of("-cp", paths.of(parts), Host.class.getName()));
        for (var part : parts) {
            command.add("--host="
                    + String.join("|", part.mainClass(), paths.settings(part), String.valueOf(ports.of(part))));
        }
        command.addAll(settings());
        if (parts.size() > 1) {
            // One log for all of them: it would name the first one on every line.
            command.add("--logging.include-application-name=false");
        }
        return command;
    }

    List<String> settings() {
        var settings = new ArrayList<>(List.of(
                "--server.address=127.0.0.1",
                "--spring.main.banner-mode=off",
                "--spring.jmx.enabled=false",
                "--management.metrics.use-global-registry=false",
                "--logging.level.org.apache.kafka=warn",
                "--spring.lifecycle.timeout-per-shutdown-phase=4s",
                "--continuum.mongodb=" + ports.mongodb(),
                "--continuum.kafka=" + ports.kafka(),
                "--continuum.issuer=" + ports.gateway(),
                "--continuum.messaging.movable-clock=true",
                "--continuum.scheduling.seed=true",
                "--continuum.attendance.automatic-completion=true",
                "--continuum.identity.demo=true",
                "--continuum.identity.key-file=" + home.data().resolve("identity.key"),
                "--continuum.outcomes.state=" + home.data().resolve("outcomes")));
        for (var part : Part.values()) {
            settings.add("--continuum.services.%s=%s".formatted(part.label(), ports.url(part)));
        }
        return settings;
    }
}
