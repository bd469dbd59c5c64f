package care.continuum.messaging;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.bson.Document;
import org.bson.types.ObjectId;
import org.jspecify.annotations.Nullable;

/// An aggregate's document: the state's own fields, and beside them what makes its events reliable. One place knows
/// the names of the latter.
///
/// @param state null where there is no document yet
record Stored<S>(@Nullable S state, Document raw) {

    static final String REVISION = "_revision";
    static final String SEQUENCE = "_sequence";
    static final String OUTBOX = "_outbox";
    static final String PENDING = "_pending";
    static final String SEEN = "_seen";
    static final String COMMANDS = "_commands";
    static final String TODO = "_todo";
    static final String WORKING = "_working";
    static final String DUE_AT = "_dueAt";
    static final String KEY = "_key";

    /// The revision that no document has.
    static final String NONE = "none";

    Object revision() {
        return raw.get(REVISION, NONE);
    }

    long sequence() {
        return raw.get(SEQUENCE, 0L);
    }

    List<Document> outbox() {
        return raw.getList(OUTBOX, Document.class, List.of());
    }

    List<Todo> todos() {
        return raw.getList(TODO, Document.class, List.of()).stream()
                .map(Stored::todo)
                .toList();
    }

    boolean hasSeen(Origin origin) {
        var seen = raw.get(SEEN, Document.class);
        return seen != null && seen.get(mark(origin), 0L) >= origin.sequence();
    }

    Optional<Document> command(String id) {
        return raw.getList(COMMANDS, Document.class, List.of()).stream()
                .filter(known -> id.equals(known.getString("id")))
                .findFirst();
    }

    /// The key of a source aggregate in `_seen`; names of different services may be equal.
    static String mark(Origin origin) {
        return (origin.source() + '|' + origin.aggregate()).replace('.', '_');
    }

    static Todo todo(Document stored) {
        var details = stored.get("details", Document.class);
        return new Todo(
                stored.getString("id"),
                stored.getString("kind"),
                details.entrySet().stream()
                        .collect(java.util.stream.Collectors.toMap(
                                java.util.Map.Entry::getKey, entry -> String.valueOf(entry.getValue()))));
    }

    /// The document after a change: `own` are the new state's fields.
    Document after(Document own, List<Pending> news, List<Todo> todos, @Nullable Instant dueAt, @Nullable String key) {
        var outbox = new ArrayList<>(outbox());
        news.forEach(event -> outbox.add(event.toDocument()));
        var work = new ArrayList<>(raw.getList(TODO, Document.class, List.of()));
        todos.forEach(todo -> work.add(new Document("id", todo.id())
                .append("kind", todo.kind())
                .append("details", new Document(new java.util.HashMap<>(todo.details())))));
        own.put(REVISION, new ObjectId());
        own.put(SEQUENCE, sequence() + news.size());
        put(own, KEY, key);
        put(own, OUTBOX, outbox.isEmpty() ? null : outbox);
        put(own, PENDING, outbox.isEmpty() ? null : true);
        put(own, TODO, work.isEmpty() ? null : work);
        put(own, WORKING, work.isEmpty() ? null : true);
        put(own, DUE_AT, dueAt == null ? null : Date.from(dueAt));
        put(own, SEEN, raw.get(SEEN));
        put(own, COMMANDS, raw.get(COMMANDS));
        return own;
    }

    private static void put(Document own, String name, @Nullable Object value) {
        if (value != null) {
            own.put(name, value);
        }
    }
}
