package care.continuum.suite.faults;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;

/// What the processes that this one started hold in memory.
final class Memory {

    /// Of each generation in kilobytes, as the serial collector tells it.
    private static final Pattern USED = Pattern.compile("(?:DefNew|Tenured) +total \\d+K, used (\\d+)K");

    private Memory() {}

    /// What the four services hold in their heaps after a collection, in megabytes.
    ///
    /// @throws IllegalStateException if it cannot be told
    static long heapOfServices() {
        var megabytes = ProcessHandle.current()
                        .descendants()
                        .filter(process -> hosts(process.pid()))
                        .mapToLong(process -> heap(process.pid()))
                        .sum()
                / 1024;
        if (megabytes == 0) {
            throw new IllegalStateException("no process of a service tells what its heap holds");
        }
        return megabytes;
    }

    private static boolean hosts(long pid) {
        try {
            var command = Files.readString(Path.of("/proc/%d/cmdline".formatted(pid)));
            return command.contains("--host=") && command.contains("-service");
        } catch (IOException e) {
            return false;
        }
    }

    private static long heap(long pid) {
        ask(pid, "GC.run");
        return USED.matcher(ask(pid, "GC.heap_info"))
                .results()
                .mapToLong(match -> Long.parseLong(match.group(1)))
                .sum();
    }

    private static String ask(long pid, String what) {
        var jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
        try {
            var process = new ProcessBuilder(jcmd, String.valueOf(pid), what).start();
            return new String(process.getInputStream().readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
