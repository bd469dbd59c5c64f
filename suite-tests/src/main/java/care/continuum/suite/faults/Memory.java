package care.continuum.suite.faults;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// What the processes that this one started hold in memory.
final class Memory {

    private Memory() {}

    /// Of the four services together in megabytes; 0 where the system does not tell.
    static long ofServices() {
        return ProcessHandle.current()
                .descendants()
                .filter(process -> hosts(process.pid()))
                .mapToLong(process -> resident(process.pid()))
                .sum();
    }

    private static boolean hosts(long pid) {
        try {
            var command = Files.readString(Path.of("/proc/%d/cmdline".formatted(pid)));
            return command.contains("--host=") && command.contains("-service");
        } catch (IOException e) {
            return false;
        }
    }

    private static long resident(long pid) {
        try (var lines = Files.lines(Path.of("/proc/%d/status".formatted(pid)))) {
            return lines.filter(line -> line.startsWith("VmRSS:"))
                            .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                            .sum()
                    / 1024;
        } catch (IOException e) {
            return 0;
        }
    }
}
