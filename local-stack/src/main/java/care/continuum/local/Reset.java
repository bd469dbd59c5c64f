package care.continuum.local;

import care.continuum.local.stack.CannotRun;
import care.continuum.local.stack.Home;
import care.continuum.local.stack.Overview;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// Deletes what the suite has stored on this machine.
@Command(
        name = "reset",
        description = "Deletes data and logs of the local suite; caches and builds stay.",
        mixinStandardHelpOptions = true)
final class Reset implements Callable<Integer> {

    @Option(
            names = {"-y", "--yes"},
            description = "Does not ask.")
    private boolean yes;

    @Override
    public Integer call() throws IOException {
        var homes = Home.all();
        for (var home : homes) {
            if (Overview.running(home)) {
                throw new CannotRun("the suite runs in " + home.folder() + "; end it first.");
            }
        }
        if (!confirmed()) {
            System.out.println("nothing deleted");
            return 1;
        }
        homes.forEach(Home::clear);
        System.out.println("data and logs are deleted");
        return 0;
    }

    @SuppressWarnings("SystemConsoleNull") // it is null again without a terminal since JDK 25
    private boolean confirmed() {
        var console = System.console();
        if (yes || console == null || !console.isTerminal()) {
            return true;
        }
        return "y".equalsIgnoreCase(console.readLine("Delete all data and logs of the local suite? [y/N] "));
    }
}
