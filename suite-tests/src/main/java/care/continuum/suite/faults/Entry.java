package care.continuum.suite.faults;

import care.continuum.messaging.checker.Fact.Outcome;
import java.time.Instant;

/// One try of one command, as its sender saw it.
///
/// @param key         the same for each try of a command
/// @param status      of the answer, 0 where there was none
/// @param answer      its body; of a refusal its status and rule
/// @param kafkaAlone  whether Kafka was away, and nothing else, from the question to the answer
/// @param begunAt     when it was asked
record Entry(String key, String what, Outcome outcome, int status, String answer, boolean kafkaAlone, Instant begunAt) {

    private static final String PATHS = "/api/";

    /// Of whom it was asked.
    String service() {
        var path = what.substring(what.indexOf(PATHS) + PATHS.length());
        return path.substring(0, path.indexOf('/'));
    }
}
