package care.continuum.suite.faults;

import care.continuum.local.api.ApiFailure;
import care.continuum.local.stack.CannotRun;
import care.continuum.local.stack.EngineSet;
import care.continuum.local.stack.Home;
import care.continuum.local.stack.Part;
import care.continuum.local.stack.Progress;
import care.continuum.messaging.Flaw;
import care.continuum.suite.faults.Blow.Kind;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
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

    @Option(names = "--clients", defaultValue = "20", description = "How many are at work at a time (default: 20).")
    private int clients;

    @Option(names = "--replays", defaultValue = "3", description = "How often all is heard again (default: 3).")
    private int replays;

    @Option(names = "--engines", defaultValue = "STANDALONE", description = "standalone, replica_set, three_brokers")
    private EngineSet engines = EngineSet.STANDALONE;

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
    private @Nullable Extent steps;

    @Option(names = "--service", description = "With --steps: of this service only.")
    private @Nullable Part service;

    @Option(names = "--kafka-away", description = "Commands at a steady rate while Kafka is away for these minutes.")
    private @Nullable Double away;

    @Option(names = "--mongo-away", description = "Clients at work while MongoDB is away for these minutes.")
    private @Nullable Double mongoAway;

    @Option(
            names = "--simulate",
            description = "So many schedules of reliable events' own code on simulated stores, and each seeded bug.")
    private @Nullable Integer simulate;

    @Option(names = "--flaw", description = "With --simulate: with this seeded bug, until it is caught.")
    private @Nullable Flaw flaw;

    Faults() {}

    public static void main(String[] args) {
        System.exit(new CommandLine(new Faults())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExecutionExceptionHandler(Faults::sayWhy)
                .execute(args));
    }

    @Override
    public Integer call() throws InterruptedException {
        if (writeReport) {
            ReliabilityPage.write(Journal.usual(), Home.repository().resolve("docs/reliability.md"));
            return 0;
        }
        var progress = new Progress(System.out);
        var first = seed == null ? new Random().nextLong(1_000_000) : seed;
        if (simulate != null) {
            var simulated = flaw == null
                    ? Simulated.run(first, simulate, progress)
                    : Simulated.flawed(first, simulate, flaw, progress);
            return told("simulation", simulated.values(), simulated.violations());
        }
        if (steps != null) {
            var parts = service == null ? Part.SERVICES : List.of(service);
            var outcome = Steps.run(Home.fresh("faults"), engines, steps, parts, first, progress);
            return told("steps", outcome.values(), outcome.violations());
        }
        if (away != null) {
            var outcome = KafkaAway.run(Home.fresh("faults"), KafkaAway.Lengths.of(minutes(away)), progress);
            return told("kafka-away", outcome.values(), outcome.violations());
        }
        if (mongoAway != null) {
            var lengths = MongoAway.Lengths.of(minutes(mongoAway));
            var outcome = MongoAway.run(Home.fresh("faults"), lengths, first, progress);
            return told("mongo-away", outcome.values(), outcome.violations());
        }
        var failed = 0;
        for (int run = 0; run < runs; run++) {
            var trial = new Trial(
                    List.of(first + run), engines, minutes(minutes), clients, replays, EnumSet.allOf(Kind.class));
            var result = trial.run(Home.fresh("faults"), progress);
            System.out.println(result.told());
            failed += told(result.kind(), result.values(), result.violations());
            failed += result.lacks().isEmpty() ? 0 : 1;
        }
        return failed == 0 ? 0 : 1;
    }

    private static Duration minutes(double minutes) {
        return Duration.ofMillis(Math.round(minutes * 60_000));
    }

    private int told(String kind, Map<String, Object> values, List<String> violations) {
        violations.forEach(System.out::println);
        System.out.println(violations.size() + " violations");
        if (report != null) {
            Journal.at(report.toAbsolutePath()).add(kind, values);
        } else if (record) {
            Journal.usual().add(kind, values);
        }
        return violations.isEmpty() ? 0 : 1;
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
