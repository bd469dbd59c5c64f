package care.continuum.suite.faults;

import care.continuum.events.Need;
import care.continuum.events.Reason;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;

/// What clients asked, what they were answered, and what has to become of them.
final class Ledger {

    /// A client who was entered.
    ///
    /// @param completes whether the program must end as completed: all that it takes was acknowledged
    record Person(String clientId, Reason reason, Set<Need> needs, boolean completes) {}

    private final ConcurrentLinkedQueue<Entry> entries = new ConcurrentLinkedQueue<>();
    private final Map<String, Person> people = new ConcurrentHashMap<>();

    void add(Entry entry) {
        entries.add(entry);
    }

    void add(Person person) {
        people.put(person.clientId(), person);
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
}
