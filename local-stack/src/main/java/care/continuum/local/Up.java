package care.continuum.local;

import static care.continuum.local.stack.Shape.COMPACT;
import static care.continuum.local.stack.Shape.PROCESSES;

import care.continuum.local.stack.Home;
import care.continuum.local.stack.Ports;
import care.continuum.local.stack.Progress;
import care.continuum.local.stack.Stack;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// Starts the suite and keeps it running.
@Command(
        name = "up",
        description = {
            "Starts the suite and keeps it running until Ctrl-C. Data is kept between runs.",
            "With --processes a service that dies is started again; three times within a minute ends the suite.",
            "Meanwhile './continuum clock --by P1D' lets a day pass in a moment."
        },
        mixinStandardHelpOptions = true)
final class Up implements Callable<Integer> {

    @Option(names = "--processes", description = "One process for each service, as in production.")
    private boolean processes;

    @Option(
            names = "--port",
            paramLabel = "<name>=<number>",
            description = "Another port than the usual one; names: intake, scheduling, attendance, aftercare,"
                    + " outcomes, gateway, kafka, mongodb, partner.")
    private Map<String, Integer> others = new LinkedHashMap<>();

    @Override
    public Integer call() throws InterruptedException {
        var progress = new Progress(System.out);
        var ports = Ports.usual().with(others);
        try (var stack = Stack.start(Home.usual(), processes ? PROCESSES : COMPACT, ports, progress)) {
            progress.say("ready: %s/api (Kafka %s, MongoDB %s); './continuum clock' moves its time on; Ctrl-C ends it"
                    .formatted(ports.gateway(), ports.kafka(), ports.mongodb()));
            stack.watch();
        }
        return 0;
    }
}
