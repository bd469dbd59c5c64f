package care.continuum.suite.faults;

import care.continuum.local.stack.Part;

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
        /// A service cannot bear what is told of one client, and is mended later.
        BUG,
        /// The database's primary hands over.
        STEP_DOWN
    }

    String told() {
        return switch (kind) {
            case KILL_AT_STEP -> "%s dies at %s".formatted(part.label(), step);
            case KILL, ZOMBIE, REWIND, STORM, SKEW, BUG -> "%s: %s".formatted(part.label(), kind);
            case KAFKA_RESTART, KAFKA_AWAY, MONGO_RESTART, DUPLICATES, POISON, STEP_DOWN -> kind.name();
        };
    }
}
