package care.continuum.local;

import care.continuum.local.stack.CannotRun;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/// The long fault runs, which are not there yet.
@Command(name = "faults", description = "The long fault runs; they come later.", mixinStandardHelpOptions = true)
final class Faults implements Callable<Integer> {

    @Override
    public Integer call() {
        throw new CannotRun("the fault runs are not there yet; ./continuum test kills a service in a replay.");
    }
}
