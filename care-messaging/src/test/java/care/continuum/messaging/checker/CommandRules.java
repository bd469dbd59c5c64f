package care.continuum.messaging.checker;

import care.continuum.messaging.checker.Fact.Asked;
import care.continuum.messaging.checker.Fact.Blamed;
import care.continuum.messaging.checker.Fact.Decided;
import care.continuum.messaging.checker.Fact.Kept;
import care.continuum.messaging.checker.Fact.Outcome;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Accepted commands are decided once, refused ones not at all, and one with a key is always answered alike.
final class CommandRules {

    private final Map<String, List<Asked>> tries = new LinkedHashMap<>();
    private final Map<String, List<String>> decided = new LinkedHashMap<>();
    private final Set<String> known = new HashSet<>();
    private final Set<String> unknown = new HashSet<>();
    private final List<Blamed> blamed;
    private final Map<String, Instant> decidedAt = new HashMap<>();
    private final List<Violation> found = new ArrayList<>();

    CommandRules(History history) {
        for (var asked : history.all(Asked.class)) {
            tries.computeIfAbsent(asked.command(), _ -> new ArrayList<>()).add(asked);
        }
        blamed = history.all(Blamed.class);
        history.all(Decided.class).forEach(it -> decidedAt.put(it.command(), it.at()));
        for (var kept : history.all(Kept.class)) {
            var commands = kept.commands();
            if (commands == null) {
                unknown.add(kept.aggregate());
                continue;
            }
            known.add(kept.aggregate());
            commands.forEach(command ->
                    decided.computeIfAbsent(command, _ -> new ArrayList<>()).add(kept.aggregate()));
        }
    }

    List<Violation> check() {
        decided.forEach((command, where) -> {
            if (where.size() > 1) {
                add("command %s was decided %d times, in %s".formatted(command, where.size(), where));
            }
        });
        tries.forEach(this::judge);
        for (var one : blamed) {
            if (known.contains(one.aggregate()) && !decided.containsKey(one.command())) {
                add("somebody was told of command %s, and %s does not know it"
                        .formatted(one.command(), one.aggregate()));
            }
        }
        return found;
    }

    private void judge(String command, List<Asked> asked) {
        var aggregate = asked.getFirst().aggregate();
        var where = decided.getOrDefault(command, List.of());
        var accepted = asked.stream().anyMatch(it -> it.outcome() == Outcome.ACCEPTED);
        var open = asked.stream().anyMatch(it -> it.outcome() == Outcome.UNKNOWN);
        if (accepted && where.isEmpty() && !unknown.contains(aggregate)) {
            add("command %s was accepted and %s"
                    .formatted(
                            command,
                            known.contains(aggregate)
                                    ? aggregate + " does not know it"
                                    : "there is no document " + aggregate));
        }
        if (!accepted && !open && !where.isEmpty()) {
            add("command %s was refused and decided by %s".formatted(command, where));
        }
        if (asked.stream().anyMatch(it -> it.outcome() == Outcome.REFUSED && isDecidedBefore(it))) {
            add("command %s was decided, and refused when it was asked again".formatted(command));
        }
        if (!where.isEmpty() && !where.contains(aggregate)) {
            add("command %s was asked of %s and decided by %s".formatted(command, aggregate, where));
        }
        var answers = new HashSet<String>();
        for (var one : asked) {
            var answer = one.answer();
            if (one.outcome() == Outcome.ACCEPTED && answer != null) {
                answers.add(answer);
            }
        }
        if (answers.size() > 1) {
            add("command %s was answered in different ways: %s".formatted(command, answers));
        }
    }

    private boolean isDecidedBefore(Asked one) {
        var begunAt = one.begunAt();
        var at = decidedAt.get(one.command());
        return begunAt != null && at != null && at.isBefore(begunAt);
    }

    private void add(String what) {
        found.add(new Violation(Invariant.ACCEPTED_ONCE, what));
    }
}
