package care.continuum.suite.faults;

import care.continuum.suite.faults.Groups.Standing;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// What was seen of an outage of MongoDB: who waited for it, who was lost by it, and how soon all was done.
///
/// @param groups   of consumers, by service
/// @param accepted commands that were asked once all was ready again
/// @param seconds  from the moment at which MongoDB was started until nothing was left to do
/// @param restless what was, where that took too long
record Outage(Duration away, Map<String, Group> groups, long accepted, double seconds, List<String> restless) {

    /// What all has to be done within.
    static final Duration LIMIT = Quiet.LIMIT;

    private static final int SHOWN = 10;

    /// How the consumers of a service bore it.
    ///
    /// @param waited  records that they could not take in, when MongoDB came back
    /// @param members of the group before
    /// @param kept    those of them that were members in the end
    /// @param changes how often a member left the group, or came to it, meanwhile
    record Group(long waited, int members, int kept, int changes) {

        static Group of(long waited, Standing before, Standing after) {
            var kept =
                    before.members().stream().filter(after.members()::contains).count();
            return new Group(waited, before.members().size(), (int) kept, after.epoch() - before.epoch());
        }
    }

    long waited() {
        return groups.values().stream().mapToLong(Group::waited).sum();
    }

    int changes() {
        return groups.values().stream().mapToInt(Group::changes).sum();
    }

    /// What was broken, and what was not shown.
    List<String> broken() {
        var found = new ArrayList<String>();
        groups.forEach((service, group) -> {
            if (group.members == 0 || group.waited == 0) {
                found.add("%s had nothing to take in while MongoDB was away".formatted(service));
            }
            if (group.kept < group.members || group.changes > 0) {
                found.add("%s kept %d of %d consumers while MongoDB was away, and its group changed %d times"
                        .formatted(service, group.kept, group.members, group.changes));
            }
        });
        if (accepted == 0) {
            found.add("no command was accepted once MongoDB was back");
        }
        if (seconds > LIMIT.toSeconds()) {
            found.add(String.format(Locale.ROOT, "at rest only %.1f s after MongoDB was started", seconds));
        }
        restless.stream()
                .limit(SHOWN)
                .forEach(some ->
                        found.add("not at rest %d s after MongoDB was started: %s".formatted(LIMIT.toSeconds(), some)));
        return found;
    }
}
