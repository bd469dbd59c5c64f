package care.continuum.local;

import care.continuum.local.api.ApiClient;
import care.continuum.local.stack.Home;
import care.continuum.local.stack.Overview;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// Lets days pass in a moment.
@Command(
        name = "clock",
        description = "Tells the running suite's time, or moves it on: deadlines fall due, offers expire, weeks end.",
        mixinStandardHelpOptions = true)
final class SuiteTime implements Callable<Integer> {

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Option(
            names = "--by",
            paramLabel = "<time>",
            description = "How far: P1D is a day, PT6H six hours, at most P366D. It never goes back.")
    private @Nullable Duration by;

    @Override
    public Integer call() {
        var suite = new ApiClient(Overview.gateway(Home.usual()));
        var path = "/api/ops/clock";
        var time = by == null ? suite.get(path) : suite.post(path, Map.of("by", by.toString()));
        var ahead = Duration.parse(time.path("ahead").asString());
        spec.commandLine()
                .getOut()
                .printf(
                        "%s, %d days and %d hours ahead%n",
                        time.path("now").asString(), ahead.toDays(), ahead.toHoursPart());
        return 0;
    }
}
