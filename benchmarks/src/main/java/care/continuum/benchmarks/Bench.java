package care.continuum.benchmarks;

import care.continuum.local.demo.DemoRun;
import care.continuum.local.replay.ReplayRun;
import care.continuum.local.stack.CannotRun;
import care.continuum.local.stack.Home;
import care.continuum.local.stack.Ports;
import care.continuum.local.stack.Progress;
import care.continuum.local.stack.Shape;
import care.continuum.local.stack.Stack;
import com.sun.management.OperatingSystemMXBean;
import java.io.OutputStream;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;

/// `./continuum bench`: start-up in both shapes, a command and its event when idle, how soon aftercare follows, and a
/// whole cohort.
public final class Bench {

    private static final int COMPLETIONS = 100;
    private static final PrintStream NOWHERE =
            new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8);

    private final Progress progress = new Progress(System.out);
    private final Figures figures = new Figures(progress);
    private final Home home;

    private Bench(Home home) {
        this.home = home;
    }

    public static void main(String[] args) throws InterruptedException {
        if (args.length > 0) {
            System.out.println("Usage: ./continuum bench");
            System.out.println(
                    "Measures the suite, and ends with the figures as a Markdown table; takes some minutes.");
            System.exit(args[0].equals("--help") || args[0].equals("-h") ? 0 : 2);
        }
        try {
            new Bench(Home.fresh("bench")).measure();
        } catch (CannotRun e) {
            System.err.println("continuum: " + e.getMessage());
            System.exit(1);
        }
    }

    private void measure() throws InterruptedException {
        try {
            start(Shape.PROCESSES, "first start, one process each").close();
            start(Shape.PROCESSES, "later start, one process each").close();
            Home.delete(home.folder());
            start(Shape.COMPACT, "first start, compact").close();
            try (var stack = start(Shape.COMPACT, "later start, compact")) {
                new CommandToEvent(stack.ports(), figures).measure();
                var demo = new DemoRun(NOWHERE, new Progress(NOWHERE));
                progress.say("the stories of the demonstration, to warm up");
                demo.play(stack.ports());
                figures.add(
                        "`ProgramCompleted` to the aftercare plan readable through the gateway",
                        demo.completions(stack.ports(), COMPLETIONS));
            }
            replay();
        } finally {
            Home.delete(home.folder());
        }
        System.out.println();
        System.out.println(figures.table(LocalDate.now(ReplayRun.ZONE), memory()));
    }

    private void replay() {
        Home.delete(home.folder());
        try (var stack = start(Shape.COMPACT, "first start, compact, again")) {
            var before = progress.elapsed();
            var run = ReplayRun.of(Home.repository().resolve("demo-data/cohort"), new Progress(NOWHERE));
            var result = run.play(stack.ports());
            if (!result.holds()) {
                throw new CannotRun("the replay's checks do not hold:" + System.lineSeparator() + result.told());
            }
            figures.add(
                    "replay of %d people with all its checks, after the start".formatted(run.size()),
                    progress.elapsed().minus(before));
        }
    }

    private Stack start(Shape shape, String what) {
        var before = progress.elapsed();
        var stack = Stack.start(home, shape, Ports.free(), new Progress(NOWHERE));
        figures.add(what + ", until all hear their topics", progress.elapsed().minus(before));
        return stack;
    }

    private static long memory() {
        return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getTotalMemorySize();
    }
}
