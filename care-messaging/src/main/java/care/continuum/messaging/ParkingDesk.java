package care.continuum.messaging;

import care.continuum.messaging.Ledger.Which;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Where people see the events that could not be processed, and what was done about them.
public final class ParkingDesk {

    private static final int MOST_TOPICS = 1_000;

    private final Ledger ledger;
    private final Audit audit;

    ParkingDesk(Ledger ledger, Audit audit) {
        this.ledger = ledger;
        this.audit = audit;
    }

    /// A part of a list, with the length of the whole.
    public record Part<T>(List<T> items, long total) {}

    /// A client's events of one topic that wait: how many, and of the first one what it is, why and
    /// since when.
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

    /// Whether a step was done. `ATTEMPTED`: whoever noted it died before the answer, and it may be
    /// done or not.
    public enum Outcome {
        ATTEMPTED,
        DONE,
        REFUSED,
        MAY_HAVE_TAKEN_EFFECT
    }

    /// What somebody did about an event.
    ///
    /// @param what    `REDRIVEN`, `FAILED`, `EDITED`, `DISCARDED` or `RESENT`
    /// @param before  the payload before the step, where it changed or was given up
    /// @param outcome of the last three
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
            @Nullable String after,
            @Nullable Outcome outcome) {}

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

    /// What people did, the newest first.
    public Part<Entry> audit(@Nullable String topic, @Nullable String client, int page, int size) {
        var which = new Which(topic, client);
        return new Part<>(audit.entries(which, page * size, size), audit.count(which));
    }
}
