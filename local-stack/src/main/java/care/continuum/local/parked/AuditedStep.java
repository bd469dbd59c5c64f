package care.continuum.local.parked;

import static care.continuum.local.parked.ParkedEvents.text;

import java.io.PrintWriter;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import tools.jackson.databind.JsonNode;

/// What somebody did about a parked event, as its service tells it; the later the greater.
record AuditedStep(Service service, JsonNode entry) implements Comparable<AuditedStep> {

    private Instant at() {
        var at = text(entry, "at");
        return at.isEmpty() ? Instant.MIN : OffsetDateTime.parse(at).toInstant();
    }

    @Override
    public int compareTo(AuditedStep other) {
        return at().compareTo(other.at());
    }

    void tell(PrintWriter out) {
        out.printf(
                "%s  %s  %s%s by %s: %s %s of client %s  %s%n",
                text(entry, "at"),
                service,
                text(entry, "what"),
                outcome(text(entry, "outcome")),
                text(entry, "who"),
                text(entry, "type"),
                text(entry, "eventId"),
                text(entry, "clientId"),
                text(entry, "reason"));
        for (var side : List.of("before", "after")) {
            if (entry.hasNonNull(side)) {
                out.printf("    %-6s %s%n", side, text(entry, side));
            }
        }
    }

    private static String outcome(String outcome) {
        return switch (outcome) {
            case "ATTEMPTED" -> " (nobody knows whether it was done)";
            case "REFUSED" -> " (refused)";
            case "MAY_HAVE_TAKEN_EFFECT" -> " (it may have taken effect)";
            default -> "";
        };
    }
}
