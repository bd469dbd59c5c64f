package care.continuum.outcomes.terms;

import static org.assertj.core.api.Assertions.assertThat;

import care.continuum.events.CareEvent;
import care.continuum.events.ChangedBy;
import care.continuum.events.EpisodeId;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// The four topics come in any order and again; each aggregate tells in its own.
class AnyOrderTest {

    private static final int ORDERS = 2000;
    private static final Story FIRST = Story.fresh();
    private static final Story AGAIN = new Story(FIRST.client(), new EpisodeId(UUID.randomUUID()));
    private static final Story NOW = new Story(FIRST.client(), new EpisodeId(UUID.randomUUID()));

    /// One client in three episodes: the news of each by its teller, also that a session was canceled which the client
    /// attended, and one of which attendance tells nothing, and what is made up in a plan that is told again.
    private static final Map<String, List<CareEvent>> TOLD = Stream.concat(
                    Stream.of(FIRST, AGAIN)
                            .flatMap(story -> Stream.concat(
                                    story.ofOneWhoCompletes().stream(),
                                    Stream.of(
                                            story.canceled(1, ChangedBy.WEATHER),
                                            story.canceled(6, ChangedBy.WEATHER)))),
                    NOW.ofOneWhoMakesUp().stream())
            .collect(Collectors.groupingBy(AnyOrderTest::teller, TreeMap::new, Collectors.toList()));

    @Test
    void everyOrderGivesTheSameFactsAndTheSameFigures() {
        var expected = inOrder();
        assertThat(expected.heard()).hasSize(11);
        var figures = figures(expected);
        assertThat(figures.discharged()).isEqualTo(2);
        for (int seed = 0; seed < ORDERS; seed++) {
            var facts = shuffled(new Random(seed));
            assertThat(facts).as("seed %d", seed).isEqualTo(expected);
            assertThat(figures(facts)).as("seed %d", seed).isEqualTo(figures);
        }
    }

    private static ClientFacts inOrder() {
        var facts = ClientFacts.NONE;
        for (var teller : TOLD.keySet()) {
            facts = hear(facts, teller, 0, news(teller).size());
        }
        return facts;
    }

    /// Now and then somebody's news is told again from somewhere before on, as after a lost offset.
    private static ClientFacts shuffled(Random random) {
        var next = new TreeMap<String, Integer>();
        TOLD.keySet().forEach(teller -> next.put(teller, 0));
        var facts = ClientFacts.NONE;
        while (!next.isEmpty()) {
            var teller = List.copyOf(next.keySet()).get(random.nextInt(next.size()));
            var from = next.getOrDefault(teller, 0);
            var until = Math.min(from + 1, news(teller).size());
            facts = hear(facts, teller, random.nextInt(3) == 0 ? random.nextInt(from + 1) : from, until);
            next.put(teller, until);
            if (until == news(teller).size()) {
                next.remove(teller);
            }
        }
        return facts;
    }

    private static ClientFacts hear(ClientFacts before, String teller, int from, int until) {
        var facts = before;
        for (int number = from; number < until; number++) {
            facts = facts.hear(teller, number + 1L, news(teller).get(number));
        }
        return facts;
    }

    private static List<CareEvent> news(String teller) {
        return TOLD.getOrDefault(teller, List.of());
    }

    private static ProgramFigures figures(ClientFacts facts) {
        return ProgramFigures.of(facts.stays("ana").toList(), Story.NEW_YORK);
    }

    /// Each service tells of an episode by one aggregate of its own.
    private static String teller(CareEvent event) {
        var service = event.getClass().getInterfaces()[0].getSimpleName();
        return service + " " + event.episodeId();
    }
}
