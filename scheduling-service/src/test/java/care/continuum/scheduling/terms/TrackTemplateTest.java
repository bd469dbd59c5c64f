package care.continuum.scheduling.terms;

import static java.time.DayOfWeek.FRIDAY;
import static java.time.DayOfWeek.MONDAY;
import static java.time.DayOfWeek.SATURDAY;
import static java.time.DayOfWeek.THURSDAY;
import static java.time.DayOfWeek.TUESDAY;
import static java.time.DayOfWeek.WEDNESDAY;
import static org.assertj.core.api.Assertions.assertThat;

import care.continuum.events.Track;
import care.continuum.testing.Proves;
import care.continuum.testing.Shipped;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TrackTemplateTest {

    private static final ZoneId CHARLOTTE = ZoneId.of("America/New_York");

    @Test
    @Proves("two-day-rule")
    void noMoreThanTwoDaysInARowAreWithoutService() {
        int most = Shipped.of("continuum.scheduling.most-days-without-service", Integer.class);
        assertThat(TrackTemplate.leavesTooLong(Set.of(MONDAY, WEDNESDAY, FRIDAY), most))
                .isFalse();
        assertThat(TrackTemplate.leavesTooLong(Set.of(TUESDAY, FRIDAY), most)).isTrue();
        assertThat(TrackTemplate.leavesTooLong(Set.of(MONDAY, TUESDAY, THURSDAY), most))
                .isTrue();
        assertThat(TrackTemplate.leavesTooLong(Set.of(), most)).isTrue();
    }

    @Test
    void aBlockHasEachDayOfTheTrackOnceOnWhateverDayItBegins() {
        for (int i = 0; i < 7; i++) {
            var start = LocalDate.parse("2026-05-04").plusDays(i);
            for (var track : Track.values()) {
                assertThat(TrackTemplate.shipped(track).meetings(start))
                        .extracting(LocalDate::getDayOfWeek)
                        .containsExactlyInAnyOrder(MONDAY, WEDNESDAY, FRIDAY);
            }
        }
    }

    @Test
    @Proves("two-day-rule")
    void otherDaysAreFollowedAndNoOtherSessionIsInTheHoursOfTheGroup() {
        var monday = LocalDate.parse("2026-05-04");
        var other = TrackTemplate.shipped(Track.DAY)
                .meeting(Set.of(TUESDAY, THURSDAY, SATURDAY), LocalTime.of(10, 30), LocalTime.of(13, 30));
        assertThat(other.meetings(monday)).containsExactly(monday.plusDays(1), monday.plusDays(3), monday.plusDays(5));
        assertThat(other.extras(monday, 7, CHARLOTTE))
                .extracting(Opening::slot)
                .contains("TUESDAY 09:00", "TUESDAY 14:00", "WEDNESDAY 13:00")
                .doesNotContain("TUESDAY 10:00", "TUESDAY 13:00", "THURSDAY 12:00");
        assertThat(other.allOn(monday.plusDays(1), CHARLOTTE))
                .extracting(Opening::slot)
                .contains("TUESDAY 10:30", "TUESDAY 11:30", "TUESDAY 12:30")
                .doesNotHaveDuplicates();
    }

    @Test
    void groupsMeetOnlyWhereDaysAndHoursDo() {
        var day = TrackTemplate.shipped(Track.DAY);
        var evening = TrackTemplate.shipped(Track.EVENING);
        assertThat(day.meetsWith(evening)).isFalse();
        assertThat(evening.meetsWith(day.meeting(day.days(), LocalTime.of(16, 0), LocalTime.of(19, 0))))
                .isTrue();
        assertThat(evening.meetsWith(day.meeting(Set.of(TUESDAY), LocalTime.of(16, 0), LocalTime.of(19, 0))))
                .isFalse();
    }

    @Test
    @Proves("usual-hours")
    void theUsualHoursComeBeforeTheFurtherOnes() {
        var day = TrackTemplate.shipped(Track.DAY).extras(LocalDate.parse("2026-05-05"), 7, CHARLOTTE);
        assertThat(day).hasSize(12 + 16);
        assertThat(day.subList(0, 12)).extracting(Opening::rank).containsOnly(Opening.Rank.USUAL);
        var evening = TrackTemplate.shipped(Track.EVENING).extras(LocalDate.parse("2026-05-05"), 7, CHARLOTTE);
        assertThat(evening).hasSize(8 + 3 + 4);
        assertThat(evening.subList(11, 15)).extracting(Opening::rank).containsOnly(Opening.Rank.FURTHER);
    }
}
