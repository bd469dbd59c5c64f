package care.continuum.engines;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Children that the terminal's Ctrl-C does not reach, so that their parent can end them in order.
public final class Shielded {

    private static final Path SETSID = Path.of("/usr/bin/setsid");

    private Shielded() {}

    /// The command, started in a session of its own where the system can.
    public static List<String> command(List<String> command) {
        var whole = new ArrayList<String>();
        if (Files.isExecutable(SETSID)) {
            whole.add(SETSID.toString());
        }
        whole.addAll(command);
        return whole;
    }
}
