package care.continuum.scheduling.terms;

import static java.time.DayOfWeek.FRIDAY;
import static java.time.DayOfWeek.MONDAY;
import static java.time.DayOfWeek.THURSDAY;
import static java.time.DayOfWeek.TUESDAY;
import static java.time.DayOfWeek.WEDNESDAY;
import static org.assertj.core.api.Assertions.assertThat;

import care.continuum.events.Track;
import care.continuum.testing.Proves;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TrackTemplateTest {

    private static final ZoneId CHARLOTTE = ZoneId.of("America/New_York");

    @Test
    @Proves("two-day-rule")
    void noMoreThanTwoDaysInARowAreWithoutService() {
        assertThat(TrackTemplate.leavesTooLong(Set.of(MONDAY, WEDNESDAY, FRIDAY)))
                .isFalse();
        assertThat(TrackTemplate.leavesTooLong(Set.of(TUESDAY, FRIDAY))).isTrue();
        assertThat(TrackTemplate.leavesTooLong(Set.of(MONDAY, TUESDAY, THURSDAY)))
                .isTrue();
        assertThat(TrackTemplate.leavesTooLong(Set.of())).isTrue();
    }

    @Test
    void aBlockHasEachDayOfTheTrackOnceOnWhateverDayItBegins() {
        for (int i = 0; i < 7; i++) {
            var start = LocalDate.parse("2026-05-04").plusDays(i);
            for (var track : Track.values()) {
                assertThat(TrackTemplate.of(track).meetings(start))
                        .extracting(LocalDate::getDayOfWeek)
                        .containsExactlyInAnyOrder(MONDAY, WEDNESDAY, FRIDAY);
            }
        }
    }

    @Test
    @Proves("usual-hours")
    void theUsualHoursComeBeforeTheFurtherOnes() {
        var day = TrackTemplate.of(Track.DAY).extras(LocalDate.parse("2026-05-05"), CHARLOTTE);
        assertThat(day).hasSize(12 + 16);
        assertThat(day.subList(0, 12)).extracting(Opening::rank).containsOnly(Opening.Rank.USUAL);
        var evening = TrackTemplate.of(Track.EVENING).extras(LocalDate.parse("2026-05-05"), CHARLOTTE);
        assertThat(evening).hasSize(8 + 3 + 4);
        assertThat(evening.subList(11, 15)).extracting(Opening::rank).containsOnly(Opening.Rank.FURTHER);
    }
}
