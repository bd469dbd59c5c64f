package care.continuum.messaging;

import java.time.Clock;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.convert.MongoConverter;

/// [Aggregates] of one collection: read, decide, write under the condition that nobody wrote in between.
final class DocumentAggregates<S extends Aggregate<S>> implements Aggregates<S>, AutoCloseable {

    /// What the aggregates of a service share.
    record Workshop(
            MongoConverter converter, Barrier barrier, Relay relay, Clock clock, FollowUp followUp, Machine machine) {}

    private final Documents documents;
    private final Decisions<S> decisions;
    private final Outbox outbox;
    private final Workshop shared;

    DocumentAggregates(Class<S> type, Documents documents, @Nullable EventContract<?> contract, Workshop shared) {
        this.documents = documents;
        this.decisions =
                new Decisions<>(type, documents, contract, shared, after -> shared.followUp.begin(this, after));
        this.outbox = decisions.outbox();
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

    @Override
    public boolean remembers(String id, Command command) {
        return command.keyed() && read(id).command(command.id()).isPresent();
    }

    private <A> A command(String id, Command command, Answer<S, A> answer, Function<@Nullable S, Change<S>> decision) {
        Function<S, String> kept =
                state -> EventContract.JSON.writeValueAsString(answer.view().apply(state));
        Intent<S> wish =
                new Intent.Wish<>(command, before -> decided(before, decision), kept, Discreet.of(shared.converter));
        var after = decisions.change(id, wish);
        var state = state(after);
        var known = after.command(command.id())
                .map(it -> it.getString("answer"))
                .flatMap(text -> Optional.ofNullable(opened(state, text)));
        return known.isPresent()
                ? EventContract.JSON.readValue(known.get(), answer.type())
                : answer.view().apply(state);
    }

    private Change<S> decided(@Nullable S before, Function<@Nullable S, Change<S>> decision) {
        if (before == null) {
            var begun = decision.apply(null);
            mustStillBeKnown(begun.state());
            return begun;
        }
        mustStillBeKnown(before);
        return decision.apply(before);
    }

    private void mustStillBeKnown(S state) {
        Discreet.of(shared.converter).mustStillBeKnown(state.client());
    }

    private @Nullable String opened(S state, String answer) {
        return Discreet.of(shared.converter).open(state.client(), answer);
    }

    @Override
    public S react(String id, Origin origin, Supplier<S> beginning, Function<S, Change<S>> decision) {
        return state(decisions.change(
                id, new Intent.Reaction<>(origin, before -> decision.apply(orBegin(before, beginning)))));
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
        return state(decisions.change(id, new Intent.Step<>(before -> decision.apply(orBegin(before, beginning)))));
    }

    /// The outbox of a document, for the relay.
    Image image(Stored<S> stored) {
        return decisions.image(stored);
    }

    Stored<S> read(String id) {
        return decisions.read(id);
    }

    Stored<S> of(@Nullable Document raw) {
        return decisions.of(raw);
    }

    /// Lets time decide, where it has something to.
    void due(String id) {
        var now = shared.clock.instant();
        decisions.change(id, new Intent.Step<>(before -> {
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
