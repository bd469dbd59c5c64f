package care.continuum.outcomes.gaps;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class FollowedTest {

    private static final long NOON = 1_000;

    @Test
    void numbersInSequenceLeaveNoGap() {
        assertThat(seen(1, 2, 3)).isEqualTo(new Followed(3, java.util.List.of(), 0));
        assertThat(seen().isWhole()).isTrue();
    }

    @Test
    void copiesChangeNothing() {
        assertThat(seen(1, 2, 1, 2, 3, 2, 1)).isEqualTo(seen(1, 2, 3));
        assertThat(seen(1, 3, 3, 1)).isEqualTo(seen(1, 3));
    }

    @Test
    void aNumberPassedOverIsMissing() {
        assertThat(seen(1, 2, 4, 5).isWhole()).isFalse();
        assertThat(seen(1, 2, 4, 5).missing()).isEqualTo(3);
        assertThat(seen(1, 2, 4, 5).since()).isEqualTo(NOON);
    }

    @Test
    void theFirstOneCanBeMissingToo() {
        assertThat(seen(2).missing()).isEqualTo(1);
    }

    @Test
    void whatArrivesLateFillsTheGap() {
        assertThat(seen(1, 3, 4, 2)).isEqualTo(seen(1, 2, 3, 4));
    }

    @Test
    void ofTwoGapsTheSecondIsLeft() {
        var second = seen(1, 3, 5).see(2, NOON + 1);

        assertThat(second.missing()).isEqualTo(4);
        assertThat(second.since()).isEqualTo(NOON + 1);
    }

    private static Followed seen(long... numbers) {
        return LongStream.of(numbers)
                .boxed()
                .reduce(Followed.NONE, (seen, number) -> seen.see(number, NOON), (_, last) -> last);
    }
}
