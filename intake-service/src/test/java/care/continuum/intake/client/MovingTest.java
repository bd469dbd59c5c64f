package care.continuum.intake.client;

import static care.continuum.intake.client.Ana.ANA;
import static care.continuum.intake.client.Ana.MONDAY;
import static care.continuum.intake.client.Ana.NOW;
import static care.continuum.intake.client.Ana.STAY;
import static care.continuum.testing.GivenWhenThen.given;
import static org.assertj.core.api.Assertions.assertThat;

import care.continuum.events.AgeBand;
import care.continuum.events.IntakeEvent.EnrollmentRequested;
import care.continuum.events.IntakeEvent.TrackChanged;
import care.continuum.events.Need;
import care.continuum.events.SchedulingEvent.SeatReserved;
import care.continuum.events.SeatRefusal;
import care.continuum.events.SectionId;
import care.continuum.events.Track;
import care.continuum.intake.terms.Coming;
import care.continuum.intake.terms.Enrollment;
import care.continuum.intake.terms.EpisodeStatus;
import care.continuum.intake.terms.Task;
import care.continuum.testing.Proves;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class MovingTest {

    private static final SectionId EVENINGS = new SectionId(new UUID(0, 33));

    @Test
    @Proves("track-change")
    void aClientChangesTheTrackOnceThereIsASeatInTheOther() {
        given(Ana.active())
                .when(it -> Moving.change(it, Track.EVENING, Ana.AT, Ana.ADULTS))
                .then(request(2))
                .thenState(it -> assertThat(it.status()).isEqualTo(EpisodeStatus.ACTIVE))
                .thenState(it -> assertThat(asked(it).section()).isEqualTo(Ana.SECTION))
                .and()
                .when(it -> Seating.reserved(it, evening(2), NOW, Ana.AT))
                .then(new TrackChanged(ANA, STAY, 2, EVENINGS, Track.EVENING, Track.DAY, MONDAY, NOW))
                .thenState(it -> assertThat(asked(it).section()).isEqualTo(EVENINGS))
                .thenState(it -> assertThat(asked(it).wish().track()).isEqualTo(Track.EVENING));
    }

    @Test
    void whoFindsNoSeatInTheOtherTrackKeepsTheirs() {
        given(Moving.change(Ana.active(), Track.EVENING, Ana.AT, Ana.ADULTS).state())
                .when(it -> Ana.refused(it, 2))
                .thenNothing()
                .thenState(it -> assertThat(it.status()).isEqualTo(EpisodeStatus.ACTIVE))
                .thenState(it -> assertThat(asked(it).section()).isEqualTo(Ana.SECTION))
                .thenState(it -> assertThat(asked(it).move())
                        .isEqualTo(new Enrollment.Move(
                                Track.EVENING, true, null, new Enrollment.Refusal(SeatRefusal.FULL, NOW))))
                .and()
                .when(it -> Moving.change(it, Track.EVENING, Ana.AT, Ana.ADULTS))
                .then(request(3));
    }

    @Test
    void aRefusedChangeIsATaskUntilStaffAskAgainOrLetItBe() {
        var refused = Ana.refused(
                        Moving.change(Ana.active(), Track.EVENING, Ana.AT, Ana.ADULTS)
                                .state(),
                        2)
                .state();
        var shown = Objects.requireNonNull(EnrollmentView.of(refused.enrollment(), World.SETTINGS.hours()));
        var task = Task.of(Task.Kind.TRACK_CHANGE_REFUSED, NOW.plus(Duration.ofDays(1)), STAY);

        assertThat(shown.trackChange())
                .isEqualTo(new EnrollmentView.TrackChange(Track.EVENING, true, null, SeatRefusal.FULL, NOW));
        assertThat(Agenda.tasks(List.of(refused), List.of())).containsExactly(task);
        assertThat(Agenda.tasks(List.of(refused.finished().state()), List.of())).isEmpty();
        for (var after : List.of(
                Moving.change(refused, Track.EVENING, Ana.AT, Ana.ADULTS),
                Moving.planned(refused, Track.EVENING, Coming.on(MONDAY.plusDays(4), Ana.CLINIC)),
                Moving.change(refused, Track.DAY, Ana.AT, Ana.ADULTS),
                Holding.suspend(refused, Ana.AT))) {
            assertThat(Agenda.tasks(List.of(after.state()), List.of())).isEmpty();
        }
    }

    @Test
    void whoWaitsWaitsInTheOtherTrackAtTheSamePlace() {
        given(Ana.waiting())
                .when(it -> Moving.change(it, Track.EVENING, Ana.AT, Ana.ADULTS))
                .then(request(2))
                .and()
                .when(it -> Ana.refused(it, 2))
                .thenState(it -> assertThat(it.status()).isEqualTo(EpisodeStatus.WAITLISTED))
                .thenState(it -> assertThat(asked(it).waitingSince()).isEqualTo(NOW))
                .thenState(it -> assertThat(asked(it).wish().track()).isEqualTo(Track.EVENING));
    }

    @Test
    @Proves("enrollment-needs")
    void whoWaitsMovesOnlyWithAllThatAnEnrollmentNeeds() {
        var atRisk = RiskWatch.screened(Ana.waiting(), Ana.thoughtOfDeath(NOW), true, Ana.today(NOW));
        var revoked = Consenting.revoked(Ana.waiting(), Ana.CONSENT, null, null, NOW);

        given(atRisk.state())
                .when(it -> Moving.change(it, Track.EVENING, Ana.AT, Ana.ADULTS))
                .thenRefused("risk-screen-open");
        given(revoked.state())
                .when(it -> Moving.change(it, Track.EVENING, Ana.AT, Ana.ADULTS))
                .thenRefused("consent-missing");
    }

    @Test
    void whoWaitedPastTheStartMovesFromTomorrowOnInTheAgeBandOfThatDay() {
        var muchLater = Ana.at(NOW.plus(Duration.ofDays(40)));
        var tomorrow = muchLater.day().plusDays(1);

        given(Ana.waiting())
                .when(it -> Moving.change(
                        it, Track.EVENING, muchLater, day -> day.equals(tomorrow) ? AgeBand.ADOLESCENT : AgeBand.ADULT))
                .thenState(it -> assertThat(asked(it).wish().startDate()).isEqualTo(tomorrow))
                .thenState(it -> assertThat(asked(it).ageBand()).isEqualTo(AgeBand.ADOLESCENT));
    }

    @Test
    void theSameTrackIsNoChange() {
        given(Ana.active())
                .when(it -> Moving.change(it, Track.DAY, Ana.AT, Ana.ADULTS))
                .thenNothing();
    }

    @Test
    void onlyOneSeatIsAskedForAtATime() {
        given(Ana.ready())
                .when(it -> Moving.change(it, Track.EVENING, Ana.AT, Ana.ADULTS))
                .thenRefused("not-enrolled");
        given(Ana.requested())
                .when(it -> Moving.change(it, Track.EVENING, Ana.AT, Ana.ADULTS))
                .thenRefused("seat-asked");
        given(Ana.offered())
                .when(it -> Moving.change(it, Track.EVENING, Ana.AT, Ana.ADULTS))
                .thenRefused("seat-asked");
        given(Ana.onHold())
                .when(it -> Moving.change(it, Track.EVENING, Ana.AT, Ana.ADULTS))
                .thenRefused("on-hold");
        given(Moving.change(Ana.active(), Track.EVENING, Ana.AT, Ana.ADULTS).state())
                .when(it -> Moving.change(it, Track.EVENING, Ana.AT, Ana.ADULTS))
                .thenRefused("seat-asked");
    }

    @Test
    @Proves("track-change")
    void aChangeThatIsDecidedBeforeIsMadeOnItsDay() {
        var friday = Coming.on(MONDAY.plusDays(4), Ana.CLINIC);
        var planned = Moving.planned(Ana.active(), Track.EVENING, friday).state();

        assertThat(asked(planned).wish().track()).isEqualTo(Track.DAY);
        assertThat(Moving.beginsAt(planned)).isEqualTo(friday.at());
        given(planned)
                .when(it -> Moving.begins(it, friday.at().minusSeconds(1)))
                .thenNothing()
                .and()
                .when(it -> Moving.begins(it, friday.at()))
                .then(request(2))
                .thenState(it -> assertThat(Moving.beginsAt(it)).isNull())
                .and()
                .when(it -> Seating.reserved(it, evening(2), NOW, Ana.at(friday.at())))
                .then(new TrackChanged(ANA, STAY, 2, EVENINGS, Track.EVENING, Track.DAY, friday.on(), friday.at()));
    }

    @Test
    void aChangeThatIsToComeIsCalledOffByTheTrackThatThereIsByAHoldAndByTheEnd() {
        var friday = Coming.on(MONDAY.plusDays(4), Ana.CLINIC);
        var planned = Moving.planned(Ana.active(), Track.EVENING, friday).state();

        given(planned)
                .when(it -> Moving.change(it, Track.DAY, Ana.AT, Ana.ADULTS))
                .thenNothing()
                .thenState(it -> assertThat(Moving.beginsAt(it)).isNull());
        given(Holding.suspend(planned, Ana.AT).state())
                .when(it -> Moving.begins(it, friday.at()))
                .thenNothing();
        given(planned.finished().state())
                .when(it -> Moving.begins(it, friday.at()))
                .thenNothing();
        given(planned)
                .when(it -> Moving.change(it, Track.EVENING, Ana.AT, Ana.ADULTS))
                .then(request(2));
    }

    @Test
    void aChangeIsPlannedWithinThePlanAlone() {
        var over = Coming.on(MONDAY.plusWeeks(2), Ana.CLINIC);

        given(Ana.active()).when(it -> Moving.planned(it, Track.EVENING, over)).thenRefused("plan-over");
        given(Ana.waiting()).when(it -> Moving.planned(it, Track.EVENING, over)).thenRefused("not-active");
        given(Moving.change(Ana.active(), Track.EVENING, Ana.AT, Ana.ADULTS).state())
                .when(it -> Moving.planned(it, Track.EVENING, over))
                .thenRefused("seat-asked");
    }

    @Test
    void aHoldEndsAnOpenChangeOfTrack() {
        given(Holding.suspend(
                                Moving.change(Ana.active(), Track.EVENING, Ana.AT, Ana.ADULTS)
                                        .state(),
                                Ana.AT)
                        .state())
                .when(it -> Seating.reserved(it, evening(2), NOW, Ana.AT))
                .thenNothing()
                .thenState(it -> assertThat(it.status()).isEqualTo(EpisodeStatus.ON_HOLD))
                .and()
                .when(it -> Holding.resume(it, Ana.AT))
                .then(Ana.request(3));
    }

    private static SeatReserved evening(int attempt) {
        return new SeatReserved(ANA, STAY, attempt, EVENINGS, Track.EVENING, AgeBand.ADULT);
    }

    private static EnrollmentRequested request(int attempt) {
        return new EnrollmentRequested(
                ANA, STAY, attempt, Track.EVENING, AgeBand.ADULT, MONDAY, 2, 9, Set.of(Need.SOBER_LIVING));
    }

    private static Enrollment asked(Episode episode) {
        return Objects.requireNonNull(episode.enrollment());
    }
}
