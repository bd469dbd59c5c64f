package care.continuum.suite.faults;

import care.continuum.messaging.checker.Fact.Same;
import care.continuum.messaging.checker.Invariant;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/// Holds clients whose events were parked and redriven to be as others who go the same way when nothing is broken.
final class Likeness {

    private static final int MOST = 6;
    private static final String TAKEN_BACK = "TREATMENT_PAYMENT_OPERATIONS REVOKED";
    private static final Duration LIMIT = Duration.ofMinutes(1);

    private final Asker asker;
    private final Ledger ledger;
    private final Map<String, Admission> others = new LinkedHashMap<>();

    Likeness(Asker asker, Ledger ledger) {
        this.asker = asker;
        this.ledger = ledger;
    }

    /// How many have somebody to be compared with.
    int count() {
        return others.size();
    }

    /// Lets others go the ways of these, of whom some did not get to the end and have none.
    void live(Collection<String> mended) throws InterruptedException {
        var end = System.nanoTime() + LIMIT.toNanos();
        var threads = new ArrayList<Thread>();
        for (var client : mended) {
            var person = ledger.people().get(client);
            if (person != null && person.isWhole() && others.size() < MOST) {
                var way = new Way(person.way().seed(), person.way().number(), true);
                var other = new Admission(way, asker, ledger, () -> System.nanoTime() > end);
                others.put(client, other);
                threads.add(Thread.startVirtualThread(() -> live(other)));
            }
        }
        for (var thread : threads) {
            thread.join();
        }
    }

    private static void live(Admission other) {
        try {
            new Life(other).live();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// What both are like by now.
    List<Same> facts() throws InterruptedException {
        var facts = new ArrayList<Same>();
        for (var pair : others.entrySet()) {
            var client = pair.getKey();
            var other = pair.getValue().client();
            facts.add(new Same(
                    Invariant.HEARD_ONCE,
                    "client %s after the redrive, where for %s nothing was broken".formatted(client, other),
                    state(other),
                    state(client)));
        }
        return facts;
    }

    /// What anybody can read of a client, but for ids and times of day.
    private Map<String, String> state(String client) throws InterruptedException {
        var state = new TreeMap<String, String>();
        var episode = read("/api/intake/clients/" + client);
        // Who cannot be read is like nobody.
        state.put("status", episode.path("status").asString(client));
        state.put("consents", all(episode, "consents", some -> words(some, "type", "status")));
        // Which referrals have left by the moment at which the consent is taken back is chance.
        var isTakenBack = state.getOrDefault("consents", "").contains(TAKEN_BACK);
        var plan = read("/api/scheduling/clients/%s/sessions".formatted(client));
        state.put("sessions", all(plan, "items", some -> words(some, "kind", "status")));
        var progress = read("/api/attendance/clients/%s/progress".formatted(client));
        state.put("disposition", progress.path("disposition").asString(""));
        state.put("rate", progress.path("attendanceRate").asString(""));
        state.put("minutes", all(progress, "weeks", some -> words(some, "scheduledMinutes")));
        var aftercare = read("/api/aftercare/clients/%s/plan".formatted(client));
        state.put("plan", aftercare.path("status").asString(""));
        state.put(
                "referrals",
                all(aftercare, "referrals", some -> isTakenBack ? words(some, "kind") : words(some, "kind", "status")));
        state.put("appointments", all(aftercare, "appointments", some -> words(some, "dueBy", "status")));
        state.put("follow-ups", String.valueOf(aftercare.path("followUps").size()));
        return state;
    }

    private JsonNode read(String path) throws InterruptedException {
        return asker.read(path).body();
    }

    private static String words(JsonNode some, String... fields) {
        return Stream.of(fields).map(field -> some.path(field).asString("")).collect(Collectors.joining(" "));
    }

    private static String all(JsonNode from, String list, Function<JsonNode, String> told) {
        return from.path(list).valueStream().map(told).sorted().toList().toString();
    }
}
