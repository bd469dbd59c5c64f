package care.continuum.messaging;

import java.util.Collection;
import java.util.List;
import org.bson.types.Binary;
import org.jspecify.annotations.Nullable;

/// A lot whose user has a [Flaw].
record FlawedLot(Lot sound, Flaw flaw) implements Lot {

    @Override
    public List<Queue> queues(String topic, Collection<String> clients) {
        return flaw == Flaw.PARKED_CLIENT_NOT_LOOKED_UP ? List.of() : sound.queues(topic, clients);
    }

    @Override
    public @Nullable Hold take(String topic, String client, String token) {
        var hold = sound.take(topic, client, token);
        if (hold == null || flaw != Flaw.REDRIVEN_OUT_OF_ORDER) {
            return hold;
        }
        return sound.queues(topic, List.of(client)).stream()
                .filter(queue -> !queue.ids().isEmpty())
                .map(queue -> new Hold(topic, client, queue.ids().getLast(), token, null))
                .findFirst()
                .orElse(hold);
    }

    @Override
    public boolean release(Hold hold) {
        return sound.release(hold);
    }

    @Override
    public boolean remove(Hold hold, boolean edited) {
        return sound.remove(hold, edited);
    }

    @Override
    public Mending discard(String topic, String client, String id, boolean force) {
        return sound.discard(topic, client, id, force || flaw == Flaw.DISCARDED_BESIDE_A_REDRIVE);
    }

    @Override
    public Mending edit(Parked before, Binary payload) {
        return sound.edit(before, payload);
    }

    @Override
    public void blame(Parked event) {
        sound.blame(event);
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
    public void removeEmpty(String topic, String client) {
        sound.removeEmpty(topic, client);
    }

    @Override
    public void forget(String topic, String client, String id) {
        sound.forget(topic, client, id);
    }
}
