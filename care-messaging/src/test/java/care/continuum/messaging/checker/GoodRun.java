package care.continuum.messaging.checker;

import static org.assertj.core.api.Assertions.assertThat;

import care.continuum.messaging.checker.Fact.Asked;
import care.continuum.messaging.checker.Fact.Heard;
import care.continuum.messaging.checker.Fact.Kept;
import care.continuum.messaging.checker.Fact.Listener;
import care.continuum.messaging.checker.Fact.Outcome;
import care.continuum.messaging.checker.Fact.Probed;
import care.continuum.messaging.checker.Fact.Same;
import care.continuum.messaging.checker.Fact.Text;
import care.continuum.messaging.checker.Fact.Told;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A small run that kept its promises, to be spoiled by one fact.
final class GoodRun {

    static final String ANA = "ana";

    /// Two commands, two events, one of them sent twice, one listener.
    static final List<Fact> GOOD = List.of(
            asked("one", Outcome.ACCEPTED, "1"),
            asked("two", Outcome.UNKNOWN, null),
            asked("two", Outcome.ACCEPTED, "2"),
            asked("no", Outcome.REFUSED, null),
            told(1, "one"),
            told(1, "one"),
            told(2, "two"),
            kept(2, 0, List.of("one", "two"), List.of("one", "two")),
            new Listener("inbox", "stories", null, 0),
            heard(2, List.of("one", "two")),
            new Same(Invariant.REPLAY, "replay", Map.of("x", "1"), Map.of("x", "1")),
            new Probed("first", true, true));

    private GoodRun() {}

    static void violates(Invariant invariant, String what, Fact... more) {
        var facts = new ArrayList<>(GOOD);
        facts.addAll(List.of(more));
        violates(new History(facts), invariant, what);
    }

    static void violatesInstead(Invariant invariant, String what, Fact other) {
        violates(instead(other), invariant, what);
    }

    /// The good run with one fact in the place of the one of its kind.
    static History instead(Fact other) {
        return new History(GOOD.stream()
                .map(it -> it.getClass() == other.getClass() ? other : it)
                .toList());
    }

    static void violates(History history, Invariant invariant, String what) {
        assertThat(HistoryChecker.check(history)).anySatisfy(violation -> {
            assertThat(violation.invariant()).isEqualTo(invariant);
            assertThat(violation.what()).contains(what);
        });
    }

    static Asked asked(String command, Outcome outcome, @Nullable String answer) {
        return new Asked(command, ANA, outcome, answer, false, null);
    }

    static Told told(long sequence, String content) {
        return new Told("stories", 0, ANA, "/test", ANA, sequence, "ana-" + sequence, "T", content);
    }

    static Kept kept(long sequence, int waiting, @Nullable List<String> contents, @Nullable List<String> commands) {
        return new Kept("/test", ANA, sequence, waiting, contents, commands);
    }

    static Heard heard(long seen, @Nullable List<String> effects) {
        return new Heard("inbox", "stories", "/test", ANA, seen, effects);
    }

    static Text text(String text) {
        return new Text("the log", text);
    }
}
