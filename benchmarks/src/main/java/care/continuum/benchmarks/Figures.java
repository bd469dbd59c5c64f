package care.continuum.benchmarks;

import care.continuum.local.stack.Progress;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// What was measured, told as it comes and kept for the table at the end.
final class Figures {

    private static final long GIB = 1L << 30;

    private final Progress progress;
    private final List<String> rows = new ArrayList<>();

    Figures(Progress progress) {
        this.progress = progress;
    }

    /// A figure that is measured once.
    void add(String what, Duration took) {
        add(what, String.format(Locale.ROOT, "%.1f s", took.toMillis() / 1000.0));
    }

    /// The median and the 99th percentile of many.
    void add(String what, List<Duration> all) {
        add(
                what,
                String.format(
                        Locale.ROOT,
                        "p50 %.1f ms, p99 %.1f ms (%d)",
                        percentile(all, 50),
                        percentile(all, 99),
                        all.size()));
    }

    void add(String what, String value) {
        progress.say(what + ": " + value);
        rows.add("| %s | %s |".formatted(what, value));
    }

    /// In milliseconds: the smallest value that at least this share of all does not exceed.
    static double percentile(List<Duration> all, int percent) {
        var sorted = all.stream().sorted().toList();
        var rank = (sorted.size() * percent + 99) / 100;
        return sorted.get(Math.max(0, rank - 1)).toNanos() / 1e6;
    }

    /// The table in Markdown, with the machine and the day.
    String table(LocalDate today, long memoryBytes) {
        var lines = new ArrayList<String>();
        lines.add("Measured by `./continuum bench` on %s: %d cores, %.1f GB of memory, Java %s, %s."
                .formatted(
                        today,
                        Runtime.getRuntime().availableProcessors(),
                        (double) memoryBytes / GIB,
                        Runtime.version(),
                        System.getProperty("os.name") + " " + System.getProperty("os.arch")));
        lines.add("");
        lines.add("| figure | value |");
        lines.add("|---|---|");
        lines.addAll(rows);
        return String.join(System.lineSeparator(), lines);
    }
}
