package care.continuum.messaging;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/// A trial of what events would do: within it aggregates read and decide as ever, but what they would write is only
/// noted here, and seen by what follows in the same trial. Nothing is told and no work is begun.
///
/// It holds on the thread that it runs on, and for what goes through [Aggregates].
public final class Rehearsal {

    private static final ScopedValue<Rehearsal> CURRENT = ScopedValue.newInstance();

    /// What would be written.
    ///
    /// @param fields the state's own fields that would be other than before
    /// @param tells  the types of the events that would be told
    public record Effect(String kind, String id, List<String> fields, List<String> tells) {}

    private final Map<String, Document> noted = new HashMap<>();
    private final List<Effect> effects = new ArrayList<>();

    Rehearsal() {}

    /// Whether this thread only tries what would happen.
    public static boolean isUnderWay() {
        return CURRENT.isBound();
    }

    /// What a piece of work gave, and what it would have written.
    record Trial<T extends @Nullable Object>(T result, List<Effect> effects) {}

    <T extends @Nullable Object> Trial<T> of(Supplier<T> work) {
        effects.clear();
        T result = ScopedValue.where(CURRENT, this).<T, RuntimeException>call(work::get);
        return new Trial<>(result, List.copyOf(effects));
    }

    private void note(String name, @Nullable Document before, Document after) {
        var old = before == null ? new Document() : before;
        var fields = new TreeSet<>(after.keySet());
        fields.addAll(old.keySet());
        fields.removeIf(field -> field.startsWith("_") || Objects.equals(old.get(field), after.get(field)));
        var told = old.get(Stored.SEQUENCE, 0L);
        var tells = new Stored<>(null, after)
                .outbox().stream()
                        .filter(event -> event.getLong("sequence") > told)
                        .map(event -> event.getString("type"))
                        .toList();
        var id = after.getString("_id");
        noted.put(name + '/' + id, after);
        effects.add(new Effect(name, id, List.copyOf(fields), tells));
    }

    /// Documents that are written for real, but not within a trial.
    record Stage(Documents real) implements Documents {

        @Override
        public String name() {
            return real.name();
        }

        @Override
        public @Nullable Document find(String id) {
            return noted(id).orElseGet(() -> real.find(id));
        }

        private Optional<Document> noted(String id) {
            return CURRENT.isBound()
                    ? Optional.ofNullable(CURRENT.get().noted.get(name() + '/' + id))
                    : Optional.empty();
        }

        @Override
        public Map<String, Object> revisions(Collection<String> ids) {
            var found = new HashMap<>(real.revisions(ids));
            ids.forEach(id -> noted(id).ifPresent(it -> found.put(id, new Stored<>(null, it).revision())));
            return found;
        }

        @Override
        public boolean write(Object expectedRevision, Document after) {
            if (!CURRENT.isBound()) {
                return real.write(expectedRevision, after);
            }
            var before = find(after.getString("_id"));
            var revision = before == null ? Stored.NONE : new Stored<>(null, before).revision();
            if (!revision.equals(expectedRevision)) {
                return false;
            }
            CURRENT.get().note(name(), before, after);
            return true;
        }

        @Override
        public void pull(Map<String, Long> upTo) {
            real.pull(upTo);
        }

        @Override
        public void done(String id, Todo todo) {
            real.done(id, todo);
        }

        @Override
        public List<Document> marked(String mark, String after, @Nullable String before, int limit) {
            return real.marked(mark, after, before, limit);
        }

        @Override
        public List<String> due(Instant now, int limit) {
            return real.due(now, limit);
        }

        @Override
        public void ensureIndexes() {
            real.ensureIndexes();
        }

        @Override
        public void close() {
            real.close();
        }
    }
}
