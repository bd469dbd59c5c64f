package care.continuum.suite.faults;

import care.continuum.local.stack.Part;
import care.continuum.local.topics.TopicRecord;
import care.continuum.messaging.checker.Fact;
import care.continuum.messaging.checker.Fact.Effects;
import care.continuum.messaging.checker.Fact.Same;
import care.continuum.messaging.checker.History;
import care.continuum.messaging.checker.HistoryChecker;
import care.continuum.messaging.checker.Invariant;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import org.bson.Document;

/// Judges a run once the world is whole again.
final class Verdict {

    /// Within ten seconds a missing event is told.
    private static final Duration FOR_THE_GAP_ALARM = Duration.ofSeconds(10);

    /// How wide it is: grows whenever more is judged, so that each recorded run tells by what it was.
    static final int WIDTH = 4;

    private static final String ANALYSTS = "outcomes";

    private final World world;
    private final Topics topics;
    private final Ledger ledger;
    private final Poison poison;
    private final List<String> found = new ArrayList<>();
    private List<TopicRecord> records = List.of();
    private long effects;

    Verdict(World world, Topics topics, Ledger ledger, Poison poison) {
        this.world = world;
        this.topics = topics;
        this.ledger = ledger;
        this.poison = poison;
    }

    /// What else is to be judged, once all is at rest.
    @FunctionalInterface
    interface More {
        Collection<? extends Fact> facts() throws InterruptedException;
    }

    /// The suite's own records at the end.
    List<TopicRecord> records() {
        return records;
    }

    /// How many effects of events were judged by their order.
    long effects() {
        return effects;
    }

    /// Writes there what the suite's documents and topics have, and what was asked.
    void keep(Path folder) {
        try (var documents = new Documents(world.ports().mongodb())) {
            Remains.keep(folder, documents.snapshot(), records, ledger.entries());
        }
    }

    List<String> violations(int replays, More more) throws InterruptedException {
        try (var documents = new Documents(world.ports().mongodb())) {
            var quiet = new Quiet(documents, topics.groups());
            quiet.await(Quiet.LIMIT).stream().limit(10).forEach(some -> found.add("not at rest: " + some));
            var evidence = new Evidence().add(more.facts());
            for (int i = 1; i <= replays; i++) {
                evidence.add(List.of(replayed(documents, quiet, i)));
            }
            if (replays == 0) {
                // A replay takes longer.
                Thread.sleep(FOR_THE_GAP_ALARM);
            }
            gaps();
            var all = topics.all();
            var planted = all.stream().filter(Topics::isPlanted).toList();
            records = Evidence.own(all);
            var deadLetters = topics.deadLetters();
            evidence.documents(documents, world.faults().clocksWereRight())
                    .add(world.faults().bugged())
                    .add(poison.facts(planted))
                    .commands(ledger.entries())
                    .add(ledger.facts())
                    .records(records)
                    .listeners(topics.groups())
                    .marks(documents, records)
                    .add(new Consequences(records).facts())
                    .deadLetters(deadLetters)
                    .logs(world.logs());
            var history = new History(evidence.facts());
            effects = history.all(Effects.class).stream()
                    .mapToLong(some -> some.sequences().size())
                    .sum();
            HistoryChecker.check(history).forEach(some -> found.add(some.toString()));
            found.addAll(poison.missing(planted, deadLetters));
            var plans = documents.all(Part.AFTERCARE, "plans");
            found.addAll(world.partner().check(plans, documents.all(Part.INTAKE, "clients"), records));
            found.addAll(new AftercareRules(ledger.people(), records, plans).check());
            answeredBadly();
        }
        return found;
    }

    /// Whoever follows the numbers of the events misses none, once they have read all and time has passed.
    private void gaps() throws InterruptedException {
        if (!Hearing.await(Quiet.LIMIT, this::haveReadAll)) {
            found.add("the gap alarm has not read all of the topics");
        }
        world.api()
                .get("/api/ops/outcomes/gaps")
                .path("items")
                .forEach(gap -> found.add("the gap alarm misses an event: " + gap));
    }

    private boolean haveReadAll() {
        var behind = topics.groups().behind(ANALYSTS).values();
        return !behind.isEmpty() && behind.stream().allMatch(count -> count <= 0);
    }

    private void answeredBadly() {
        ledger.entries().stream()
                .filter(some -> some.status() == 500)
                .forEach(some -> found.add("%s was answered with 500: %s".formatted(some.what(), some.answer())));
        ledger.entries().stream()
                .filter(some -> some.kafkaAlone() && some.status() / 100 == 5)
                .forEach(some -> found.add(
                        "%s was answered with %d while only Kafka was away".formatted(some.what(), some.status())));
    }

    /// Lets every service hear everything again.
    private Same replayed(Documents documents, Quiet quiet, int number) throws InterruptedException {
        var before = documents.snapshot();
        var processes = world.stack().processes();
        for (var part : Part.SERVICES) {
            processes.kill(part);
        }
        for (var part : Part.SERVICES) {
            var _ = topics.groups().rewind(part.label());
        }
        Part.SERVICES.forEach(processes::revive);
        world.stack().awaitReady();
        quiet.await(Duration.ofMinutes(2)).stream()
                .limit(10)
                .forEach(some -> found.add("not at rest after replay %d: %s".formatted(number, some)));
        return difference("replay " + number, before, documents.snapshot());
    }

    /// Of each document that has changed, the fields that have.
    private static Same difference(String when, Map<String, Document> before, Map<String, Document> after) {
        var first = new TreeMap<String, String>();
        var second = new TreeMap<String, String>();
        before.forEach((id, old) -> {
            var now = after.get(id);
            if (now == null) {
                first.put(id, "there");
            } else if (!now.equals(old)) {
                var fields = new TreeSet<>(old.keySet());
                fields.addAll(now.keySet());
                fields.removeIf(field -> Objects.equals(old.get(field), now.get(field)));
                fields.forEach(field -> {
                    first.put(id + ' ' + field, String.valueOf(old.get(field)));
                    second.put(id + ' ' + field, String.valueOf(now.get(field)));
                });
            }
        });
        after.keySet().stream().filter(id -> !before.containsKey(id)).forEach(id -> second.put(id, "there"));
        return new Same(Invariant.REPLAY, when, first, second);
    }
}
