package care.continuum.scheduling.plan;

import care.continuum.scheduling.Session;
import java.util.List;

/// What a plan may be.
///
/// @param sessions in order of their start
/// @param groups   of the plan that take place, also those for which there is no time
/// @param lacking  what found no time
record Proposal(List<Session> sessions, List<Session> groups, List<String> lacking) {

    static Proposal without(String what) {
        return new Proposal(List.of(), List.of(), List.of(what));
    }
}
