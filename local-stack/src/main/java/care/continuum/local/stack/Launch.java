package care.continuum.local.stack;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// What stands on the command line of a hosting process: the local stack's settings, and more where a run wants them.
///
/// @param training whether the processes leave start-up caches behind when they end
record Launch(Home home, Ports ports, List<String> more, boolean training) {

    /// Everybody can read it here: the local stack keeps no secret worth one.
    private static final String MASTER_KEY = "Zm9yLXRyeWluZy1pdC1vdXQtb24tb25lLW1hY2hpbmU=";

    /// What is beside the gateway in one process sees its libraries, and would make a key for tokens at each start.
    private static final String NO_KEYS =
            "--spring.autoconfigure.exclude=org.springframework.boot.security.oauth2.server"
                    + ".authorization.autoconfigure.servlet.OAuth2AuthorizationServerJwtAutoConfiguration";

    /// The command line of one hosting process.
    ///
    /// @throws CannotRun when a module is not packaged
    List<String> command(String name, List<Part> parts, Shape shape) {
        var command = java(shape.heapMegabytes(name), parts);
        parts.forEach(part -> command.add(hosted(part, ports.of(part))));
        command.addAll(settings());
        command.addAll(more);
        if (parts.size() > 1) {
            // One log for all of them: it would name the first one on every line.
            command.add("--logging.include-application-name=false");
        }
        return command;
    }

    /// The command line of one more process of a part, at another port.
    List<String> command(String name, Part part, int port) {
        var command = java(Shape.PROCESSES.heapMegabytes(name), List.of(part));
        command.add(hosted(part, port));
        command.addAll(settings());
        command.addAll(more);
        return command;
    }

    private List<String> java(int heapMegabytes, List<Part> parts) {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"));
        command.addAll(StartCaches.options(home.root(), parts, training));
        // Small initial limits of both would be met by full collections, each a pause of 200 ms.
        command.addAll(List.of("-XX:MetaspaceSize=200m", "-XX:ReservedCodeCacheSize=200m"));
        command.add("-Xmx" + heapMegabytes + "m");
        command.add("-XX:+ExitOnOutOfMemoryError");
        command.addAll(List.of("-cp", new ClassPaths(home.root()).of(parts), Host.class.getName()));
        return command;
    }

    private String hosted(Part part, int port) {
        return "--host="
                + String.join("|", part.mainClass(), new ClassPaths(home.root()).settings(part), String.valueOf(port));
    }

    List<String> settings() {
        var settings = new ArrayList<>(List.of(
                "--server.address=127.0.0.1",
                "--spring.main.banner-mode=off",
                "--spring.jmx.enabled=false",
                NO_KEYS,
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
                "--continuum.identity.machines.aftercare-service.secret=aftercare",
                "--continuum.aftercare.intake.client-secret=aftercare",
                "--continuum.privacy.master-key=" + MASTER_KEY,
                "--continuum.identity.key-file=" + home.data().resolve("identity.key"),
                "--continuum.outcomes.state=" + home.data().resolve("outcomes")));
        for (var part : Part.BEHIND_THE_GATEWAY) {
            settings.add("--continuum.services.%s=%s".formatted(part.label(), ports.url(part)));
        }
        return settings;
    }
}
