package care.continuum.messaging;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.convert.MongoConverter;

/// [Aggregates] of one collection: read, decide, write under the condition that nobody wrote in between.
final class DocumentAggregates<S extends Aggregate<S>> implements Aggregates<S>, AutoCloseable {

    private static final long PATIENCE = TimeUnit.SECONDS.toNanos(5);
    private static final int MOST_EVENTS = 1_000;
    private static final int MOST_BYTES = 4 * 1024 * 1024;

    /// What the aggregates of a service share.
    record Workshop(MongoConverter converter, Barrier barrier, Relay relay, Clock clock, FollowUp followUp) {}

    private final Class<S> type;
    private final MongoCollection<Document> collection;
    private final @Nullable EventContract<?> contract;
    private final Workshop shared;
    private final GroupCommit commits;

    DocumentAggregates(
            Class<S> type, MongoCollection<Document> collection, @Nullable EventContract<?> contract, Workshop shared) {
        this.type = type;
        this.collection = collection;
        this.contract = contract;
        this.shared = shared;
        this.commits = new GroupCommit(collection);
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
                throw new RuleBroken("already-exists", "There is a %s with this id already".formatted(name()));
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
        var end = System.nanoTime() + PATIENCE;
        for (int tries = 1; ; tries++) {
            try {
                var outcome = attempt(id, intent);
                if (outcome != null) {
                    return outcome;
                }
            } catch (RuntimeException failure) {
                if (!Durable.isTransient(failure) || System.nanoTime() > end) {
                    throw Durable.isTransient(failure) ? new Unresolved("MongoDB is away", failure) : failure;
                }
            }
            if (System.nanoTime() > end) {
                throw new Unresolved("too many races for one " + name(), new IllegalStateException("tries: " + tries));
            }
            LockSupport.parkNanos(ThreadLocalRandom.current().nextLong(1 + Math.min(tries, 50) * 1_000_000L));
        }
    }

    /// One attempt; null after a lost race.
    private @Nullable Stored<S> attempt(String id, Intent<S> intent) {
        var before = read(id);
        if (before.state() != null && intent.isDone(before)) {
            shared.barrier.pass();
            return before;
        }
        var change = intent.decide(before.state());
        var idle = change.events().isEmpty()
                && change.todos().isEmpty()
                && change.state().equals(before.state())
                && !intent.keepsNothingness();
        if (idle) {
            shared.barrier.pass();
            return before;
        }
        return write(id, before, change, intent);
    }

    private @Nullable Stored<S> write(String id, Stored<S> before, Change<S> change, Intent<S> intent) {
        var now = shared.clock.instant();
        var state = change.state();
        var own = new Document();
        shared.converter.write(state, own);
        own.remove("_class");
        var news = news(id, before, change.events(), now);
        var document = before.after(own, news, change.todos(), state.dueAt(), state.client());
        intent.mark(document, state, now);
        if (!commits.write(new GroupCommit.Write(before.revision(), document))) {
            return null;
        }
        var after = new Stored<>(state, document);
        if (contract != null && !after.outbox().isEmpty()) {
            shared.relay.offer(image(after));
        }
        shared.followUp.begin(this, after);
        return after;
    }

    private List<Pending> news(String id, Stored<S> before, List<?> events, Instant now) {
        if (events.isEmpty()) {
            return List.of();
        }
        var told = contract;
        if (told == null) {
            throw new IllegalStateException(name() + " is a register and publishes nothing");
        }
        var waiting = before.outbox();
        var bytes = waiting.stream()
                .mapToInt(it -> it.getString("payload").length())
                .sum();
        if (waiting.size() + events.size() > MOST_EVENTS || bytes > MOST_BYTES) {
            throw new Unresolved("the outbox of one %s is full".formatted(name()), new IllegalStateException(id));
        }
        var trace = Trace.current();
        var first = before.sequence() + 1;
        return IntStream.range(0, events.size())
                .mapToObj(index -> Pending.of(told, id, first + index, events.get(index), now, trace))
                .toList();
    }

    /// The outbox of a document, for the relay.
    Image image(Stored<S> stored) {
        var told = contract;
        if (told == null) {
            throw new IllegalStateException(name() + " is a register and publishes nothing");
        }
        return new Image(
                collection,
                told,
                stored.raw().getString("_id"),
                stored.raw().getString(Stored.KEY),
                stored.outbox().stream().map(Pending::from).toList());
    }

    Stored<S> read(String id) {
        return of(collection.find(Filters.eq(id)).first());
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

    MongoCollection<Document> collection() {
        return collection;
    }

    Class<S> type() {
        return type;
    }

    boolean publishes() {
        return contract != null;
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
        return new NotFound("There is no %s %s".formatted(name(), id));
    }

    private String name() {
        return type.getSimpleName().toLowerCase(java.util.Locale.ROOT);
    }

    @Override
    public void close() {
        commits.close();
    }
}
