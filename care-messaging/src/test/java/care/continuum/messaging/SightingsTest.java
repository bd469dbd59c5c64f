package care.continuum.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SightingsTest {

    private final Sightings sightings = new Sightings();
    private final List<String> begun = new ArrayList<>();

    @Test
    void whatTwoPassesSawWithTheSameHeadIsLeft() {
        assertThat(left("a", 1)).isFalse();
        assertThat(left("a", 1)).isTrue();
        assertThat(left("a", 2)).isFalse();
        assertThat(left("b", 1)).isFalse();
        assertThat(left("a", 2)).isFalse();
    }

    private boolean left(String id, long head) {
        var left = new ArrayList<Boolean>();
        sightings.pass("", _ -> left.add(sightings.seenAgain(id, head)));
        return left.getFirst();
    }

    @Test
    void aPassThatDidNotGetRoundIsFollowedByOneFromTheSamePlace() {
        for (var from : List.of("a", "b", "c", "d")) {
            pass(from, false);
        }
        pass("e", true);
        pass("f", true);

        assertThat(begun).containsExactly("a", "a", "c", "c", "e", "f");
    }

    @Test
    void aPassThatBrokeOffDidNotGetRoundAndWhatItSawCounts() {
        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(() -> sightings.pass("a", _ -> {
                    sightings.seenAgain("x", 1);
                    throw new IllegalStateException("away");
                }));

        assertThat(left("x", 1)).isTrue();
        pass("b", true);
        assertThat(begun).containsExactly("b");
    }

    private void pass(String from, boolean round) {
        sightings.pass(from, begin -> {
            begun.add(begin);
            return round;
        });
    }
}
