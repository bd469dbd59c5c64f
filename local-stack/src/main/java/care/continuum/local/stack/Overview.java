package care.continuum.local.stack;

import static java.util.Locale.ROOT;

import java.util.ArrayList;
import java.util.List;

/// What a person wants to know of a suite: whether it runs, where, and how it is.
public final class Overview {

    private static final String NOTHING_RUNS = "nothing runs; ./continuum up starts the suite.";

    private Overview() {}

    /// What else there is to say of a service that answers, a line for each.
    public interface Remarks {
        List<String> about(Part part, Ports ports);
    }

    /// The overview as lines of text.
    public static String of(Home home, Remarks remarks) {
        var running = RunningNote.read(home);
        if (running.isEmpty()) {
            return NOTHING_RUNS;
        }
        var suite = running.get();
        var readiness = new Readiness(suite.ports(), new Progress(System.out));
        var lines = new ArrayList<String>();
        lines.add("running as process %d, shape %s"
                .formatted(suite.pid(), suite.shape().name().toLowerCase(ROOT)));
        lines.add("  %-11s %s".formatted("gateway", suite.ports().gateway()));
        for (var part : Readiness.TELLING) {
            var state = readiness.of(part);
            var told = switch (state) {
                case HEARS -> "ready";
                case ANSWERS -> "answers, does not hear its topics yet";
                case AWAY -> "not ready";
            };
            lines.add(
                    "  %-11s port %-6d %s".formatted(part.label(), suite.ports().of(part), told));
            if (state != Readiness.State.AWAY) {
                remarks.about(part, suite.ports()).forEach(line -> lines.add("  %-11s %s".formatted("", line)));
            }
        }
        lines.add("  %-11s %s".formatted("kafka", suite.ports().kafka()));
        lines.add("  %-11s %s".formatted("mongodb", suite.ports().mongodb()));
        lines.add("  %-11s %s".formatted("partner", suite.ports().partner()));
        return String.join(System.lineSeparator(), lines);
    }

    /// The ports of the suite in the folder.
    ///
    /// @throws CannotRun when none runs
    public static Ports ports(Home home) {
        return RunningNote.read(home).map(RunningNote.Running::ports).orElseThrow(() -> new CannotRun(NOTHING_RUNS));
    }

    /// Whether a suite runs in the folder.
    public static boolean running(Home home) {
        return RunningNote.claimed(home);
    }
}
