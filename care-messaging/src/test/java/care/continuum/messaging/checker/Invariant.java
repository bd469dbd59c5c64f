package care.continuum.messaging.checker;

/// What must hold in every run, whatever failed in it.
public enum Invariant {
    ACCEPTED_ONCE("an accepted command is never forgotten nor decided twice, a refused one has no effect and a reason"),
    TOLD_IN_ORDER("the first copies of an aggregate's events are 1..n, without a gap, in order, each decided by it"),
    HEALED("after healing nothing and nobody waits, and injected poison is parked, nothing else, and only its client"),
    HEARD_ONCE("each event takes effect once for each listener, in order, also after a redrive"),
    WITHOUT_KAFKA("no command is refused and no instance is unready because Kafka is away"),
    NO_NAMES("no canary stands in a topic, a log or a trace"),
    REPLAY("hearing all topics again changes no document");

    private final String promise;

    Invariant(String promise) {
        this.promise = promise;
    }

    /// The invariant in plain words.
    public String promise() {
        return promise;
    }
}
