package care.continuum.suite.faults;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// Whether so much happened in a run that its verdict means something: a suite that does nothing breaks no promise.
///
/// @param faults    how long there were to be faults
/// @param struck    how long there were
/// @param accepted  commands
/// @param refused   commands
/// @param completed programs
/// @param silent    how often Kafka was away and no command was answered meanwhile
/// @param redriven  clients whose events were parked
/// @param compared  of them, with others
/// @param redrives  whether somebody had to be redriven
record Enough(
        Duration faults,
        Duration struck,
        long accepted,
        long refused,
        long completed,
        int silent,
        int redriven,
        int compared,
        boolean redrives) {

    private static final Duration MINUTE = Duration.ofMinutes(1);

    private static final int ACCEPTED_A_MINUTE = 60;
    private static final int COMPLETED_A_MINUTE = 5;

    /// Of a hundred commands that were decided. The crowd sends about one in eight to be refused.
    private static final int FEWEST_ACCEPTED = 60;

    /// What there was too little of; nothing where there was enough of all.
    List<String> lacks() {
        var found = new ArrayList<String>();
        if (faults.compareTo(MINUTE) >= 0 && struck.compareTo(MINUTE) < 0) {
            found.add("faults struck for only %d s, not a minute".formatted(struck.toSeconds()));
        }
        var minutes = faults.toMillis() / 60_000.0;
        if (accepted < ACCEPTED_A_MINUTE * minutes) {
            found.add("only %d commands were accepted, not %d a minute".formatted(accepted, ACCEPTED_A_MINUTE));
        }
        if (completed < COMPLETED_A_MINUTE * minutes) {
            found.add("only %d programs were completed, not %d a minute".formatted(completed, COMPLETED_A_MINUTE));
        }
        if (accepted * 100 < FEWEST_ACCEPTED * (accepted + refused)) {
            found.add("only %d of %d decided commands were accepted, not %d of 100"
                    .formatted(accepted, accepted + refused, FEWEST_ACCEPTED));
        }
        if (silent > 0) {
            found.add("no command was answered while Kafka was away, %d times".formatted(silent));
        }
        if (redriven > 0 && compared == 0) {
            found.add("no client was compared after a redrive");
        }
        if (redriven == 0 && redrives && faults.compareTo(MINUTE) >= 0) {
            found.add("no client was parked and redriven");
        }
        return found;
    }
}
