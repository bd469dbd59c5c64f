package care.continuum.messaging;

import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A lot whose user has a [Flaw].
record FlawedLot(Lot sound, Flaw flaw) implements Lot {

    @Override
    public List<Queue> queues(String topic, Collection<String> clients) {
        return flaw == Flaw.PARKED_CLIENT_NOT_LOOKED_UP ? List.of() : sound.queues(topic, clients);
    }

    @Override
    public @Nullable Queue queue(String topic, String client) {
        var found = sound.queue(topic, client);
        return found == null || flaw != Flaw.REDRIVEN_OUT_OF_ORDER
                ? found
                : new Queue(topic, client, found.ids().reversed(), found.settled(), found.since());
    }

    @Override
    public void keep(Parked event) {
        sound.keep(event);
    }

    @Override
    public @Nullable Parked find(String topic, String client, String id) {
        return sound.find(topic, client, id);
    }

    @Override
    public Place append(Parked event, boolean begin, int most) {
        return sound.append(event, begin, most);
    }

    @Override
    public boolean settle(String topic, String client, String id) {
        return sound.settle(topic, client, id);
    }

    @Override
    public void remove(String topic, String client, String id) {
        sound.remove(topic, client, id);
    }

    @Override
    public void removeEmpty(String topic, String client) {
        sound.removeEmpty(topic, client);
    }

    @Override
    public boolean replace(Parked before, Parked after) {
        return sound.replace(before, after);
    }

    @Override
    public void forget(String topic, String client, String id) {
        sound.forget(topic, client, id);
    }
}
