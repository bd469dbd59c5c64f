package care.continuum.scheduling;

import static care.continuum.testing.GivenWhenThen.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import care.continuum.events.Track;
import care.continuum.messaging.RuleBroken;
import care.continuum.messaging.Todo;
import care.continuum.scheduling.Timetable.Hindrance;
import care.continuum.scheduling.Timetable.Hours;
import care.continuum.testing.Proves;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TimetableTest {

    private static final Instant NOW = Instant.parse("2026-03-02T12:00:00Z");
    private static final Hours OTHER = new Hours(
            Set.of(DayOfWeek.TUESDAY, DayOfWeek.THURSDAY, DayOfWeek.SATURDAY),
            LocalTime.of(10, 0),
            LocalTime.of(13, 0));

    private final Timetable shipped = Timetable.shipped(Track.DAY);

    @Test
    void aTrackWithNothingAheadMeetsAtOtherTimes() {
        var begun = shipped.tries(OTHER, 2, NOW).state();
        assertThat(begun.template()).isEqualTo(shipped.template());
        given(begun).when(it -> it.done(begun, Hindrance.NONE)).thenState(it -> {
            assertThat(it.template().days()).isEqualTo(OTHER.days());
            assertThat(it.isChanging()).isFalse();
        });
    }

    @Test
    void theSameTimesAgainChangeNothing() {
        given(shipped)
                .when(it -> it.tries(shipped.hours(), 2, NOW))
                .thenNothing()
                .and()
                .when(it -> it.done(shipped, Hindrance.NONE))
                .thenNothing();
    }

    @Test
    void whatLiesAheadIsInTheWayAndListed() {
        var begun = shipped.tries(OTHER, 2, NOW).state();
        assertThatThrownBy(() -> begun.done(begun, new Hindrance(List.of("a section"), List.of(), null)))
                .isInstanceOfSatisfying(RuleBroken.class, it -> {
                    assertThat(it.rule()).isEqualTo("track-in-use");
                    assertThat(it.conflicts()).isEqualTo(List.of("a section"));
                });
        given(begun)
                .when(it -> it.done(begun, new Hindrance(List.of(), List.of("a room"), null)))
                .thenRefused("group-times-taken");
        given(begun)
                .when(it -> it.givenUp(begun))
                .thenState(it -> assertThat(it.isChanging()).isFalse());
    }

    /// Somebody may be entered late, on days when the track met otherwise.
    @Test
    void whatTookPlaceStaysWhereItWas() {
        var friday = LocalDate.parse("2026-03-06");
        var begun = shipped.tries(OTHER, 2, NOW).state();
        var changed =
                begun.done(begun, new Hindrance(List.of(), List.of(), friday)).state();
        assertThat(changed.template().meetings(friday.minusDays(4), 14))
                .extracting(it -> it.getDayOfWeek().name().substring(0, 2))
                .containsExactly("MO", "WE", "FR", "SA", "TU", "TH", "SA");
        assertThat(changed.template().group(friday, ZoneOffset.UTC).slot()).isEqualTo("FRIDAY 09:00");
        assertThat(changed.template().group(friday.plusDays(1), ZoneOffset.UTC).slot())
                .isEqualTo("SATURDAY 10:00");
        var back = changed.tries(shipped.hours(), 2, NOW).state();
        var again = back.done(back, new Hindrance(List.of(), List.of(), friday)).state();
        assertThat(again.former()).hasSize(1);
        assertThat(begun.done(begun, Hindrance.NONE).state().former()).isEmpty();
    }

    @Test
    @Proves("two-day-rule")
    void moreThanTwoDaysInARowWithoutServiceAreRefused() {
        var weekend = new Hours(Set.of(DayOfWeek.MONDAY, DayOfWeek.FRIDAY), LocalTime.of(9, 0), LocalTime.of(12, 0));
        given(shipped).when(it -> it.tries(weekend, 2, NOW)).thenRefused("service-days-too-far-apart");
        given(shipped)
                .when(it -> it.tries(weekend, 3, NOW))
                .thenState(it -> assertThat(it.isChanging()).isTrue());
    }

    @Test
    void ofTwoTriesOnlyTheLaterCanSucceedAndOneThatWasCutOffIsOver() {
        var first = shipped.tries(OTHER, 2, NOW).state();
        var second = first.tries(shipped.hours(), 2, NOW).state();
        given(second).when(it -> it.done(first, Hindrance.NONE)).thenRefused("took-too-long");
        given(second).when(it -> it.givenUp(first)).thenNothing();
        given(second).when(it -> it.due(Objects.requireNonNull(it.dueAt()))).thenState(it -> {
            assertThat(it.isChanging()).isFalse();
            assertThat(it.hours()).isEqualTo(shipped.hours());
        });
    }

    /// Whoever was cut off has locked sessions; whoever sleeps for long may lock some after its end.
    @Test
    void whatATryHasLockedIsUnlockedWhenItIsOverAndOnceMoreLater() {
        var begun = shipped.tries(OTHER, 2, NOW).state();
        var over = begun.due(NOW.plusSeconds(30));
        assertThat(over.todos()).containsExactly(new Todo("unlock-1", "unlock", Map.of("round", "1")));
        assertThat(begun.givenUp(begun).todos()).isEqualTo(over.todos());
        assertThat(begun.done(begun, Hindrance.NONE).todos()).isEqualTo(over.todos());
        var later = Objects.requireNonNull(over.state().dueAt());
        assertThat(later).isAfter(NOW.plusSeconds(30));
        var last = over.state().due(later);
        assertThat(last.todos()).containsExactly(new Todo("unlock-1-late", "unlock", Map.of("round", "1")));
        assertThat(last.state().dueAt()).isNull();
        var next = over.state().tries(OTHER, 2, NOW).state();
        assertThat(next.holders(1)).containsExactly(begun.holder()).doesNotContain(next.holder());
    }
}
