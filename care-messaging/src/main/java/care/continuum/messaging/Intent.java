package care.continuum.messaging;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.function.Function;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/// Why a document is to change: by a command, by an event, or by neither; and how that is kept in it.
interface Intent<S> {

    /// Whether the document already holds the outcome.
    boolean isDone(Stored<S> before);

    /// The decision on the state, null where there is no document.
    Change<S> decide(@Nullable S before);

    /// Keeps in the document that this was done.
    void mark(Document after, S state, Instant now);

    /// Whether a decision that changes nothing must be kept all the same.
    boolean keepsNothingness();

    /// By an event of another aggregate.
    record Reaction<S>(Origin origin, Function<@Nullable S, Change<S>> decision) implements Intent<S> {

        @Override
        public boolean isDone(Stored<S> before) {
            return before.hasSeen(origin);
        }

        @Override
        public Change<S> decide(@Nullable S before) {
            return decision.apply(before);
        }

        @Override
        public void mark(Document after, S state, Instant now) {
            var known = after.get(Stored.SEEN, Document.class);
            var seen = known == null ? new Document() : new Document(known);
            after.put(Stored.SEEN, seen.append(Stored.mark(origin), origin.sequence()));
        }

        @Override
        public boolean keepsNothingness() {
            return true;
        }
    }

    /// By a command: its id is kept, and what it was answered when the caller gave the id. That, and the
    /// hash of its body, which could be guessed from a plain one, are closed as the client's texts are.
    record Wish<S extends Aggregate<S>>(
            Command command, Function<@Nullable S, Change<S>> decision, Function<S, String> answer, Discreet discreet)
            implements Intent<S> {

        private static final int MOST = 50;
        private static final int MOST_UNKEYED = 10;
        private static final Duration KEPT = Duration.ofDays(7);

        @Override
        public boolean isDone(Stored<S> before) {
            var known = before.command(command.id());
            if (known.isPresent() && !hasThisBody(known.get(), before.state())) {
                throw new KeyReused();
            }
            return known.isPresent();
        }

        /// Where nobody can tell, it passes for the same: without a key, or once the client was erased.
        private boolean hasThisBody(Document known, @Nullable S state) {
            var closed = known.getString("hash");
            var hash = closed == null || state == null ? null : discreet.open(state.client(), closed);
            return hash == null || hash.equals(command.fingerprint());
        }

        @Override
        public Change<S> decide(@Nullable S before) {
            return decision.apply(before);
        }

        @Override
        public void mark(Document after, S state, Instant now) {
            var oldest = now.minus(KEPT);
            var known = new ArrayList<>(after.getList(Stored.COMMANDS, Document.class, List.of()));
            known.removeIf(old -> old.getDate("at").toInstant().isBefore(oldest));
            var mine = new Document("id", command.id()).append("at", Date.from(now));
            if (command.keyed()) {
                mine.append("hash", discreet.close(state.client(), command.fingerprint()))
                        .append("answer", discreet.close(state.client(), answer.apply(state)));
            }
            known.add(mine);
            drop(known, old -> !old.containsKey("answer"), MOST_UNKEYED);
            drop(known, _ -> true, MOST);
            after.put(Stored.COMMANDS, known);
        }

        private static void drop(List<Document> known, java.util.function.Predicate<Document> which, int most) {
            for (long over = known.stream().filter(which).count() - most; over > 0; over--) {
                known.remove(known.stream().filter(which).findFirst().orElseThrow());
            }
        }

        @Override
        public boolean keepsNothingness() {
            return command.keyed();
        }
    }

    /// By neither: deciding again does no harm.
    record Step<S>(Function<@Nullable S, Change<S>> decision) implements Intent<S> {

        @Override
        public boolean isDone(Stored<S> before) {
            return false;
        }

        @Override
        public Change<S> decide(@Nullable S before) {
            return decision.apply(before);
        }

        @Override
        public void mark(Document after, S state, Instant now) {
            // Nothing to remember: the state itself shows it.
        }

        @Override
        public boolean keepsNothingness() {
            return false;
        }
    }
}
