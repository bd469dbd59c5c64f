package care.continuum.messaging;

import care.continuum.messaging.ChapterEvent.LineTold;
import care.continuum.messaging.checker.Fact;
import care.continuum.messaging.checker.Fact.Heard;
import care.continuum.messaging.checker.Fact.Kept;
import care.continuum.messaging.checker.Fact.Listener;
import care.continuum.messaging.checker.Fact.Parked;
import care.continuum.messaging.checker.Fact.Poison;
import care.continuum.messaging.checker.Fact.Same;
import care.continuum.messaging.checker.Fact.Told;
import care.continuum.messaging.checker.Invariant;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.bson.Document;

/// Reads the facts off the simulated stores.
final class Outcomes {

    private static final String TOPIC = "chapters";
    private static final List<String> LEFT = List.of(Stored.PENDING, Stored.WORKING, Stored.DUE_AT);
    private static final String GROUP = "memories";

    private Outcomes() {}

    /// No event, no work and no deadline is left.
    static boolean nothingWaits(SimulatedStore store) {
        return store.all("chapters").values().stream()
                .map(Document.class::cast)
                .noneMatch(it -> LEFT.stream().anyMatch(it::containsKey));
    }

    /// All documents as text, by collection and id; revisions come from outside the schedule,
    /// and an empty list is none.
    static Map<String, String> documents(SimulatedStore store) {
        var found = new TreeMap<String, String>();
        for (var collection : List.of("chapters", "memories")) {
            store.all(collection).forEach((id, document) -> {
                var shown = new Document((Document) document);
                shown.remove(Stored.REVISION);
                shown.values().removeIf(List.of()::equals);
                found.put(collection + '/' + id, shown.toString());
            });
        }
        return found;
    }

    static List<Fact> of(SimulatedStore store, SimulatedTopic topic) {
        var facts = new ArrayList<Fact>();
        for (int number = 0; number < topic.partitions().size(); number++) {
            for (var entry : topic.partitions().get(number).entries) {
                facts.add(told(number, entry));
            }
        }
        store.all("chapters").values().forEach(it -> facts.add(kept((Document) it)));
        facts.add(work(store));
        facts.add(new Listener(GROUP, TOPIC, null, topic.behind()));
        Workload.CLIENTS.forEach((chapter, client) -> {
            if (store.all("memories").get(client) instanceof Document memory) {
                facts.add(heard(chapter, memory));
            }
        });
        store.all(SimulatedLot.QUEUES).values().stream()
                .map(Lot.Queue.class::cast)
                .forEach(queue -> facts.add(new Parked(GROUP, TOPIC, queue.client(), queue.ids())));
        return facts;
    }

    static boolean hadEffect(SimulatedStore store, care.continuum.messaging.Parked event) {
        var told = (LineTold)
                ChapterEvent.CONTRACT.read(LineTold.class, event.value().getData());
        return store.all("memories").get(event.client()) instanceof Document memory
                && memory.getList("heard", String.class, List.of())
                        .contains(event.origin().aggregate() + ':' + told.line());
    }

    /// It is as if they waited for ever, each for itself.
    static List<Fact> givenUp(Collection<String> events) {
        var facts = new ArrayList<Fact>();
        for (var id : events) {
            facts.add(new Parked(GROUP, TOPIC, id, List.of(id)));
            facts.add(new Poison(GROUP, TOPIC, id, id));
        }
        return facts;
    }

    private static Told told(int partition, SimulatedTopic.Entry entry) {
        var origin = Envelope.origin(entry.headers()).orElseThrow();
        var event = (LineTold) ChapterEvent.CONTRACT.read(LineTold.class, entry.value());
        return new Told(
                TOPIC,
                partition,
                entry.key(),
                origin.source(),
                origin.aggregate(),
                origin.sequence(),
                origin.eventId(),
                Envelope.text(entry.headers(), Envelope.TYPE),
                event.line());
    }

    private static Kept kept(Document chapter) {
        var lines = chapter.getList("lines", String.class, List.of());
        return new Kept(
                ChapterEvent.SOURCE,
                chapter.getString("_id"),
                chapter.getLong(Stored.SEQUENCE),
                chapter.getList(Stored.OUTBOX, Document.class, List.of()).size(),
                lines.stream().flatMap(Chapter::parts).toList(),
                lines);
    }

    /// Each long line has left one piece of work, which was done in effect once.
    private static Fact work(SimulatedStore store) {
        var left = new TreeMap<String, String>();
        store.all("chapters").values().stream()
                .flatMap(it -> ((Document) it).getList("lines", String.class).stream())
                .filter(it -> it.startsWith(Chapter.LONG))
                .forEach(line -> left.put(line, List.of("echo").toString()));
        var done = new TreeMap<String, String>();
        store.all("echoes")
                .forEach((line, echo) ->
                        done.put(line, ((Document) echo).get("heard").toString()));
        return new Same(Invariant.HEALED, "work left and work done", left, done);
    }

    private static Heard heard(String chapter, Document memory) {
        var seen = memory.get(Stored.SEEN, new Document());
        var mark = Stored.mark(new Origin(ChapterEvent.SOURCE, chapter, 0, "", Instant.EPOCH, ""));
        var prefix = chapter + ':';
        var effects = memory.getList("heard", String.class, List.of()).stream()
                .filter(it -> it.startsWith(prefix))
                .map(it -> it.substring(prefix.length()))
                .toList();
        return new Heard(GROUP, TOPIC, ChapterEvent.SOURCE, chapter, seen.get(mark, 0L), effects);
    }
}
