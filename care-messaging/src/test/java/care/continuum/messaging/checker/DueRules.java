package care.continuum.messaging.checker;

import static java.util.Comparator.naturalOrder;

import care.continuum.messaging.checker.Fact.Asked;
import care.continuum.messaging.checker.Fact.Due;
import care.continuum.messaging.checker.Fact.Outcome;
import care.continuum.messaging.checker.Fact.Whole;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What no rule forbids is accepted in the end, and at once where only Kafka is away; and who asks once all is
/// whole again is answered.
final class DueRules {

    /// Circuit breakers close again, and who lost a race is through.
    private static final Duration AFTER_HEALING = Duration.ofSeconds(10);

    private final Map<String, List<Asked>> tries = new LinkedHashMap<>();
    private final Set<String> due;
    private final List<Whole> wholes;
    private final List<Violation> found = new ArrayList<>();

    DueRules(History history) {
        history.all(Asked.class)
                .forEach(asked -> tries.computeIfAbsent(asked.command(), _ -> new ArrayList<>())
                        .add(asked));
        due = history.all(Due.class).stream().map(Due::command).collect(Collectors.toSet());
        wholes = history.all(Whole.class);
    }

    List<Violation> check() {
        tries.values().forEach(asked -> {
            if (due.contains(asked.getFirst().command())) {
                mustBeAccepted(asked);
            }
            mustBeAnswered(asked);
        });
        return found;
    }

    private void mustBeAccepted(List<Asked> asked) {
        var last = asked.getLast();
        if (last.outcome() == Outcome.REFUSED && !has(asked, Outcome.ACCEPTED)) {
            add(Invariant.ACCEPTED_ONCE, last, "had to be accepted and was refused: " + last.answer());
        }
        // One that was asked before may rest on what was lost before Kafka went, and is heard of only once it is back.
        asked.stream()
                .takeWhile(Asked::onlyKafkaIsAway)
                .filter(it -> it.outcome() == Outcome.REFUSED)
                .findFirst()
                .ifPresent(it -> add(
                        Invariant.WITHOUT_KAFKA,
                        it,
                        "had to be accepted and was refused while only Kafka was away: " + it.answer()));
    }

    private void mustBeAnswered(List<Asked> asked) {
        if (has(asked, Outcome.ACCEPTED) || has(asked, Outcome.REFUSED)) {
            return;
        }
        asked.stream()
                .flatMap(it -> Stream.ofNullable(it.begunAt()))
                .max(naturalOrder())
                .filter(last -> wholes.stream().anyMatch(it -> isWithin(it, last)))
                .ifPresent(_ ->
                        add(Invariant.HEALED, asked.getLast(), "got no answer though nothing was broken any more"));
    }

    private static boolean isWithin(Whole whole, Instant moment) {
        return !moment.isBefore(whole.from().plus(AFTER_HEALING)) && !moment.isAfter(whole.until());
    }

    private static boolean has(List<Asked> asked, Outcome outcome) {
        return asked.stream().anyMatch(it -> it.outcome() == outcome);
    }

    private void add(Invariant invariant, Asked asked, String what) {
        found.add(new Violation(invariant, "command %s of %s %s".formatted(asked.command(), asked.aggregate(), what)));
    }
}
