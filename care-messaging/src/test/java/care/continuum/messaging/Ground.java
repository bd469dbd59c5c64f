package care.continuum.messaging;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What all instances stand on.
///
/// @param poison lines that the feed cannot process in instances that are not mended
record Ground(
        Schedule schedule,
        SimulatedStore store,
        SimulatedTopic topic,
        Set<String> poison,
        SimulatedProducer.Odds odds,
        @Nullable Flaw flaw) {

    Documents documents(String name, Flaw... possible) {
        var sound = new SimulatedDocuments(name, store);
        return flaw != null && List.of(possible).contains(flaw) ? new FlawedDocuments(sound, flaw) : sound;
    }

    Lot lot() {
        return flaw == null ? new SimulatedLot(store) : new FlawedLot(new SimulatedLot(store), flaw);
    }

    Barrier barrier(Flaw without) {
        return flaw == without ? () -> {} : store;
    }
}
