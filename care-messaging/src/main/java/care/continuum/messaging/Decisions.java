package care.continuum.messaging;

import java.util.List;
import java.util.Locale;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/// Reads, decides and writes one kind of aggregate, under the condition that nobody wrote in between.
final class Decisions<S extends Aggregate<S>> {

    private static final long PATIENCE = TimeUnit.SECONDS.toNanos(5);

    private final Class<S> type;
    private final Documents documents;
    private final Outbox outbox;
    private final DocumentAggregates.Workshop shared;
    private final Consumer<Stored<S>> written;

    Decisions(
            Class<S> type,
            Documents documents,
            @Nullable EventContract<?> contract,
            DocumentAggregates.Workshop shared,
            Consumer<Stored<S>> written) {
        this.type = type;
        this.documents = documents;
        this.outbox = new Outbox(contract, type.getSimpleName().toLowerCase(Locale.ROOT));
        this.shared = shared;
        this.written = written;
    }

    Outbox outbox() {
        return outbox;
    }

    /// Decides and writes until it is known to be durable: again after a lost race, and after an unknown outcome.
    Stored<S> change(String id, Intent<S> intent) {
        var machine = shared.machine();
        var end = machine.nanos() + PATIENCE;
        for (int tries = 1; ; tries++) {
            try {
                var outcome = attempt(id, intent);
                if (outcome != null) {
                    return outcome;
                }
            } catch (RuntimeException failure) {
                if (!Durable.isTransient(failure) || failure.getCause() instanceof Outbox.Full) {
                    throw failure;
                }
                if (machine.nanos() - end > 0) {
                    throw new Unresolved("MongoDB is away", failure);
                }
            }
            if (machine.nanos() - end > 0) {
                throw new Unresolved(
                        "too many races for one " + outbox.kind(), new IllegalStateException("tries: " + tries));
            }
            machine.pause(ThreadLocalRandom.current().nextLong(1 + Math.min(tries, 50) * 1_000_000L));
        }
    }

    /// One attempt; null after a lost race.
    private @Nullable Stored<S> attempt(String id, Intent<S> intent) {
        var before = read(id);
        Change<S> change;
        try {
            if (before.state() != null && intent.isDone(before)) {
                return isDurable(id, before) ? before : null;
            }
            change = intent.decide(before.state());
        } catch (RuntimeException no) {
            // A refusal is an answer too, and must not rest on what a database that died has taken back.
            if (Durable.isTransient(no) || isDurable(id, before)) {
                throw no;
            }
            return null;
        }
        var idle = change.events().isEmpty()
                && change.todos().isEmpty()
                && change.state().equals(before.state())
                && !intent.keepsNothingness();
        if (idle) {
            return isDurable(id, before) ? before : null;
        }
        return write(id, before, change, intent);
    }

    /// Whether what was read stands for ever. False when a database that died has taken it back.
    private boolean isDurable(String id, Stored<S> before) {
        shared.barrier().pass();
        return before.revision().equals(documents.revisions(List.of(id)).getOrDefault(id, Stored.NONE));
    }

    private @Nullable Stored<S> write(String id, Stored<S> before, Change<S> change, Intent<S> intent) {
        var now = shared.clock().instant();
        var state = change.state();
        var own = new Document();
        shared.converter().write(state, own);
        own.remove("_class");
        var news = outbox.news(id, before, change.events(), now);
        var document = before.after(own, news, change.todos(), state.dueAt(), state.client());
        intent.mark(document, state, now);
        shared.machine().writes(before.raw(), document, intent);
        shared.machine().reached(Step.BEFORE_WRITE);
        if (!documents.write(before.revision(), document)) {
            return null;
        }
        shared.machine().reached(Step.AFTER_WRITE);
        var after = new Stored<>(state, document);
        if (Rehearsal.isUnderWay()) {
            return after;
        }
        if (outbox.publishes() && !after.outbox().isEmpty()) {
            shared.relay().offer(image(after));
        }
        written.accept(after);
        return after;
    }

    /// The outbox of a document, for the relay.
    Image image(Stored<S> stored) {
        return outbox.image(documents, stored);
    }

    Stored<S> read(String id) {
        return of(documents.find(id));
    }

    Stored<S> of(@Nullable Document raw) {
        return raw == null
                ? new Stored<>(null, new Document())
                : new Stored<>(shared.converter().read(type, raw), raw);
    }
}
