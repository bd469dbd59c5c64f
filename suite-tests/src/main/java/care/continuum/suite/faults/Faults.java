package care.continuum.suite.faults;

import care.continuum.local.api.ApiFailure;
import care.continuum.local.stack.CannotRun;
import care.continuum.local.stack.EngineSet;
import care.continuum.local.stack.Home;
import care.continuum.local.stack.Progress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// The entrance to the fault runs.
@Command(
        name = "./continuum faults",
        description = "Breaks a suite of its own while many clients are at work, and judges what became of them.",
        mixinStandardHelpOptions = true)
public final class Faults implements Callable<Integer> {

    @Option(names = "--seed", description = "Where commands and faults follow from; without it a random one.")
    private @Nullable Long seed;

    @Option(names = "--minutes", defaultValue = "2", description = "How long each run strikes (default: 2).")
    private double minutes;

    @Option(names = "--runs", defaultValue = "1", description = "How many runs, each with the next seed.")
    private int runs;

    @Option(names = "--clients", defaultValue = "12", description = "How many are at work at a time (default: 12).")
    private int clients;

    @Option(names = "--replays", defaultValue = "3", description = "How often all is heard again (default: 3).")
    private int replays;

    @Option(names = "--engines", defaultValue = "standalone", description = "standalone, replica-set, three-brokers")
    private String engines = "standalone";

    @Option(names = "--record", description = "Adds a line for each run to docs/reliability/runs.jsonl.")
    private boolean record;

    @Option(names = "--report", description = "Writes the lines of the runs there, instead.")
    private @Nullable Path report;

    @Option(names = "--write-report", description = "Makes docs/reliability.md of the recorded runs, and runs nothing.")
    private boolean writeReport;

    @Option(
            names = "--steps",
            arity = "0..1",
            fallbackValue = "SINGLES",
            description = "Each service dies at each step: singles (the default), pairs or neighbors.")
    private Steps.@Nullable Extent steps;

    @Option(names = "--kafka-away", description = "Commands at a steady rate while Kafka is away for these minutes.")
    private @Nullable Double away;

    Faults() {}

    public static void main(String[] args) {
        System.exit(new CommandLine(new Faults())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExecutionExceptionHandler(Faults::sayWhy)
                .execute(args));
    }

    @Override
    public Integer call() throws InterruptedException {
        var journal = report == null ? Journal.usual() : new Journal(report.toAbsolutePath());
        if (writeReport) {
            journal.write(Home.repository().resolve("docs/reliability.md"));
            return 0;
        }
        var set = set();
        var progress = new Progress(System.out);
        var first = seed == null ? new Random().nextLong(1_000_000) : seed;
        if (steps != null) {
            return told(Steps.run(Home.fresh("faults"), set, steps, first, progress));
        }
        if (away != null) {
            return told(KafkaAway.run(Home.fresh("faults"), Duration.ofMillis(Math.round(away * 60_000)), progress));
        }
        var holds = true;
        for (int run = 0; run < runs; run++) {
            var length = Duration.ofMillis(Math.round(minutes * 60_000));
            var trial = new Trial(List.of(first + run), set, length, clients, replays);
            var result = trial.run(Home.fresh("faults"), progress);
            System.out.println(result.told());
            holds &= result.holds();
            if (record || report != null) {
                journal.add(result);
            }
        }
        return holds ? 0 : 1;
    }

    private static int told(List<String> violations) {
        violations.forEach(System.out::println);
        System.out.println(violations.size() + " violations");
        return violations.isEmpty() ? 0 : 1;
    }

    private EngineSet set() {
        for (var some : EngineSet.values()) {
            if (some.name().equalsIgnoreCase(engines.replace('-', '_'))) {
                return some;
            }
        }
        throw new CannotRun("there are no engines '%s'.".formatted(engines));
    }

    /// What is expected to go wrong is said in one sentence; anything else is a fault of ours and shows where.
    private static int sayWhy(Exception failure, CommandLine command, CommandLine.ParseResult parsed) throws Exception {
        if (failure instanceof CannotRun || failure instanceof ApiFailure) {
            command.getErr().println("continuum: " + failure.getMessage());
            return 1;
        }
        throw failure;
    }
}
