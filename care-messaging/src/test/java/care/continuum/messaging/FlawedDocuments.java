package care.continuum.messaging;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.bson.Document;
import org.bson.types.ObjectId;
import org.jspecify.annotations.Nullable;

/// Documents whose user has a [Flaw].
record FlawedDocuments(Documents sound, Flaw flaw, Map<String, Object> known) implements Documents {

    FlawedDocuments(Documents sound, Flaw flaw) {
        this(sound, flaw, new HashMap<>());
    }

    @Override
    public String name() {
        return sound.name();
    }

    @Override
    public @Nullable Document find(String id) {
        var found = sound.find(id);
        if (found != null) {
            known.put(id, found.get(Stored.REVISION));
            switch (flaw) {
                case NO_MARKS -> found.remove(Stored.SEEN);
                case NO_COMMAND_IDS -> found.remove(Stored.COMMANDS);
                default -> {}
            }
        }
        return found;
    }

    @Override
    public Map<String, Object> revisions(Collection<String> ids) {
        return flaw == Flaw.NOT_READ_AGAIN_AFTER_THE_BARRIER ? known : sound.revisions(ids);
    }

    @Override
    public boolean write(Object expectedRevision, Document after) {
        return switch (flaw) {
            case COUNTER_AS_REVISION -> {
                after.put(Stored.REVISION, expectedRevision instanceof Long count ? count + 1 : 1L);
                yield sound.write(expectedRevision, after);
            }
            case MARKED_APART_FROM_THE_EFFECT -> writeTwice(expectedRevision, after);
            case PULLED_BEFORE_ACKNOWLEDGEMENT -> {
                var written = sound.write(expectedRevision, after);
                sound.pull(Map.of(after.getString("_id"), after.getLong(Stored.SEQUENCE)));
                yield written;
            }
            default -> sound.write(expectedRevision, after);
        };
    }

    private boolean writeTwice(Object expectedRevision, Document after) {
        var before = sound.find(after.getString("_id"));
        var half = new Document(after).append(Stored.REVISION, new ObjectId());
        half.remove(Stored.SEEN);
        if (before != null && before.containsKey(Stored.SEEN)) {
            half.put(Stored.SEEN, before.get(Stored.SEEN));
        }
        return sound.write(expectedRevision, half) && sound.write(half.get(Stored.REVISION), after);
    }

    @Override
    public void pull(Map<String, Long> upTo) {
        sound.pull(upTo);
    }

    @Override
    public void done(String id, Todo todo) {
        sound.done(id, todo);
    }

    @Override
    public List<Document> marked(String mark, String after, @Nullable String before, int limit) {
        var found = sound.marked(mark, after, before, limit);
        for (var one : found) {
            known.put(one.getString("_id"), one.get(Stored.REVISION));
            var outbox = one.getList(Stored.OUTBOX, Document.class, List.of());
            if (flaw == Flaw.STARTED_IN_THE_MIDDLE && outbox.size() > 1) {
                one.put(Stored.OUTBOX, outbox.subList(1, outbox.size()));
            }
        }
        return found;
    }

    @Override
    public List<String> due(Instant now, int limit) {
        return sound.due(now, limit);
    }

    @Override
    public void ensureIndexes() {
        sound.ensureIndexes();
    }

    @Override
    public void close() {
        sound.close();
    }
}
