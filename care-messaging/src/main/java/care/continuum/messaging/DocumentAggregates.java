package care.continuum.messaging;

import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.convert.MongoConverter;

/// [Aggregates] of one collection: read, decide, write under the condition that nobody wrote in between.
final class DocumentAggregates<S extends Aggregate<S>> implements Aggregates<S>, AutoCloseable {

    private static final long PATIENCE = TimeUnit.SECONDS.toNanos(5);

    /// What the aggregates of a service share.
    record Workshop(
            MongoConverter converter, Barrier barrier, Relay relay, Clock clock, FollowUp followUp, Machine machine) {}

    private final Class<S> type;
    private final Documents documents;
    private final Outbox outbox;
    private final Workshop shared;

    DocumentAggregates(Class<S> type, Documents documents, @Nullable EventContract<?> contract, Workshop shared) {
        this.type = type;
        this.documents = documents;
        this.outbox = new Outbox(contract, type.getSimpleName().toLowerCase(Locale.ROOT));
        this.shared = shared;
    }

    @Override
    public Optional<S> find(String id) {
        return Optional.ofNullable(read(id).state());
    }

    @Override
    public S get(String id) {
        return find(id).orElseThrow(() -> missing(id));
    }

    @Override
    public <A> A begin(String id, Command command, Supplier<Change<S>> decision, Answer<S, A> answer) {
        return command(id, command, answer, before -> {
            if (before != null) {
                throw new RuleBroken("already-exists", "There is a %s with this id already".formatted(outbox.kind()));
            }
            return decision.get();
        });
    }

    @Override
    public <A> A amend(String id, Command command, Function<S, Change<S>> decision, Answer<S, A> answer) {
        return command(id, command, answer, before -> {
            if (before == null) {
                throw missing(id);
            }
            return decision.apply(before);
        });
    }

    private <A> A command(String id, Command command, Answer<S, A> answer, Function<@Nullable S, Change<S>> decision) {
        Function<S, String> kept =
                state -> EventContract.JSON.writeValueAsString(answer.view().apply(state));
        var after = change(id, new Intent.Wish<>(command, decision, kept));
        var known = after.command(command.id()).map(it -> it.getString("answer"));
        return known.isPresent()
                ? EventContract.JSON.readValue(known.get(), answer.type())
                : answer.view().apply(state(after));
    }

    @Override
    public S react(String id, Origin origin, Supplier<S> beginning, Function<S, Change<S>> decision) {
        return state(change(id, new Intent.Reaction<>(origin, before -> decision.apply(orBegin(before, beginning)))));
    }

    @Override
    public <T> S react(
            String id,
            Origin origin,
            Supplier<S> beginning,
            Function<S, T> steps,
            BiFunction<S, T, Change<S>> decision) {
        return react(id, origin, beginning, before -> decision.apply(before, steps.apply(before)));
    }

    @Override
    public S settle(String id, Supplier<S> beginning, Function<S, Change<S>> decision) {
        return state(change(id, new Intent.Step<>(before -> decision.apply(orBegin(before, beginning)))));
    }

    /// Decides and writes until it is known to be durable: again after a lost race, and after an unknown outcome.
    private Stored<S> change(String id, Intent<S> intent) {
        var machine = shared.machine;
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
        shared.barrier.pass();
        return before.revision().equals(documents.revisions(List.of(id)).getOrDefault(id, Stored.NONE));
    }

    private @Nullable Stored<S> write(String id, Stored<S> before, Change<S> change, Intent<S> intent) {
        var now = shared.clock.instant();
        var state = change.state();
        var own = new Document();
        shared.converter.write(state, own);
        own.remove("_class");
        var news = outbox.news(id, before, change.events(), now);
        var document = before.after(own, news, change.todos(), state.dueAt(), state.client());
        intent.mark(document, state, now);
        shared.machine.reached(Step.BEFORE_WRITE);
        if (!documents.write(before.revision(), document)) {
            return null;
        }
        shared.machine.reached(Step.AFTER_WRITE);
        var after = new Stored<>(state, document);
        if (Rehearsal.isUnderWay()) {
            return after;
        }
        if (outbox.publishes() && !after.outbox().isEmpty()) {
            shared.relay.offer(image(after));
        }
        shared.followUp.begin(this, after);
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
        return raw == null ? new Stored<>(null, new Document()) : new Stored<>(shared.converter.read(type, raw), raw);
    }

    /// Lets time decide, where it has something to.
    void due(String id) {
        var now = shared.clock.instant();
        change(id, new Intent.Step<>(before -> {
            if (before == null) {
                throw missing(id);
            }
            var dueAt = before.dueAt();
            return dueAt == null || dueAt.isAfter(now) ? Change.none(before) : before.due(now);
        }));
    }

    Documents documents() {
        return documents;
    }

    boolean publishes() {
        return outbox.publishes();
    }

    private static <S> S orBegin(@Nullable S before, Supplier<S> beginning) {
        return before == null ? beginning.get() : before;
    }

    private static <S> S state(Stored<S> stored) {
        var state = stored.state();
        if (state == null) {
            throw new IllegalStateException("a change without a state");
        }
        return state;
    }

    private NotFound missing(String id) {
        return new NotFound("There is no %s %s".formatted(outbox.kind(), id));
    }

    @Override
    public void close() {
        documents.close();
    }
}
