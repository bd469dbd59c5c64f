package care.continuum.local;

import static java.nio.charset.StandardCharsets.UTF_8;

import care.continuum.local.api.ApiClient;
import care.continuum.local.parked.DeadLetters;
import care.continuum.local.parked.ParkedEvents;
import care.continuum.local.parked.Service;
import care.continuum.local.stack.CannotRun;
import care.continuum.local.stack.Home;
import care.continuum.local.stack.Overview;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// Sees to the events that the services of the running suite could not process.
@Command(
        name = "parked",
        description = "Shows events that could not be processed, and lets them be processed again.",
        mixinStandardHelpOptions = true)
final class Parked implements Runnable {

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Say what to do: one of the commands below.");
    }

    /// Which client is meant.
    static final class OfClient {
        @Option(names = "--client", paramLabel = "<id>", description = "Of this client alone.")
        private @Nullable String client;
    }

    /// Which event of which client at which service.
    static final class Event {

        @Option(names = "--service", required = true, description = "One of ${COMPLETION-CANDIDATES}.")
        @SuppressWarnings("NullAway.Init")
        private Service service;

        @Option(names = "--client", required = true, paramLabel = "<id>", description = "The client it is about.")
        @SuppressWarnings("NullAway.Init")
        private String client;

        @Option(names = "--event", required = true, paramLabel = "<id>", description = "Its id, as 'show' tells it.")
        @SuppressWarnings("NullAway.Init")
        private String event;

        @Option(names = "--reason", required = true, paramLabel = "<text>", description = "Why; kept in the audit.")
        @SuppressWarnings("NullAway.Init")
        private String reason;
    }

    @Command(name = "list", description = "Lists the clients with parked events.", mixinStandardHelpOptions = true)
    int list(@Mixin WhichParked which, @Mixin OfClient of) {
        events().list(which.services(), which.topic(), of.client);
        return 0;
    }

    @Command(
            name = "show",
            description = "Shows a client's parked events, in the order in which they will be processed.",
            mixinStandardHelpOptions = true)
    int show(
            @Mixin WhichParked which,
            @Option(names = "--client", required = true, paramLabel = "<id>", description = "Of this client.")
                    String client) {
        events().show(which.services(), which.topic(), client);
        return 0;
    }

    @Command(
            name = "redrive",
            description = {
                "Processes parked events again: of one client, of one topic, or all.",
                "Each client in order until an event still fails; ends with 1 where one does."
            },
            mixinStandardHelpOptions = true)
    int redrive(
            @Mixin WhichParked which,
            @Mixin OfClient of,
            @Option(names = "--dry-run", description = "Tells what would happen and changes nothing.") boolean dryRun) {
        return events().redrive(which.services(), which.topic(), of.client, dryRun) ? 0 : 1;
    }

    @Command(
            name = "edit",
            description = "Gives a parked event another payload; what it was stays in the audit.",
            mixinStandardHelpOptions = true)
    int edit(
            @Mixin Event event,
            @Option(names = "--payload", required = true, paramLabel = "<file>", description = "The new one, as JSON.")
                    Path payload)
            throws IOException {
        var file = Path.of(System.getProperty("continuum.called-from", "")).resolve(payload);
        if (!Files.isRegularFile(file)) {
            throw new CannotRun("there is no file " + payload + ".");
        }
        events().edit(event.service, event.client, event.event, event.reason, Files.readString(file, UTF_8));
        return 0;
    }

    @Command(
            name = "discard",
            description = "Gives a parked event up for good: a copy that comes again is dropped too.",
            mixinStandardHelpOptions = true)
    int discard(
            @Mixin Event event,
            @Option(
                            names = "--force",
                            description = {
                                "Even while it is being processed, such as one that ends its service each time.",
                                "It may have taken effect; the audit says so."
                            })
                    boolean force) {
        events().discard(event.service, event.client, event.event, event.reason, force);
        return 0;
    }

    @Command(
            name = "audit",
            description = "Shows who did what about parked events, of all services the newest first.",
            mixinStandardHelpOptions = true)
    int audit(@Mixin WhichParked which, @Mixin OfClient of) {
        events().audit(which.services(), which.topic(), of.client);
        return 0;
    }

    @Command(
            name = "dead-letters",
            description = "Lists the records that could not even be placed: no key, no headers, or no value.",
            mixinStandardHelpOptions = true)
    int deadLetters(@Mixin WhichParked which) {
        letters().list(which.services(), which.topic());
        return 0;
    }

    @Command(
            name = "resend",
            description = "Sends a dead letter to the topic that it came from, byte for byte.",
            mixinStandardHelpOptions = true)
    int resend(
            @Option(names = "--service", required = true, description = "One of ${COMPLETION-CANDIDATES}.")
                    Service service,
            @Option(
                            names = "--topic",
                            required = true,
                            paramLabel = "<name>",
                            converter = WhichParked.Topic.class,
                            description = "The topic it came from.")
                    String topic,
            @Option(names = "--partition", required = true, description = "As 'dead-letters' tells it.") int partition,
            @Option(names = "--offset", required = true, description = "As 'dead-letters' tells it.") long offset) {
        letters().resend(service, topic, partition, offset);
        return 0;
    }

    private ParkedEvents events() {
        return new ParkedEvents(suite(), out());
    }

    private DeadLetters letters() {
        return new DeadLetters(suite(), out());
    }

    private static ApiClient suite() {
        return new ApiClient(Overview.ports(Home.usual()).gateway());
    }

    private PrintWriter out() {
        return spec.commandLine().getOut();
    }
}
