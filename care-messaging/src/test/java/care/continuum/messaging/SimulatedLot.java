package care.continuum.messaging;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// [Lot] in a [SimulatedStore].
record SimulatedLot(SimulatedStore store) implements Lot {

    static final String QUEUES = "parked_queues";
    private static final String EVENTS = "parked_events";

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

    @Override
    public @Nullable Queue queue(String topic, String client) {
        return store.read(() -> there(topic, client));
    }

    private @Nullable Parked event(String topic, String client, String id) {
        return (Parked) store.all(EVENTS).get(name(topic, client, id));
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
                        before.edited()));
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
    public boolean settle(String topic, String client, String id) {
        return store.journaled(() -> {
            var queue = there(topic, client);
            if (queue == null || !queue.ids().contains(id)) {
                return false;
            }
            var settled = new HashSet<>(queue.settled());
            settled.add(id);
            put(new Queue(topic, client, queue.ids(), settled, queue.since()));
            return true;
        });
    }

    @Override
    public void remove(String topic, String client, String id) {
        store.journaled(() -> {
            var queue = there(topic, client);
            if (queue != null) {
                put(with(queue, ids -> {
                    ids.remove(id);
                    return ids;
                }));
            }
            return true;
        });
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
    public boolean replace(Parked before, Parked after) {
        return store.journaled(() -> {
            var now = event(before.topic(), before.client(), before.id());
            if (now == null || !now.value().equals(before.value())) {
                return false;
            }
            put(after);
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
