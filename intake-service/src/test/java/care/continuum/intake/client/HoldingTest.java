package care.continuum.intake.client;

import static care.continuum.intake.client.Ana.ANA;
import static care.continuum.intake.client.Ana.MONDAY;
import static care.continuum.intake.client.Ana.NOW;
import static care.continuum.intake.client.Ana.SECTION;
import static care.continuum.intake.client.Ana.STAY;
import static care.continuum.testing.GivenWhenThen.given;
import static org.assertj.core.api.Assertions.assertThat;

import care.continuum.events.AgeBand;
import care.continuum.events.ConsentId;
import care.continuum.events.ConsentType;
import care.continuum.events.IntakeEvent.ClientWaitlisted;
import care.continuum.events.IntakeEvent.EnrollmentResumed;
import care.continuum.events.IntakeEvent.EnrollmentSuspended;
import care.continuum.events.Track;
import care.continuum.events.WaitlistPriority;
import care.continuum.intake.terms.Coming;
import care.continuum.intake.terms.Enrollment;
import care.continuum.intake.terms.EpisodeStatus;
import care.continuum.testing.Proves;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class HoldingTest {

    private static final Moment FRIDAY = Ana.at(NOW.plus(Duration.ofDays(4)));

    @Test
    void aClientOnHoldLeavesTheSeat() {
        given(Ana.active())
                .when(it -> Holding.suspend(it, Ana.AT))
                .then(new EnrollmentSuspended(ANA, STAY, MONDAY, NOW))
                .thenState(it -> assertThat(it.status()).isEqualTo(EpisodeStatus.ON_HOLD))
                .thenState(it -> assertThat(asked(it).section()).isNull());
    }

    @Test
    @Proves("hold")
    void aClientComesBackWhenThereIsASeatAndTheDaysOnHoldShiftTheEnd() {
        given(Ana.onHold())
                .when(it -> Holding.resume(it, Ana.AT))
                .then(Ana.request(2))
                .thenState(it -> assertThat(it.status()).isEqualTo(EpisodeStatus.ON_HOLD))
                .and()
                .when(it -> Seating.reserved(it, Ana.seat(2), NOW, FRIDAY))
                .then(new EnrollmentResumed(ANA, STAY, 2, SECTION, Track.DAY, MONDAY.plusDays(4), 4, FRIDAY.now()))
                .thenState(it -> assertThat(it.status()).isEqualTo(EpisodeStatus.ACTIVE))
                .thenState(it -> assertThat(asked(it).endsOn())
                        .isEqualTo(MONDAY.plusWeeks(2).plusDays(4)));
    }

    @Test
    @Proves("hold")
    void whoIsBackBeforeThePlanStartsHasLostNothingOfIt() {
        given(startingOn(MONDAY.plusDays(7)))
                .when(it -> Seating.reserved(it, Ana.seat(2), NOW, FRIDAY))
                .then(new EnrollmentResumed(ANA, STAY, 2, SECTION, Track.DAY, MONDAY.plusDays(4), 0, FRIDAY.now()))
                .thenState(it -> assertThat(asked(it).endsOn()).isEqualTo(MONDAY.plusWeeks(3)));
        given(startingOn(MONDAY.plusDays(4)))
                .when(it -> Seating.reserved(it, Ana.seat(2), NOW, FRIDAY))
                .thenState(it -> assertThat(asked(it).hold().days()).isZero());
    }

    @Test
    @Proves("hold")
    void ofAHoldThatBeginsBeforeThePlanOnlyTheDaysFromItsStartOnCount() {
        given(startingOn(MONDAY.plusDays(1)))
                .when(it -> Seating.reserved(it, Ana.seat(2), NOW, FRIDAY))
                .then(new EnrollmentResumed(ANA, STAY, 2, SECTION, Track.DAY, MONDAY.plusDays(4), 3, FRIDAY.now()))
                .thenState(it -> assertThat(asked(it).endsOn())
                        .isEqualTo(MONDAY.plusWeeks(2).plusDays(4)));
    }

    /// The day on which weeks were added to a plan that was over has been counted with the days before them.
    @Test
    void noDayMovesTheEndTwice() {
        var late = Ana.at(NOW.plus(Duration.ofDays(16)));
        var extended =
                Extending.extend(Ana.active(), 1, "she was ill", 12, late).state();
        var end = asked(extended).endsOn();
        var held = Holding.suspend(extended, late).state();
        var tomorrow = Ana.at(late.now().plus(Duration.ofDays(1)));
        var friday = Ana.at(late.now().plus(Duration.ofDays(2)));

        assertThat(asked(resumed(held, 2, tomorrow)).endsOn()).isEqualTo(end);
        assertThat(asked(resumed(held, 2, friday)).endsOn()).isEqualTo(end.plusDays(1));
    }

    /// Put on hold on this Monday, and a seat is asked for to come back.
    private static Episode startingOn(LocalDate start) {
        var asked = Seating.enroll(Ana.ready(), Ana.WISH.from(start), AgeBand.ADULT, NOW);
        var active = Seating.reserved(asked.state(), Ana.seat(1), NOW, Ana.AT);
        var held = Holding.suspend(active.state(), Ana.AT);
        return Holding.resume(held.state(), Ana.AT).state();
    }

    @Test
    @Proves("hold")
    void aHoldThatIsDecidedBeforeBeginsOnItsDay() {
        var friday = Coming.on(MONDAY.plusDays(4), Ana.CLINIC);
        var planned = Holding.planned(Ana.active(), friday).state();

        assertThat(planned.status()).isEqualTo(EpisodeStatus.ACTIVE);
        assertThat(Holding.beginsAt(planned)).isEqualTo(friday.at());
        given(planned)
                .when(it -> Holding.begins(it, friday.at().minusSeconds(1)))
                .thenNothing()
                .and()
                .when(it -> Holding.begins(it, friday.at().plusSeconds(2)))
                .then(new EnrollmentSuspended(ANA, STAY, friday.on(), friday.at()))
                .thenState(it -> assertThat(it.status()).isEqualTo(EpisodeStatus.ON_HOLD))
                .thenState(it -> assertThat(Holding.beginsAt(it)).isNull());
    }

    @Test
    void theClientWakesForWhatIsToCome() {
        var friday = Coming.on(MONDAY.plusDays(4), Ana.CLINIC);
        var planned = Client.inquire(ANA, STAY, Ana.person(), Ana.inquiry())
                .state()
                .decide(_ -> Holding.planned(Ana.active(), friday))
                .state();

        assertThat(planned.dueAt()).isEqualTo(friday.at());
        assertThat(planned.due(friday.at()).events())
                .isEqualTo(List.of(new EnrollmentSuspended(ANA, STAY, friday.on(), friday.at())));
        assertThat(planned.due(friday.at()).state().dueAt()).isNull();
    }

    @Test
    void aHoldThatIsToComeIsCalledOffByComingBackAndByTheEnd() {
        var friday = Coming.on(MONDAY.plusDays(4), Ana.CLINIC);
        var planned = Holding.planned(Ana.active(), friday).state();

        given(planned)
                .when(it -> Holding.resume(it, Ana.AT))
                .thenNothing()
                .thenState(it -> assertThat(Holding.beginsAt(it)).isNull())
                .thenState(it -> assertThat(it.status()).isEqualTo(EpisodeStatus.ACTIVE));
        given(planned.finished().state())
                .when(it -> Holding.begins(it, friday.at()))
                .thenNothing();
        given(planned)
                .when(it -> Holding.suspend(it, Ana.AT))
                .then(new EnrollmentSuspended(ANA, STAY, MONDAY, NOW))
                .and()
                .when(it -> Holding.begins(it, friday.at()))
                .thenNothing();
    }

    @Test
    void aHoldIsPlannedWithinThePlanAlone() {
        var over = Coming.on(MONDAY.plusWeeks(2), Ana.CLINIC);

        given(Ana.active()).when(it -> Holding.planned(it, over)).thenRefused("plan-over");
        given(Ana.onHold()).when(it -> Holding.planned(it, over)).thenRefused("not-active");
        given(Extending.extend(Ana.active(), 1, "she was ill", 12, Ana.AT).state())
                .when(it -> Holding.planned(it, over))
                .thenNothing();
    }

    @Test
    void severalHoldsAddUp() {
        var once = resumed(Ana.onHold(), 2, FRIDAY);
        var later = Ana.at(FRIDAY.now().plus(Duration.ofDays(7)));
        var twice = resumed(Holding.suspend(once, FRIDAY).state(), 3, later);

        assertThat(asked(twice).hold().days()).isEqualTo(11);
    }

    @Test
    void whoFindsNoSeatAfterAHoldWaitsForOneStillOnHold() {
        var refused = Ana.refused(Holding.resume(Ana.onHold(), Ana.AT).state(), 2);

        assertThat(refused.events())
                .isEqualTo(List.of(
                        new ClientWaitlisted(ANA, STAY, 2, Track.DAY, AgeBand.ADULT, WaitlistPriority.OTHER, NOW)));
        assertThat(refused.state().status()).isEqualTo(EpisodeStatus.ON_HOLD);
        assertThat(Offering.waits(refused.state())).isTrue();
        var offered = Offering.offered(refused.state(), Ana.OFFER).state();
        given(Offering.accept(offered, Ana.AT, Ana.AGREED, Ana.ADULTS).state())
                .when(it -> Seating.reserved(it, Ana.seat(3), NOW, FRIDAY))
                .then(new EnrollmentResumed(ANA, STAY, 3, SECTION, Track.DAY, MONDAY.plusDays(4), 4, FRIDAY.now()));
        given(offered).when(it -> Holding.resume(it, Ana.AT)).thenRefused("seat-asked");
        given(refused.state())
                .when(it -> Holding.resume(it, Ana.AT))
                .then(Ana.request(3))
                .and()
                .when(it -> Ana.refused(it, 3))
                .thenState(it -> assertThat(asked(it).waitingSince()).isEqualTo(NOW));
    }

    @Test
    @Proves("enrollment-needs")
    void whoComesBackNeedsOnTheDayOfItWhatAnEnrollmentNeeds() {
        var atRisk = RiskWatch.screened(Ana.onHold(), Ana.thoughtOfDeath(NOW), true, Ana.today(NOW));
        var revoked =
                Consenting.revoked(Ana.onHold(), Ana.CONSENT, null, null, NOW).state();
        var renewed = Consenting.granted(
                        revoked,
                        Ana.consent(
                                new ConsentId(new UUID(0, 44)),
                                ConsentType.TREATMENT_PAYMENT_OPERATIONS,
                                null,
                                FRIDAY.day()))
                .state();

        given(atRisk.state()).when(it -> Holding.resume(it, Ana.AT)).thenRefused("risk-screen-open");
        given(revoked).when(it -> Holding.resume(it, FRIDAY)).thenRefused("consent-missing");
        given(renewed).when(it -> Holding.resume(it, FRIDAY)).then(Ana.request(2));
        var waiting = Ana.refused(Holding.resume(renewed, FRIDAY).state(), 2).state();
        var offer = new Enrollment.Offer("released-1", SECTION, FRIDAY.now().plusSeconds(60));
        given(Offering.offered(waiting, offer).state())
                .when(it -> Offering.accept(it, FRIDAY, Ana.AGREED, Ana.ADULTS))
                .then(Ana.request(3));
    }

    @Test
    void onlyWhoIsInTheProgramIsPutOnHoldAndOnlyWhoIsOnHoldComesBack() {
        given(Ana.waiting()).when(it -> Holding.suspend(it, Ana.AT)).thenRefused("not-active");
        given(Ana.onHold()).when(it -> Holding.suspend(it, Ana.AT)).thenRefused("not-active");
        given(Ana.active()).when(it -> Holding.resume(it, Ana.AT)).thenRefused("not-on-hold");
        given(Holding.resume(Ana.onHold(), Ana.AT).state())
                .when(it -> Holding.resume(it, Ana.AT))
                .thenRefused("seat-asked");
        given(Ana.active().finished().state())
                .when(it -> Holding.suspend(it, Ana.AT))
                .thenRefused("episode-over");
    }

    @Test
    void aSeatThatComesAfterTheEndOfAHeldStayTellsNothing() {
        var gone = Seating.withdraw(Holding.resume(Ana.onHold(), Ana.AT).state(), NOW)
                .state();

        given(gone).when(it -> Seating.reserved(it, Ana.seat(2), NOW, FRIDAY)).thenNothing();
    }

    @Test
    void theProgramCanEndForAClientOnHold() {
        given(Ana.onHold())
                .when(Episode::finished)
                .thenNothing()
                .thenState(it -> assertThat(it.status()).isEqualTo(EpisodeStatus.FINISHED));
    }

    private static Episode resumed(Episode onHold, int attempt, Moment at) {
        return Seating.reserved(Holding.resume(onHold, Ana.AT).state(), Ana.seat(attempt), NOW, at)
                .state();
    }

    private static Enrollment asked(Episode episode) {
        return Objects.requireNonNull(episode.enrollment());
    }
}
