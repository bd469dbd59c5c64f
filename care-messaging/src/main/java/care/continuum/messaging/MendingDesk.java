package care.continuum.messaging;

import static java.nio.charset.StandardCharsets.UTF_8;

import care.continuum.messaging.ParkingDesk.Entry;
import care.continuum.messaging.ParkingDesk.Outcome;
import java.time.Clock;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Where people mend the events that could not be processed, or give them up. Every step is in the
/// audit before it is done, and gets its answer there.
public final class MendingDesk {

    private final Parking parking;
    private final Ledger ledger;
    private final Audit audit;
    private final Inboxes inboxes;
    private final Clock clock;

    MendingDesk(Parking parking, Ledger ledger, Audit audit, Inboxes inboxes, Clock clock) {
        this.parking = parking;
        this.ledger = ledger;
        this.audit = audit;
        this.inboxes = inboxes;
        this.clock = clock;
    }

    /// Gives an event that waits another payload. After a redrive that died with it, the event may have
    /// taken effect as it was; the audit tells so.
    ///
    /// @throws NotThisEvent with everything that is wrong with the payload
    /// @throws RuleBroken   where a redrive has it or has processed it, or somebody was faster
    public void edit(String client, String eventId, JsonNode payload, String reason, String who) {
        var event = ledger.event(client, eventId).orElseThrow(() -> missing(eventId));
        var faults = inboxes.find(event.topic())
                .map(inbox -> Proofreading.faults(inbox.feed().hears(), event.type(), client, payload))
                .orElse(List.of());
        if (!faults.isEmpty()) {
            throw new NotThisEvent(faults);
        }
        var after = EventContract.JSON.writeValueAsBytes(payload);
        var entry = entry("EDITED", event, reason, who, new String(after, UTF_8));
        mustBeDone(audited(entry, () -> parking.edit(event, after)), eventId);
    }

    /// Gives an event that waits up for good: a copy that comes again is dropped too. Again for one
    /// that is discarded changes nothing.
    ///
    /// @param force even while a redrive has it, such as one that ends its process each time: it may
    /// have taken effect
    /// @throws RuleBroken where a redrive has it, or has processed it after it was edited
    public void discard(String client, String eventId, boolean force, String reason, String who) {
        var waiting = ledger.event(client, eventId);
        if (waiting.isEmpty()) {
            var topic = ledger.settledIn(client, eventId).orElseThrow(() -> missing(eventId));
            mustBeDone(parking.discard(topic, client, eventId, force), eventId);
            return;
        }
        var event = waiting.get();
        var entry = entry("DISCARDED", event, reason, who, null);
        mustBeDone(audited(entry, () -> parking.discard(event.topic(), client, eventId, force)), eventId);
    }

    private Lot.Mending audited(Entry entry, Supplier<Lot.Mending> step) {
        var id = audit.begin(entry);
        var became = step.get();
        audit.answer(
                id,
                switch (became) {
                    case DONE, SETTLED -> Outcome.DONE;
                    case FORCED -> Outcome.MAY_HAVE_TAKEN_EFFECT;
                    case TAKEN, CHANGED, REDRIVEN, GONE -> Outcome.REFUSED;
                });
        return became;
    }

    private static void mustBeDone(Lot.Mending became, String eventId) {
        switch (became) {
            case DONE, FORCED, SETTLED -> {}
            case TAKEN ->
                throw new RuleBroken(
                        "parked-event-in-progress", "This event is being processed; look again in a moment");
            case CHANGED ->
                throw new RuleBroken("parked-event-changed", "Somebody has changed this event meanwhile; look again");
            case REDRIVEN ->
                throw new RuleBroken("parked-event-redriven", "This event was edited, and has taken effect");
            case GONE -> throw missing(eventId);
        }
    }

    private Entry entry(String what, Parked event, String reason, String who, @Nullable String after) {
        return new Entry(
                clock.instant(),
                who,
                what,
                event.topic(),
                event.client(),
                event.id(),
                event.type(),
                reason,
                new String(event.value().getData(), UTF_8),
                after,
                Outcome.ATTEMPTED);
    }

    private static NotFound missing(String eventId) {
        return new NotFound("No event %s of this client is parked".formatted(eventId));
    }
}
