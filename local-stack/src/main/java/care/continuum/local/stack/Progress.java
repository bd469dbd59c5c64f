package care.continuum.local.stack;

import static java.util.Locale.ROOT;

import java.io.PrintStream;
import java.time.Duration;

/// Lines on the terminal, each with the seconds since the command began.
public final class Progress {

    private final PrintStream out;
    private final long start = System.nanoTime();

    public Progress(PrintStream out) {
        this.out = out;
    }

    public void say(String line) {
        out.printf(ROOT, "[%5.1f s] %s%n", elapsed().toMillis() / 1000.0, line);
        out.flush();
    }

    public Duration elapsed() {
        return Duration.ofNanos(System.nanoTime() - start);
    }
}
