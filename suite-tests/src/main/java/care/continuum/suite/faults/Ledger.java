package care.continuum.suite.faults;

import static java.util.Comparator.naturalOrder;
import static java.util.function.BinaryOperator.minBy;

import care.continuum.messaging.checker.Fact;
import care.continuum.messaging.checker.Fact.Due;
import care.continuum.messaging.checker.Fact.Outcome;
import care.continuum.messaging.checker.Fact.Whole;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Collectors;

/// What clients asked, what they were answered, and what has to become of them.
final class Ledger {

    /// How far a client got, as far as the client knows.
    enum Stage {
        ENTERED,
        /// The program must end as completed: all that it takes was acknowledged.
        COMPLETES,
        /// The program was ended before.
        LEFT
    }

    /// A client who was entered.
    ///
    /// @param isWhole whether the client went all of their way
    record Person(String clientId, Way way, Persona persona, Stage stage, boolean isWhole) {}

    private final ConcurrentLinkedQueue<Entry> entries = new ConcurrentLinkedQueue<>();
    private final Set<String> due = ConcurrentHashMap.newKeySet();
    private final List<Whole> wholes = new ArrayList<>();
    private final Map<String, Person> people = new ConcurrentHashMap<>();

    void add(Entry entry) {
        entries.add(entry);
    }

    void add(Person person) {
        people.put(person.clientId(), person);
    }

    /// The command has to be accepted, though it was refused once.
    void due(String key) {
        due.add(key);
    }

    /// Nothing has been broken since.
    void whole(Instant from) {
        wholes.add(new Whole(from, Instant.now()));
    }

    /// What the answers are judged by.
    List<Fact> facts() {
        var facts = new ArrayList<Fact>(wholes);
        due.forEach(key -> facts.add(new Due(key)));
        return facts;
    }

    List<Entry> entries() {
        return List.copyOf(entries);
    }

    Map<String, Person> people() {
        return Map.copyOf(people);
    }

    long commands() {
        return entries.stream().map(Entry::key).distinct().count();
    }

    /// How many commands came to this end. Each has one: what was accepted in the end is accepted.
    long commands(Outcome outcome) {
        return entries.stream()
                .collect(Collectors.toMap(Entry::key, Entry::outcome, minBy(naturalOrder())))
                .values()
                .stream()
                .filter(outcome::equals)
                .count();
    }

    /// How many commands each service accepted.
    Map<String, Long> acceptedByService() {
        var keys = new TreeMap<String, Set<String>>();
        entries.stream()
                .filter(some -> some.outcome() == Outcome.ACCEPTED)
                .forEach(some -> keys.computeIfAbsent(some.service(), _ -> new HashSet<>())
                        .add(some.key()));
        return keys.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, each -> (long) each.getValue().size(), Long::sum, TreeMap::new));
    }

    /// How many commands were accepted that were asked after that moment.
    long acceptedSince(Instant moment) {
        return entries.stream()
                .filter(some ->
                        some.outcome() == Outcome.ACCEPTED && some.begunAt().isAfter(moment))
                .map(Entry::key)
                .distinct()
                .count();
    }

    long answeredWithoutKafka() {
        return entries.stream()
                .filter(some -> some.kafkaAlone() && some.outcome() != Outcome.UNKNOWN)
                .count();
    }
}
