package care.continuum.messaging;

import care.continuum.messaging.Ledger.Which;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.bson.types.ObjectId;
import org.jspecify.annotations.Nullable;

/// Where people let parked events be processed again, or see beforehand what that would do. A call
/// looks at about 500 events and says where to go on.
public final class RedriveDesk {

    private static final int MOST_AT_ONCE = 500;
    private static final String NOT_HEARD = "no feed hears this topic any more";

    private final Parking parking;
    private final Ledger ledger;
    private final Audit audit;
    private final Inboxes inboxes;
    private final Clock clock;

    RedriveDesk(Parking parking, Ledger ledger, Audit audit, Inboxes inboxes, Clock clock) {
        this.parking = parking;
        this.ledger = ledger;
        this.audit = audit;
        this.inboxes = inboxes;
        this.clock = clock;
    }

    /// `NOTHING_TO_DO`: it has taken effect before, or means nothing here.
    public enum Outcome {
        DONE,
        WOULD_TAKE_EFFECT,
        NOTHING_TO_DO,
        FAILED
    }

    /// What an event would write: fields of the state that would change, and types of the events that
    /// would be told.
    public record Effect(String aggregate, String id, List<String> fields, List<String> tells) {}

    /// What became, or would become, of one event.
    ///
    /// @param reason why it failed
    public record Step(
            String eventId,
            String type,
            Outcome outcome,
            @Nullable String reason,
            List<Effect> effects) {}

    /// A client's events of one topic, as far as they were looked at. What follows a failure still waits.
    ///
    /// @param more whether a rehearsal did not look at all that would be processed
    public record Line(String topic, String clientId, List<Step> events, boolean more) {}

    /// @param next where the next call goes on; null where all was looked at
    public record Report(List<Line> lines, @Nullable String next) {}

    /// Processes what is parked, each client in order until one of its events fails; topic and client
    /// may be left open.
    ///
    /// @param after where an earlier call ended
    public Report redrive(@Nullable String topic, @Nullable String client, String after, String who) {
        var lines = new ArrayList<Line>();
        var last = after;
        var budget = MOST_AT_ONCE;
        for (var waiting : ledger.queues(new Which(topic, client), after, 0, MOST_AT_ONCE)) {
            if (budget <= 0) {
                return new Report(lines, last);
            }
            var steps = new ArrayList<Step>();
            var left = redrive(waiting.queue(), budget, who, steps);
            lines.add(new Line(waiting.queue().topic(), waiting.queue().client(), steps, false));
            if (left) {
                return new Report(lines, last);
            }
            budget -= Math.max(1, steps.size());
            last = waiting.name();
        }
        return new Report(lines, lines.size() == MOST_AT_ONCE ? last : null);
    }

    /// Returns whether more wait than that.
    private boolean redrive(Lot.Queue queue, int most, String who, List<Step> steps) {
        var inbox = inboxes.find(queue.topic());
        if (inbox.isEmpty()) {
            steps.add(new Step(queue.ids().getFirst(), "", Outcome.FAILED, NOT_HEARD, List.of()));
            return false;
        }
        var became = new Redrive<>(inbox.get().feed(), parking)
                .redrive(queue.client(), most, (event, failure) -> note(event, failure, who));
        became.done().forEach(event -> steps.add(step(event, Outcome.DONE, List.of())));
        var stopped = became.stopped();
        if (stopped != null) {
            steps.add(step(stopped, Outcome.FAILED, List.of()));
        }
        return became.left();
    }

    /// What [#redrive] would do now. Writes nothing: see [Feed#on] for what that asks of a feed.
    public Report rehearse(@Nullable String topic, @Nullable String client, String after) {
        var lines = new ArrayList<Line>();
        var last = after;
        var budget = MOST_AT_ONCE;
        for (var waiting : ledger.queues(new Which(topic, client), after, 0, MOST_AT_ONCE)) {
            if (budget <= 0) {
                return new Report(lines, last);
            }
            var line = rehearse(waiting.queue());
            lines.add(line);
            budget -= Math.max(1, line.events().size());
            last = waiting.name();
        }
        return new Report(lines, lines.size() == MOST_AT_ONCE ? last : null);
    }

    private Line rehearse(Lot.Queue queue) {
        var steps = new ArrayList<Step>();
        var inbox = inboxes.find(queue.topic());
        if (inbox.isEmpty()) {
            steps.add(new Step(queue.ids().getFirst(), "", Outcome.FAILED, NOT_HEARD, List.of()));
            return new Line(queue.topic(), queue.client(), steps, false);
        }
        var delivery = new Delivery<>(inbox.get().feed());
        var rehearsal = new Rehearsal();
        var ids = queue.ids().stream()
                .filter(id -> !queue.settled().contains(id))
                .limit(MOST_AT_ONCE)
                .toList();
        var payloads = ledger.events(queue, ids);
        for (var id : ids) {
            var event = payloads.get(id);
            if (event != null && !rehearse(rehearsal, delivery, event, steps)) {
                return new Line(queue.topic(), queue.client(), steps, false);
            }
        }
        return new Line(queue.topic(), queue.client(), steps, queue.ids().size() > MOST_AT_ONCE);
    }

    /// Returns whether the next event would be processed.
    private static boolean rehearse(Rehearsal rehearsal, Delivery<?> delivery, Parked event, List<Step> steps) {
        var trial = rehearsal.of(() -> delivery.poison(event));
        var failure = trial.result();
        if (failure != null) {
            steps.add(step(event.because(failure), Outcome.FAILED, List.of()));
            return false;
        }
        steps.add(step(
                event,
                trial.effects().isEmpty() ? Outcome.NOTHING_TO_DO : Outcome.WOULD_TAKE_EFFECT,
                trial.effects().stream()
                        .map(it -> new Effect(it.kind(), it.id(), it.fields(), it.tells()))
                        .toList()));
        return true;
    }

    private static Step step(Parked event, Outcome outcome, List<Effect> effects) {
        return new Step(event.id(), event.type(), outcome, outcome == Outcome.FAILED ? event.reason() : null, effects);
    }

    /// That an event was redriven is told once for each of its stays, however many instances did it or died
    /// in between.
    private void note(Parked event, @Nullable Throwable failure, String who) {
        var done = failure == null;
        var entry = new ParkingDesk.Entry(
                clock.instant(),
                who,
                done ? "REDRIVEN" : "FAILED",
                event.topic(),
                event.client(),
                event.id(),
                event.type(),
                failure == null ? null : event.because(failure).reason(),
                null,
                null,
                null);
        audit.note(done ? redriven(event) : new ObjectId().toString(), entry);
    }

    private static String redriven(Parked event) {
        var name = MongoLot.name(event.topic(), event.client(), event.id());
        return "redriven/%s/%s".formatted(name, event.stay());
    }
}
