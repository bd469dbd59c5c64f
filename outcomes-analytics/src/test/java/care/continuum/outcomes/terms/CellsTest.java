package care.continuum.outcomes.terms;

import static org.assertj.core.api.Assertions.assertThat;

import care.continuum.testing.Proves;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CellsTest {

    private final Cells cells = new Cells(11);

    @Test
    @Proves("small-cells")
    void aCountUnderElevenIsLeftOut() {
        assertThat(cells.cell("ten", 10).cell("eleven", 11).leftOut()).containsExactly("ten");
    }

    @Test
    void aSecondCellGoesWhereOneCouldBeComputedBySubtraction() {
        cells.cell("all", 60).cell("a", 8).cell("b", 22).cell("c", 30).sum("all", List.of("a", "b", "c"));
        assertThat(cells.leftOut()).containsExactly("a", "b");
    }

    @Test
    void twoSmallOnesThatTogetherAreSmallTakeAThirdWithThem() {
        cells.cell("all", 36).cell("a", 2).cell("b", 3).cell("c", 31).sum("all", List.of("a", "b", "c"));
        assertThat(cells.leftOut()).containsExactly("a", "b", "c");
    }

    @Test
    void twoSmallOnesThatTogetherAreManyHideOneAnother() {
        cells.cell("all", 50).cell("a", 9).cell("b", 9).cell("c", 32).sum("all", List.of("a", "b", "c"));
        assertThat(cells.leftOut()).containsExactly("a", "b");
    }

    @Test
    void nobodyNeedsNoProtection() {
        cells.cell("all", 40).cell("a", 0).cell("b", 40).sum("all", List.of("a", "b"));
        assertThat(cells.leftOut()).containsExactly("a");
    }

    @Test
    void whoeverIsLeftIsACellToo() {
        assertThat(cells.cell("discharged", 40)
                        .cell("came", 35)
                        .within("discharged", "came")
                        .leftOut())
                .containsExactly("came");
        assertThat(new Cells(11)
                        .cell("discharged", 40)
                        .cell("came", 20)
                        .within("discharged", "came")
                        .leftOut())
                .isEmpty();
    }

    @Test
    void fewPeopleWithManySessionsAreFew() {
        cells.cell("all", 90).cell("a", 30).cell("b", 60).ofFew("a").sum("all", List.of("a", "b"));
        assertThat(cells.leftOut()).containsExactly("a", "b");
    }

    @Test
    @Proves("small-cells")
    void aCountOfFewClientsIsLeftOut() {
        assertThat(cells.cell("ten", 30, clients(1, 10))
                        .cell("eleven", 11, clients(1, 11))
                        .leftOut())
                .containsExactly("ten");
    }

    @Test
    void theFewWhoAreLeftAreACellToo() {
        cells.cell("discharged", 40).cell("came", 29).within("discharged", "came", clients(1, 10));
        assertThat(cells.leftOut()).containsExactly("came");
    }

    @Test
    void theSameFewInTwoCellsAreNoMoreTogether() {
        cells.cell("all", 42, clients(1, 36))
                .cell("a", 6, clients(1, 6))
                .cell("b", 6, clients(1, 6))
                .cell("c", 30, clients(7, 36))
                .sum("all", List.of("a", "b", "c"));
        assertThat(cells.leftOut()).containsExactly("a", "b", "c");
    }

    private static Set<String> clients(int from, int to) {
        return IntStream.rangeClosed(from, to).mapToObj(String::valueOf).collect(Collectors.toSet());
    }

    @Test
    void whatFollowsFromSeveralSumsTogetherIsFoundToo() {
        cells.cell("small", 5).cell("u", 40);
        cells.cell("first", 65).cell("second", 60).cell("w", 20);
        cells.sum("first", List.of("u", "w", "small")).sum("second", List.of("u", "w"));
        cells.ofFew("u");
        assertThat(cells.leftOut()).contains("small", "u").hasSizeGreaterThan(2);
    }
}
