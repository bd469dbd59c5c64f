package care.continuum.messaging;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/// [Documents] in a [SimulatedStore].
record SimulatedDocuments(String name, SimulatedStore store) implements Documents {

    private @Nullable Document there(String id) {
        return (Document) store.all(name).get(id);
    }

    @Override
    public @Nullable Document find(String id) {
        return store.read(() -> {
            var found = there(id);
            return found == null ? null : copy(found);
        });
    }

    @Override
    public Map<String, Object> revisions(Collection<String> ids) {
        return store.read(() -> {
            var found = new HashMap<String, Object>();
            for (var id : ids) {
                var one = there(id);
                if (one != null) {
                    found.put(id, one.get(Stored.REVISION));
                }
            }
            return found;
        });
    }

    /// As an upsert: where there is no document at all, it is inserted whatever was expected.
    @Override
    public boolean write(Object expectedRevision, Document after) {
        var id = after.getString("_id");
        return store.journaled(() -> {
            var before = there(id);
            if (before != null && !expectedRevision.equals(before.get(Stored.REVISION))) {
                return false;
            }
            store.put(name, id, copy(after));
            return true;
        });
    }

    @Override
    public void pull(Map<String, Long> upTo) {
        store.write(() -> upTo.forEach((id, last) ->
                keep(id, Stored.OUTBOX, event -> event.get("sequence", Long.class) > last, Stored.PENDING)));
    }

    @Override
    public void done(String id, Todo todo) {
        store.journaled(() -> {
            keep(id, Stored.TODO, work -> !todo.id().equals(work.getString("id")), Stored.WORKING);
            return true;
        });
    }

    private void keep(String id, String list, Predicate<Document> which, String mark) {
        var before = there(id);
        if (before == null) {
            return;
        }
        var rest = before.getList(list, Document.class, List.of()).stream()
                .filter(which)
                .toList();
        var after = new Document(before);
        after.put(list, rest);
        if (rest.isEmpty()) {
            after.remove(mark);
        }
        store.put(name, id, after);
    }

    @Override
    public List<Document> marked(String mark, String after, @Nullable String before, int limit) {
        return store.read(() -> store.all(name).values().stream()
                .map(Document.class::cast)
                .filter(it -> it.getBoolean(mark, false)
                        && it.getString("_id").compareTo(after) > 0
                        && (before == null || it.getString("_id").compareTo(before) < 0))
                .limit(limit)
                .map(SimulatedDocuments::copy)
                .toList());
    }

    @Override
    public List<String> due(Instant now, int limit) {
        return store.read(() -> store.all(name).values().stream()
                .map(Document.class::cast)
                .filter(it -> it.get(Stored.DUE_AT) instanceof Date date
                        && !date.toInstant().isAfter(now))
                .map(it -> it.getString("_id"))
                .limit(limit)
                .toList());
    }

    @Override
    public void ensureIndexes() {
        // There are none to make.
    }

    @Override
    public void close() {
        // Nothing is held.
    }

    private static Document copy(Document from) {
        var copy = new Document();
        from.forEach((field, value) -> copy.put(field, copyOf(value)));
        return copy;
    }

    private static Object copyOf(Object value) {
        return switch (value) {
            case Document document -> copy(document);
            case List<?> list -> {
                var copy = new ArrayList<>(list.size());
                list.forEach(it -> copy.add(copyOf(it)));
                yield copy;
            }
            default -> value;
        };
    }
}
