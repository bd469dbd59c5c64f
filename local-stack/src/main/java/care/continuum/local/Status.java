package care.continuum.local;

import care.continuum.local.stack.Home;
import care.continuum.local.stack.Overview;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/// Says what runs.
@Command(
        name = "status",
        description = "Says what runs, on which ports, and whether it is ready.",
        mixinStandardHelpOptions = true)
final class Status implements Callable<Integer> {

    @Override
    public Integer call() {
        System.out.println(Overview.of(Home.usual()));
        return 0;
    }
}
