package care.continuum.local;

import care.continuum.local.api.ApiFailure;
import care.continuum.local.stack.CannotRun;
import java.io.UncheckedIOException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// The entrance to all commands but `build` and `test`, which the script does itself.
@Command(
        name = "./continuum",
        description = "Runs an event-driven suite for intensive outpatient programs on this machine.",
        mixinStandardHelpOptions = true,
        versionProvider = Continuum.class,
        subcommands = {
            Up.class,
            Demo.class,
            Replay.class,
            Status.class,
            Logs.class,
            SuiteTime.class,
            Parked.class,
            Reset.class,
            Train.class
        },
        footer = {
            "  build   Packages all modules (the other commands do it when needed), and trains their start-up caches.",
            "  test    Runs all tests; its arguments go to Maven.",
            "  faults  Breaks the suite while it works, and judges what became of it.",
            "  bench   Measures the suite on this machine."
        })
public final class Continuum implements Runnable, CommandLine.IVersionProvider {

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    Continuum() {}

    public static void main(String[] args) {
        System.exit(commandLine().execute(args));
    }

    static CommandLine commandLine() {
        return new CommandLine(new Continuum())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExecutionExceptionHandler(Continuum::sayWhy);
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Say what to do: one of the commands below.");
    }

    @Override
    public String[] getVersion() {
        return new String[] {"Continuum 0.1.0"};
    }

    /// What is expected to go wrong is said in one sentence; anything else is a fault of ours and shows where.
    private static int sayWhy(Exception failure, CommandLine command, CommandLine.ParseResult parsed) throws Exception {
        if (failure instanceof ApiFailure refusal) {
            command.getErr().println("continuum: " + refusal.told());
            return 1;
        }
        if (failure instanceof CannotRun || failure instanceof UncheckedIOException) {
            command.getErr().println("continuum: " + failure.getMessage());
            return 1;
        }
        throw failure;
    }
}
