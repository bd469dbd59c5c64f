package care.continuum.messaging.checker;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// One thing that was seen in a run or after it. What is null is not known and not judged.
public sealed interface Fact {

    /// How a command was answered.
    enum Outcome {
        ACCEPTED,
        /// By a rule.
        REFUSED,
        /// No answer, or "try again": it may have been decided or not, or be decided later.
        UNKNOWN
    }

    /// One try of a command. A retry is a fact of its own, with the same id.
    ///
    /// @param command         unique among all commands of the run
    /// @param answer          what was answered; where a command with a key is accepted, the same each time
    /// @param onlyKafkaIsAway whether Kafka was away, and nothing else, from the question to the answer
    /// @param begunAt         when it was asked
    record Asked(
            String command,
            String aggregate,
            Outcome outcome,
            @Nullable String answer,
            boolean onlyKafkaIsAway,
            @Nullable Instant begunAt)
            implements Fact {}

    /// A command that no rule forbids, as its sender knows: it may have to be asked again, and is accepted.
    record Due(String command) implements Fact {}

    /// All had healed, and nothing was broken until then.
    record Whole(Instant from, Instant until) implements Fact {}

    /// When a command was decided, by a clock that was right.
    record Decided(String command, Instant at) implements Fact {}

    /// An answer, a refusal too, that rests on another command: that it has been decided.
    record Blamed(String command, String aggregate) implements Fact {}

    /// One look at an instance's readiness.
    record Probed(String instance, boolean ready, boolean onlyKafkaIsAway) implements Fact {}

    /// One record of a topic; those of one partition stand in the order of their offsets.
    ///
    /// @param key       the client
    /// @param source    the publishing service
    /// @param aggregate unique within its source
    /// @param content   the value, or a digest of it
    record Told(
            String topic,
            int partition,
            String key,
            String source,
            String aggregate,
            long sequence,
            String eventId,
            String type,
            String content)
            implements Fact {}

    /// A publishing aggregate's document at the end.
    ///
    /// @param sequence how many events it has decided
    /// @param waiting  how many stand in its outbox
    /// @param contents of all events it has decided, in order
    /// @param commands ids of all commands that it has decided, once for each effect
    record Kept(
            String source,
            String aggregate,
            long sequence,
            int waiting,
            @Nullable List<String> contents,
            @Nullable List<String> commands)
            implements Fact {}

    /// Who takes in a topic.
    ///
    /// @param name   the consumer group
    /// @param types  events that have an effect; null: all
    /// @param behind records of the topic that the group has not committed at the end
    record Listener(String name, String topic, @Nullable Set<String> types, long behind) implements Fact {}

    /// What the documents of one listener say about one publishing aggregate at the end.
    ///
    /// @param topic   where it was heard
    /// @param seen    the highest mark of this source in any document, 0 where there is none
    /// @param effects content of each event that took effect, in the order of the effects
    record Heard(
            String listener,
            String topic,
            String source,
            String aggregate,
            long seen,
            @Nullable List<String> effects) implements Fact {}

    /// What the one document in which an event has its effect says of it at the end. One that has missed it cannot
    /// hide behind another that has heard a later one.
    ///
    /// @param source the publishing aggregate
    /// @param seen   the mark of this source in the document, 0 where there is none
    record Marked(String listener, String topic, String target, String source, long sequence, String eventId, long seen)
            implements Fact {}

    /// What one document says of the events of one source that took effect in it.
    ///
    /// @param source    the publishing aggregate, as in [Marked]
    /// @param sequences of these events, in the order of their effects
    record Effects(String listener, String target, String source, List<Long> sequences) implements Fact {}

    /// The events of one client that are parked at the end, in order.
    record Parked(String listener, String topic, String client, List<String> eventIds) implements Fact {}

    /// An event that was made impossible to process for a listener, and still is at the end: it has to be
    /// parked there.
    record Poison(String listener, String topic, String client, String eventId) implements Fact {}

    /// Events of the client were parked at the listener at some time, also where they were redriven since.
    record WasParked(String listener, String client) implements Fact {}

    /// For a while the listener could bear no event of the client.
    record Bugged(String listener, String client) implements Fact {}

    /// The documents of a moment, by id, that must be those of another: before and after a replay, or in a run
    /// without the fault and after the redrive.
    record Same(Invariant invariant, String when, Map<String, String> first, Map<String, String> second)
            implements Fact {}

    /// Text that was found somewhere: a log, a trace, a dead letter.
    record Text(String place, String text) implements Fact {}

    /// Text that must be nowhere.
    record Canary(String text) implements Fact {}
}
