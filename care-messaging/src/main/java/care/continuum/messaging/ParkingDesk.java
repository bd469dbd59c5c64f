package care.continuum.messaging;

import static java.nio.charset.StandardCharsets.UTF_8;

import care.continuum.messaging.Ledger.Which;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.bson.types.ObjectId;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Where people see the events that could not be processed, mend them, or give them up. Every step is in the audit
/// before it is done.
public final class ParkingDesk {

    private static final int MOST_TOPICS = 1_000;

    private final Parking parking;
    private final Ledger ledger;
    private final Inboxes inboxes;
    private final Clock clock;

    ParkingDesk(Parking parking, Ledger ledger, Inboxes inboxes, Clock clock) {
        this.parking = parking;
        this.ledger = ledger;
        this.inboxes = inboxes;
        this.clock = clock;
    }

    /// A part of a list, with the length of the whole.
    public record Part<T>(List<T> items, long total) {}

    /// A client's events of one topic that wait: how many, and of the first one what it is, why and since when.
    public record Line(
            String topic,
            String clientId,
            int waiting,
            String firstEventId,
            @Nullable String type,
            @Nullable String reason,
            Instant since) {

        static Line of(Ledger.Waiting waiting) {
            var queue = waiting.queue();
            var first = waiting.first();
            return new Line(
                    queue.topic(),
                    queue.client(),
                    queue.ids().size(),
                    queue.ids().getFirst(),
                    first == null ? null : first.type(),
                    first == null ? null : first.reason(),
                    queue.since());
        }
    }

    /// One that waits.
    ///
    /// @param reason  null where it only waits behind another
    /// @param payload the event, or a text where it is not JSON
    public record Item(
            String topic,
            String eventId,
            String type,
            String source,
            String aggregate,
            long sequence,
            Instant time,
            @Nullable String reason,
            boolean edited,
            JsonNode payload) {

        static Item of(Parked event) {
            var origin = event.origin();
            return new Item(
                    event.topic(),
                    event.id(),
                    event.type(),
                    origin.source(),
                    origin.aggregate(),
                    origin.sequence(),
                    origin.time(),
                    event.reason(),
                    event.edited(),
                    event.json());
        }
    }

    /// What somebody did about an event.
    ///
    /// @param what   `REDRIVEN`, `FAILED`, `EDITED`, `DISCARDED` or `RESENT`
    /// @param before the payload before the step, where it changed or was given up
    public record Entry(
            Instant at,
            String who,
            String what,
            String topic,
            String clientId,
            String eventId,
            String type,
            @Nullable String reason,
            @Nullable String before,
            @Nullable String after) {}

    /// The queues; topic and client may be left open.
    public Part<Line> queues(@Nullable String topic, @Nullable String client, int page, int size) {
        var which = new Which(topic, client);
        var found = ledger.queues(which, "", page * size, size);
        return new Part<>(found.stream().map(Line::of).toList(), ledger.count(which));
    }

    /// A client's events, in the order in which they will be processed.
    public Part<Item> events(String client, @Nullable String topic, int page, int size) {
        var items = new ArrayList<Item>();
        long passed = 0;
        for (var waiting : ledger.queues(new Which(topic, client), "", 0, MOST_TOPICS)) {
            var ids = waiting.queue().ids();
            var from = Math.clamp((long) page * size - passed, 0, ids.size());
            var to = Math.clamp((page + 1L) * size - passed, 0, ids.size());
            var asked = ids.subList(from, to);
            var found = ledger.events(waiting.queue(), asked);
            asked.stream()
                    .flatMap(id -> Stream.ofNullable(found.get(id)))
                    .map(Item::of)
                    .forEach(items::add);
            passed += ids.size();
        }
        return new Part<>(items, passed);
    }

    /// Gives an event that waits another payload.
    ///
    /// @throws NotThisEvent with everything that is wrong with the payload
    /// @throws RuleBroken   where somebody was faster
    public void edit(String client, String eventId, JsonNode payload, String reason, String who) {
        var event = waiting(client, eventId);
        var faults = inboxes.find(event.topic())
                .map(inbox -> Proofreading.faults(inbox.feed().hears(), event.type(), client, payload))
                .orElse(List.of());
        if (!faults.isEmpty()) {
            throw new NotThisEvent(faults);
        }
        var after = EventContract.JSON.writeValueAsBytes(payload);
        note("EDITED", event, reason, who, new String(after, UTF_8));
        if (!parking.edit(event, after)) {
            throw new RuleBroken("parked-event-changed", "Somebody has changed this event meanwhile; look again");
        }
    }

    /// Gives an event that waits up for good: a copy that comes again is dropped too. Again for one that is settled
    /// changes nothing.
    public void discard(String client, String eventId, String reason, String who) {
        if (ledger.isSettled(client, eventId)) {
            return;
        }
        var event = waiting(client, eventId);
        note("DISCARDED", event, reason, who, null);
        if (!parking.discard(event.topic(), client, eventId)) {
            throw missing(eventId);
        }
    }

    /// What people did, the newest first.
    public Part<Entry> audit(@Nullable String topic, @Nullable String client, int page, int size) {
        var which = new Which(topic, client);
        return new Part<>(ledger.audit(which, page * size, size), ledger.countAudit(which));
    }

    private void note(String what, Parked event, String reason, String who, @Nullable String after) {
        var before = new String(event.value().getData(), UTF_8);
        var entry = new Entry(
                clock.instant(),
                who,
                what,
                event.topic(),
                event.client(),
                event.id(),
                event.type(),
                reason,
                before,
                after);
        ledger.note(new ObjectId().toString(), entry);
    }

    private Parked waiting(String client, String eventId) {
        return ledger.event(client, eventId).orElseThrow(() -> missing(eventId));
    }

    private static NotFound missing(String eventId) {
        return new NotFound("No event %s of this client is parked".formatted(eventId));
    }
}
