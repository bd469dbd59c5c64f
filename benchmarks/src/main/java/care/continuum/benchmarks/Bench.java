package care.continuum.benchmarks;

import care.continuum.local.demo.DemoRun;
import care.continuum.local.stack.CannotRun;
import care.continuum.local.stack.Home;
import care.continuum.local.stack.Ports;
import care.continuum.local.stack.Progress;
import care.continuum.local.stack.Shape;
import care.continuum.local.stack.Stack;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/// `./continuum bench`: start-up in both shapes, a command and its event when idle, and how soon aftercare follows.
public final class Bench {

    private Bench() {}

    public static void main(String[] args) throws InterruptedException {
        if (args.length > 0) {
            System.out.println("Usage: ./continuum bench\nMeasures the suite; takes about five minutes.");
            System.exit(args[0].equals("--help") || args[0].equals("-h") ? 0 : 2);
        }
        try {
            measure(new Progress(System.out));
        } catch (CannotRun e) {
            System.err.println("continuum: " + e.getMessage());
            System.exit(1);
        }
    }

    private static void measure(Progress progress) throws InterruptedException {
        var machine = Runtime.getRuntime();
        progress.say("%d cores, Java %s".formatted(machine.availableProcessors(), Runtime.version()));
        var home = Home.fresh("bench");
        try {
            start(home, Shape.PROCESSES, "first start, one process each", progress)
                    .close();
            start(home, Shape.PROCESSES, "later start, one process each", progress)
                    .close();
            start(home, Shape.COMPACT, "later start, compact", progress).close();
            try (var stack = start(home, Shape.COMPACT, "later start, compact, again", progress)) {
                new CommandToEvent(stack.ports(), progress).measure();
                var nowhere = new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8);
                new DemoRun(nowhere, progress).play(stack.ports());
            }
        } finally {
            Home.delete(home.folder());
        }
    }

    private static Stack start(Home home, Shape shape, String what, Progress progress) {
        var before = progress.elapsed();
        var quiet = new Progress(new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8));
        var stack = Stack.start(home, shape, Ports.free(), quiet);
        progress.say(String.format(
                Locale.ROOT,
                "%s: ready in %.1f s",
                what,
                progress.elapsed().minus(before).toMillis() / 1000.0));
        return stack;
    }
}
