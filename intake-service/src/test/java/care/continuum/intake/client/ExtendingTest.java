package care.continuum.intake.client;

import static care.continuum.intake.client.Ana.ANA;
import static care.continuum.intake.client.Ana.MONDAY;
import static care.continuum.intake.client.Ana.NOW;
import static care.continuum.intake.client.Ana.STAY;
import static care.continuum.testing.GivenWhenThen.given;
import static org.assertj.core.api.Assertions.assertThat;

import care.continuum.events.IntakeEvent.EnrollmentExtended;
import care.continuum.events.Track;
import care.continuum.intake.terms.Enrollment;
import care.continuum.intake.terms.EpisodeStatus;
import care.continuum.messaging.Change;
import care.continuum.testing.Proves;
import java.time.Duration;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/// Ana's plan has two weeks from Monday on.
class ExtendingTest {

    private static final Moment LAST_DAY = after(13);
    private static final Moment TWO_DAYS_LATE = after(16);

    @Test
    @Proves("extension")
    void theWeeksThatAreAddedFollowThePlan() {
        given(Ana.active())
                .when(it -> extend(it, 2, LAST_DAY))
                .then(new EnrollmentExtended(
                        ANA, STAY, 2, 4, 0, MONDAY.plusWeeks(2), MONDAY.plusWeeks(4), LAST_DAY.now()))
                .thenState(it -> assertThat(it.status()).isEqualTo(EpisodeStatus.ACTIVE))
                .thenState(it -> assertThat(asked(it).section()).isEqualTo(Ana.SECTION))
                .thenState(it -> assertThat(asked(it).wish().weeks()).isEqualTo(4))
                .thenState(it -> assertThat(asked(it).endsOn()).isEqualTo(MONDAY.plusWeeks(4)));
    }

    @Test
    void aPlanThatIsOverGoesOnTheDayAfter() {
        given(Ana.active())
                .when(it -> extend(it, 1, TWO_DAYS_LATE))
                .then(new EnrollmentExtended(
                        ANA, STAY, 1, 3, 3, MONDAY.plusDays(17), MONDAY.plusDays(24), TWO_DAYS_LATE.now()))
                .thenState(it -> assertThat(asked(it).endsOn()).isEqualTo(MONDAY.plusDays(24)));
    }

    @Test
    void anExtendedPlanCanBeExtendedUpToTheMost() {
        var longer = extend(extend(Ana.active(), 2, LAST_DAY).state(), 2, LAST_DAY);

        given(longer.state())
                .when(it -> Extending.extend(it, 4, "again", 10, LAST_DAY))
                .then(new EnrollmentExtended(
                        ANA, STAY, 4, 10, 0, MONDAY.plusWeeks(6), MONDAY.plusWeeks(10), LAST_DAY.now()));
        given(longer.state())
                .when(it -> Extending.extend(it, 4, "again", 9, LAST_DAY))
                .thenRefused("too-many-weeks");
    }

    @Test
    void onlyWhoIsInTheProgramIsExtended() {
        given(Ana.waiting()).when(it -> extend(it, 1, LAST_DAY)).thenRefused("not-active");
        given(Ana.onHold()).when(it -> extend(it, 1, LAST_DAY)).thenRefused("not-active");
        given(Ana.active().finished().state())
                .when(it -> extend(it, 1, LAST_DAY))
                .thenRefused("episode-over");
    }

    @Test
    void holdsAndChangesOfTrackGoOnAsBefore() {
        var longer = extend(Ana.active(), 1, TWO_DAYS_LATE).state();
        var back = after(20);

        given(Holding.suspend(longer, TWO_DAYS_LATE).state())
                .when(it -> Holding.resume(it, Ana.AT))
                .and()
                .when(it -> Seating.reserved(it, Ana.seat(2), NOW, back))
                .thenState(it ->
                        assertThat(asked(it).endsOn()).isEqualTo(back.day().plusWeeks(1)))
                .and()
                .when(it -> Moving.change(it, Track.EVENING, Ana.AT, Ana.ADULTS))
                .thenState(it -> assertThat(asked(it).hold().extensions()).hasSize(1));
    }

    private static Change<Episode> extend(Episode episode, int weeks, Moment at) {
        return Extending.extend(episode, weeks, "she was ill", 12, at);
    }

    private static Moment after(int days) {
        return Ana.at(NOW.plus(Duration.ofDays(days)));
    }

    private static Enrollment asked(Episode episode) {
        return Objects.requireNonNull(episode.enrollment());
    }
}
