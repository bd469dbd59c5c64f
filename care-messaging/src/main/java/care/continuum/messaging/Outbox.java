package care.continuum.messaging;

import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// The outboxes of one kind of aggregate: what decisions add to them, within bounds.
///
/// @param contract null for a register, which publishes nothing
/// @param kind     what the aggregate is called in messages
record Outbox(@Nullable EventContract<?> contract, String kind) {

    private static final int MOST_EVENTS = 1_000;
    private static final int MOST_BYTES = 4 * 1024 * 1024;

    /// The outbox holds what it can: a command is refused, a reaction waits.
    static final class Full extends RuntimeException {
        Full(String kind, String id) {
            super("%d events of %s %s wait for Kafka".formatted(MOST_EVENTS, kind, id));
        }
    }

    boolean publishes() {
        return contract != null;
    }

    /// The news of a decision, numbered behind what was told before.
    ///
    /// @throws Unresolved when Kafka has been away for so long that no more can wait
    List<Pending> news(String id, Stored<?> before, List<?> events, Instant now) {
        if (events.isEmpty()) {
            return List.of();
        }
        var told = mustPublish();
        var waiting = before.outbox();
        var bytes = waiting.stream()
                .mapToInt(it -> it.getString("payload").length())
                .sum();
        if (waiting.size() + events.size() > MOST_EVENTS || bytes > MOST_BYTES) {
            throw new Unresolved("the outbox of one %s is full".formatted(kind), new Full(kind, id));
        }
        var trace = Trace.current();
        var first = before.sequence() + 1;
        return IntStream.range(0, events.size())
                .mapToObj(index -> Pending.of(told, id, first + index, events.get(index), now, trace))
                .toList();
    }

    /// A document's outbox, for the relay.
    Image image(Documents home, Stored<?> stored) {
        return new Image(
                home,
                mustPublish(),
                stored.raw().getString("_id"),
                stored.raw().getString(Stored.KEY),
                stored.outbox().stream().map(Pending::from).toList());
    }

    private EventContract<?> mustPublish() {
        var told = contract;
        if (told == null) {
            throw new IllegalStateException(kind + " is a register and publishes nothing");
        }
        return told;
    }
}
