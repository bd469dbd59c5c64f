package care.continuum.suite.faults;

import care.continuum.local.stack.EngineSet;
import care.continuum.local.stack.Part;
import java.util.Locale;

/// One thing that goes wrong.
///
/// @param step   at which the service dies, where the kind is that
/// @param amount how often, how long or how far, as the kind has it; from 0 to 99
record Blow(Kind kind, Part part, String step, int amount) {

    /// What can go wrong.
    enum Kind {
        /// A service dies at a step of its work.
        KILL_AT_STEP,
        /// A service dies at any moment.
        KILL,
        /// A service stands still for so long that another takes over, and then goes on.
        ZOMBIE,
        KAFKA_RESTART,
        KAFKA_AWAY,
        MONGO_RESTART,
        /// What was written last could be read and is gone.
        POWER_CUT,
        /// Records arrive again, as they are.
        DUPLICATES,
        /// A service hears everything again.
        REWIND,
        /// Processes join and leave the consumers' groups.
        STORM,
        /// A service's clock is wrong.
        SKEW,
        /// Records that nobody can use.
        POISON,
        /// An event that Kafka does not take stands between two that it takes.
        OVERSIZED,
        /// A service cannot bear what is told of one client, and is mended later.
        BUG,
        /// The partner of the clinic does not do what it should.
        PARTNER,
        /// Everything is down, and the services come back before what they need.
        COLD_START,
        /// The database's primary hands over.
        STEP_DOWN;

        /// Whether it can be done to such engines.
        boolean fits(EngineSet engines) {
            return switch (this) {
                case STEP_DOWN -> engines == EngineSet.REPLICA_SET;
                case POWER_CUT -> engines != EngineSet.REPLICA_SET;
                case COLD_START, OVERSIZED -> engines == EngineSet.STANDALONE;
                default -> true;
            };
        }
    }

    /// As it is counted.
    String name(EngineSet engines) {
        return switch (kind) {
            case KILL_AT_STEP -> "killed " + step.toLowerCase(Locale.ROOT).replace('_', ' ');
            case KAFKA_RESTART -> engines == EngineSet.THREE_BROKERS ? "one of three brokers killed" : "Kafka killed";
            case KAFKA_AWAY -> engines == EngineSet.THREE_BROKERS ? "one of three brokers away" : "Kafka away";
            case MONGO_RESTART -> engines == EngineSet.REPLICA_SET ? "primary killed" : "MongoDB killed";
            case KILL -> "killed at any moment";
            case ZOMBIE -> "stopped past the session timeout";
            case POWER_CUT -> "power cut between visible and durable";
            case DUPLICATES -> "duplicates, and a later version of an event";
            case REWIND -> "offsets set back to 0";
            case STORM -> "rebalance storm";
            case SKEW -> "clock wrong by 10 minutes";
            case POISON -> "bad bytes, no headers, no key, unknown type";
            case OVERSIZED -> "oversized event between two small ones";
            case BUG -> "bug for one client, mended and redriven";
            case COLD_START -> "started in any order with everything else down";
            case PARTNER ->
                "partner: "
                        + Partner.bad(amount).name().toLowerCase(Locale.ROOT).replace('_', ' ');
            case STEP_DOWN -> "primary stepped down";
        };
    }

    String told() {
        return switch (kind) {
            case KILL_AT_STEP -> "%s dies at %s".formatted(part.label(), step);
            case KILL, ZOMBIE, REWIND, STORM, SKEW, BUG -> "%s: %s".formatted(part.label(), kind);
            default -> kind.name();
        };
    }
}
