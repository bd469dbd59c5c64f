package care.continuum.messaging;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.bson.types.Binary;
import org.jspecify.annotations.Nullable;

/// [Lot] in a [SimulatedStore].
record SimulatedLot(SimulatedStore store) implements Lot {

    static final String QUEUES = "parked_queues";
    private static final String EVENTS = "parked_events";
    private static final String EDITS = "parked_edits";
    private static final String HOLDERS = "parked_holders";
    private static final long HELD_NANOS = 120_000_000_000L;

    private static String name(String... parts) {
        return String.join("/", parts);
    }

    private @Nullable Queue there(String topic, String client) {
        return (Queue) store.all(QUEUES).get(name(topic, client));
    }

    private void put(Queue queue) {
        store.put(QUEUES, name(queue.topic(), queue.client()), queue);
    }

    @Override
    public List<Queue> queues(String topic, Collection<String> clients) {
        return store.read(() -> clients.stream()
                .map(client -> there(topic, client))
                .filter(Objects::nonNull)
                .toList());
    }

    private @Nullable Parked event(String topic, String client, String id) {
        return (Parked) store.all(EVENTS).get(name(topic, client, id));
    }

    /// As a person sees it at this moment.
    @Nullable
    Parked event(Queue queue, String id) {
        return event(queue.topic(), queue.client(), id);
    }

    private void put(Parked event) {
        store.put(EVENTS, name(event.topic(), event.client(), event.id()), event);
    }

    @Override
    public void keep(Parked event) {
        store.journaled(() -> {
            var before = event(event.topic(), event.client(), event.id());
            if (before == null) {
                put(event);
            } else {
                var reason = event.reason() == null ? before.reason() : event.reason();
                put(new Parked(
                        before.topic(),
                        before.client(),
                        before.type(),
                        before.origin(),
                        before.value(),
                        reason,
                        before.edited(),
                        before.stay()));
            }
            return true;
        });
    }

    @Override
    public void blame(Parked event) {
        store.journaled(() -> {
            if (event(event.topic(), event.client(), event.id()) != null) {
                put(event);
            }
            return true;
        });
    }

    @Override
    public @Nullable Parked find(String topic, String client, String id) {
        return store.read(() -> event(topic, client, id));
    }

    @Override
    public Place append(Parked event, boolean begin, int most) {
        return store.journaled(() -> {
            var queue = there(event.topic(), event.client());
            if (queue == null && !begin) {
                return Place.FREE;
            }
            if (queue == null) {
                queue = new Queue(event.topic(), event.client(), List.of(), Set.of(), Instant.EPOCH);
            }
            if (queue.settled().contains(event.id())) {
                return Place.SETTLED;
            }
            if (queue.ids().contains(event.id())) {
                return Place.WAITS;
            }
            if (queue.ids().isEmpty() && !begin) {
                return Place.FREE;
            }
            if (queue.ids().size() >= most) {
                return Place.FULL;
            }
            put(with(queue, ids -> {
                ids.add(event.id());
                return ids;
            }));
            return Place.WAITS;
        });
    }

    private static Queue with(Queue queue, UnaryOperator<List<String>> change) {
        var ids = change.apply(new ArrayList<>(queue.ids()));
        return new Queue(queue.topic(), queue.client(), List.copyOf(ids), queue.settled(), queue.since());
    }

    @Override
    public @Nullable Hold take(String topic, String client, String token) {
        return store.journaled(() -> {
            var queue = there(topic, client);
            if (queue == null || queue.ids().isEmpty()) {
                return null;
            }
            var held = new HashMap<>(holders(topic, client));
            held.put(token, store.nanos() + HELD_NANOS);
            hold(topic, client, held);
            var id = queue.ids().getFirst();
            var edit = (Binary) store.all(EDITS).get(name(topic, client, id));
            return new Hold(topic, client, id, token, edit);
        });
    }

    /// Who has taken the first event, until when.
    @SuppressWarnings("unchecked")
    private Map<String, Long> holders(String topic, String client) {
        return (Map<String, Long>) store.all(HOLDERS).getOrDefault(name(topic, client), Map.of());
    }

    private void hold(String topic, String client, Map<String, Long> holders) {
        store.put(HOLDERS, name(topic, client), Map.copyOf(holders));
    }

    private boolean isHeld(Queue queue, String id) {
        return isMarked(queue, id)
                && holders(queue.topic(), queue.client()).values().stream().anyMatch(until -> until > store.nanos());
    }

    /// Whether a redrive took it and has not given it back, however long ago.
    private boolean isMarked(Queue queue, String id) {
        return queue.ids().getFirst().equals(id)
                && !holders(queue.topic(), queue.client()).isEmpty();
    }

    @Override
    public boolean release(Hold hold) {
        return store.journaled(() -> {
            var held = new HashMap<>(holders(hold.topic(), hold.client()));
            var mine = held.remove(hold.token()) != null;
            hold(hold.topic(), hold.client(), held);
            return mine;
        });
    }

    @Override
    public boolean remove(Hold hold, boolean edited) {
        return store.journaled(() -> {
            var queue = there(hold.topic(), hold.client());
            if (queue == null || !holders(hold.topic(), hold.client()).containsKey(hold.token())) {
                return false;
            }
            leave(queue, hold.id(), edited);
            return true;
        });
    }

    private void leave(Queue queue, String id, boolean settled) {
        if (queue.ids().getFirst().equals(id)) {
            hold(queue.topic(), queue.client(), Map.of());
        }
        store.remove(EDITS, name(queue.topic(), queue.client(), id));
        var all = new HashSet<>(queue.settled());
        if (settled) {
            all.add(id);
        }
        var rest = queue.ids().stream().filter(it -> !it.equals(id)).toList();
        put(new Queue(queue.topic(), queue.client(), rest, Set.copyOf(all), queue.since()));
    }

    @Override
    public Mending discard(String topic, String client, String id, boolean force) {
        return store.journaled(() -> {
            var queue = there(topic, client);
            if (queue == null || !queue.ids().contains(id)) {
                return queue != null && queue.settled().contains(id) ? Mending.SETTLED : Mending.GONE;
            }
            var held = isHeld(queue, id);
            if (held && !force) {
                return Mending.TAKEN;
            }
            var marked = isMarked(queue, id);
            leave(queue, id, true);
            return marked ? Mending.FORCED : Mending.DONE;
        });
    }

    @Override
    public Mending edit(Parked before, Binary payload) {
        throw new UnsupportedOperationException("nobody edits here");
    }

    @Override
    public void removeEmpty(String topic, String client) {
        store.journaled(() -> {
            var queue = there(topic, client);
            if (queue != null && queue.ids().isEmpty() && queue.settled().isEmpty()) {
                store.remove(QUEUES, name(topic, client));
            }
            return true;
        });
    }

    @Override
    public void forget(String topic, String client, String id) {
        store.journaled(() -> {
            store.remove(EVENTS, name(topic, client, id));
            return true;
        });
    }
}
