package care.continuum.local.replay;

import java.util.ArrayList;
import java.util.List;

/// What a replay came to.
public final class ReplayResult {

    private final List<Played> people;
    private final List<Check> checks;
    private final int records;

    ReplayResult(List<Played> people, List<Check> checks, int records) {
        this.people = List.copyOf(people);
        this.checks = List.copyOf(checks);
        this.records = records;
    }

    /// Whether every check holds.
    public boolean holds() {
        return checks.stream().allMatch(Check::holds);
    }

    /// The table of the people as JSON.
    public byte[] table() {
        return Table.of(people);
    }

    /// The outcome table and the checks for the terminal.
    public String told() {
        var lines = new ArrayList<String>();
        lines.add("");
        lines.add("Outcomes of %d people, from %d events:".formatted(people.size(), records));
        lines.add(Totals.of(people).told());
        lines.add("");
        lines.add("Checks:");
        checks.forEach(check -> lines.add(check.told()));
        return String.join(System.lineSeparator(), lines);
    }
}
