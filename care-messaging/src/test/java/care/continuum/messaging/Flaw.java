package care.continuum.messaging;

/// One thing that an implementation of the protocol may get wrong. Each breaks an invariant in some schedule.
public enum Flaw {
    /// Events leave the outbox as soon as they are handed to the relay.
    PULLED_BEFORE_ACKNOWLEDGEMENT,
    /// An outbox is not sent from its head.
    STARTED_IN_THE_MIDDLE,
    /// The mark of what was heard is a write of its own.
    MARKED_APART_FROM_THE_EFFECT,
    /// Offsets are committed before the effects.
    COMMITTED_BEFORE_THE_EFFECT,
    /// Nobody looks whether earlier events of the client are parked.
    PARKED_CLIENT_NOT_LOOKED_UP,
    /// What a killed instance left is left.
    NO_SWEEP,
    /// What was heard is heard again.
    NO_MARKS,
    /// Parked events are not taken from the head.
    REDRIVEN_OUT_OF_ORDER,
    /// An event is given up while a redrive has it.
    DISCARDED_BESIDE_A_REDRIVE,
    /// What was read is sent though it is not durable.
    SENT_WITHOUT_BARRIER,
    /// What was read is taken as done though it is not durable.
    SKIPPED_WITHOUT_BARRIER,
    /// After the barrier nobody looks whether what was read is still there.
    NOT_READ_AGAIN_AFTER_THE_BARRIER,
    /// A repeated command is not recognized.
    NO_COMMAND_IDS,
    /// A revision that was taken back comes again.
    COUNTER_AS_REVISION,
    /// The next event is sent before the last one is acknowledged.
    NOT_WAITED_FOR_ACKNOWLEDGEMENT,
    /// A command is answered when Kafka has been reached.
    COMMANDS_NEED_KAFKA
}
