package care.continuum.suite.faults;

import java.util.List;
import java.util.Locale;
import tools.jackson.databind.JsonNode;

/// What the page tells of what was tried beside the runs: deaths at every step, Kafka or MongoDB away for long,
/// simulations.
final class Experiments {

    private final List<JsonNode> steps;
    private final List<JsonNode> away;
    private final List<JsonNode> outages;
    private final List<JsonNode> simulations;
    private final Markdown page;

    Experiments(Journal journal, Markdown page) {
        this.steps = journal.all("steps");
        this.away = journal.all("kafka-away");
        this.outages = journal.all("mongo-away");
        this.simulations = journal.all("simulation");
        this.page = page;
    }

    void tell() {
        steps();
        away();
        outages();
        simulations();
    }

    private void steps() {
        page.section("Death at every step (`--steps`)");
        page.table(
                List.of("date", "commit", "seed", "extent", "service", "cases", "slowest, s", "violations"),
                steps.stream()
                        .map(line -> List.<Object>of(
                                line.path("date").asString(),
                                line.path("commit").asString(""),
                                line.path("seed").asString(""),
                                line.path("extent").asString().toLowerCase(Locale.ROOT),
                                line.path("service").asString(),
                                line.path("cases").asInt(),
                                "%.1f".formatted(line.path("slowest").asDouble()),
                                line.path("violations").size()))
                        .toList());
    }

    private void away() {
        if (away.isEmpty()) {
            return;
        }
        var last = away.getLast();
        page.section("Kafka away (`--kafka-away`)");
        page.text("%s, %s: away for %.1f minutes at %s commands a second, %d violations. "
                .formatted(
                        last.path("date").asString(),
                        last.path("machine").asString(),
                        last.path("minutes").asDouble(),
                        last.path("askedPerSecond").asString(),
                        last.path("violations").size()));
        page.text("%s events, which had come at %.0f a second, waited and were told at %.0f a second.%n%n%s%n"
                .formatted(
                        last.path("waited").asString(),
                        last.path("arrivedPerSecond").asDouble(),
                        last.path("drainedPerSecond").asDouble(),
                        last.path("table").asString()));
        page.text(
                last.has("p50")
                        ? "The time of commands is judged by the p50 of inquiries and of what is sent beside to each"
                                + " service, where there is enough of it, and by the p99 of inquiries.\n\n"
                        : "Here the time of inquiries alone was judged, by their p50 and p99.\n\n");
    }

    private void outages() {
        if (outages.isEmpty()) {
            return;
        }
        page.section("MongoDB away (`--mongo-away`)");
        page.text("""
                Kafka takes a consumer for gone that does not ask for more within five minutes. Records wait that the
                services could not take in; a change is a consumer that left the group of its service, or came to it.

                """);
        page.table(
                List.of(
                        "date",
                        "commit",
                        "seed",
                        "minutes",
                        "commands",
                        "events",
                        "records waited",
                        "changes of groups",
                        "at rest after, s",
                        "violations"),
                outages.stream()
                        .map(line -> List.<Object>of(
                                line.path("date").asString(),
                                line.path("commit").asString(""),
                                line.path("seed").asLong(),
                                String.format(
                                        Locale.ROOT,
                                        "%.1f",
                                        line.path("minutes").asDouble()),
                                line.path("commands").asInt(),
                                line.path("events").asInt(),
                                line.path("waited").asLong(),
                                line.path("changes").asInt(),
                                String.format(
                                        Locale.ROOT,
                                        "%.1f",
                                        line.path("atRestSeconds").asDouble()),
                                line.path("violations").size()))
                        .toList());
    }

    private void simulations() {
        page.section("Simulated schedules (`--simulate`)");
        page.table(
                List.of("date", "machine", "commit", "seeds", "schedules", "seconds", "violations"),
                simulations.stream()
                        .map(line -> List.<Object>of(
                                line.path("date").asString(),
                                line.path("machine").asString(),
                                line.path("commit").asString(""),
                                "%d and on".formatted(line.path("first").asLong()),
                                line.path("schedules").asInt(),
                                line.path("seconds").asInt(),
                                line.path("violations").size()))
                        .toList());
        if (!simulations.isEmpty()) {
            page.text("Each seeded bug of the code, and what reveals it:\n\n");
            page.table(
                    List.of("bug", "revealed by"),
                    simulations.getLast().path("caught").properties().stream()
                            .map(each -> List.<Object>of(
                                    each.getKey().toLowerCase(Locale.ROOT).replace('_', ' '),
                                    each.getValue().asString()))
                            .toList());
        }
    }
}
