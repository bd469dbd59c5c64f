package care.continuum.messaging;

import care.continuum.messaging.checker.Fact;
import care.continuum.messaging.checker.Fact.Asked;
import care.continuum.messaging.checker.Fact.Blamed;
import care.continuum.messaging.checker.Fact.Outcome;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What the users want: each repeats a wish until it is granted or refused, and sometimes once more or
/// once less.
final class Workload {

    /// The chapters, and whom they are about.
    static final Map<String, String> CLIENTS = new LinkedHashMap<>();

    static {
        CLIENTS.put("a0", "ana");
        CLIENTS.put("a1", "ana");
        CLIENTS.put("b0", "ben");
    }

    private static final int WISHES = 14;

    private final Schedule schedule;
    private final SimulatedStore store;
    private final SimulatedTopic topic;
    private final List<Wish> open = new ArrayList<>();
    private final Set<String> begun = new HashSet<>();
    private final Set<String> granted = new HashSet<>();
    private final List<Fact> asked = new ArrayList<>();
    private int underWay;

    Workload(Schedule schedule, SimulatedStore store, SimulatedTopic topic) {
        this.schedule = schedule;
        this.store = store;
        this.topic = topic;
        CLIENTS.forEach((chapter, client) -> open.add(new Wish("c-" + chapter, chapter, client, true)));
        var chapters = List.copyOf(CLIENTS.keySet());
        int spread = 1 + schedule.random.nextInt(chapters.size());
        for (int number = open.size(); number < WISHES; number++) {
            var chapter = chapters.get(schedule.random.nextInt(spread));
            var kind = switch (schedule.random.nextInt(8)) {
                case 0 -> Chapter.FORBIDDEN;
                case 1, 2 -> Chapter.LONG;
                default -> "c";
            };
            var client = CLIENTS.get(chapter);
            open.add(new Wish("%s-%d".formatted(kind, number), chapter, client, schedule.random.nextInt(20) == 0));
        }
    }

    /// Lets somebody ask for something, where anything is open.
    void ask(SimulatedInstance instance) {
        var possible = open.stream()
                .filter(wish -> wish.begins() || begun.contains(wish.chapter()))
                .toList();
        if (possible.isEmpty()) {
            return;
        }
        var wish = possible.get(schedule.random.nextInt(possible.size()));
        if (schedule.random.nextInt(10) > 0) {
            open.remove(wish);
        }
        underWay++;
        schedule.start(instance.host, () -> ask(wish, instance));
    }

    private void ask(Wish wish, SimulatedInstance instance) {
        var troubles = store.troubles();
        var outages = topic.outages();
        var away = topic.isAway();
        var outcome = Outcome.UNKNOWN;
        @Nullable String answer = null;
        try {
            answer = Integer.toString(instance.tell(wish));
            outcome = Outcome.ACCEPTED;
            begun.add(wish.chapter());
            granted.add(wish.line());
        } catch (RuleBroken no) {
            outcome = Outcome.REFUSED;
            if (no.rule().equals(Chapter.FORBIDDEN) && !no.getMessage().isEmpty()) {
                asked.add(new Blamed(no.getMessage(), wish.chapter()));
            }
        } catch (NotFound no) {
            outcome = Outcome.REFUSED;
        } catch (Unresolved later) {
            askAgain(wish);
        } catch (Schedule.Killed killed) {
            askAgain(wish);
            troubles = -1;
            throw killed;
        } finally {
            underWay--;
            var onlyKafka = away && topic.isAway() && outages == topic.outages() && troubles == store.troubles();
            asked.add(new Asked(wish.line(), wish.chapter(), outcome, answer, onlyKafka, null));
        }
    }

    private void askAgain(Wish wish) {
        var givesUp = !wish.begins() && schedule.random.nextInt(4) == 0;
        if (!givesUp && !granted.contains(wish.line())) {
            open.add(wish);
        }
    }

    boolean isDone() {
        return open.isEmpty() && underWay == 0;
    }

    List<Fact> asked() {
        return asked;
    }
}
