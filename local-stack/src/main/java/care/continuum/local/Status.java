package care.continuum.local;

import care.continuum.local.parked.Worries;
import care.continuum.local.stack.Home;
import care.continuum.local.stack.Overview;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/// Says what runs.
@Command(
        name = "status",
        description = "Says what runs, on which ports, whether it is ready, and what waits there for somebody.",
        mixinStandardHelpOptions = true)
final class Status implements Callable<Integer> {

    @Override
    public Integer call() {
        System.out.println(Overview.of(Home.usual(), (part, ports) -> new Worries(ports).about(part)));
        return 0;
    }
}
