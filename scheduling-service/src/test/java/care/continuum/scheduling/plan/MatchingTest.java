package care.continuum.scheduling.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class MatchingTest {

    @Test
    void eachWishGetsItsDearestFreePlace() {
        assertThat(Matching.of(List.of(List.of("nine", "ten"), List.of("ten", "nine"))))
                .containsEntry(0, "nine")
                .containsEntry(1, "ten");
    }

    @Test
    void aWishMovesWhereThatLetsAnotherHaveAPlace() {
        assertThat(Matching.of(List.of(List.of("nine", "ten"), List.of("ten", "eleven"), List.of("nine"))))
                .hasSize(3)
                .containsEntry(2, "nine");
    }

    @Test
    void whereThereAreTooFewPlacesAsManyAsPossibleHaveOne() {
        assertThat(Matching.of(List.of(List.of("nine"), List.of("nine"), List.of())))
                .hasSize(1);
    }
}
