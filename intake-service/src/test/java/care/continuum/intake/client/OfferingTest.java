package care.continuum.intake.client;

import static care.continuum.intake.client.Ana.ANA;
import static care.continuum.intake.client.Ana.NOW;
import static care.continuum.intake.client.Ana.OFFER;
import static care.continuum.intake.client.Ana.SECTION;
import static care.continuum.intake.client.Ana.STAY;
import static care.continuum.testing.GivenWhenThen.given;
import static org.assertj.core.api.Assertions.assertThat;

import care.continuum.events.AgeBand;
import care.continuum.events.IntakeEvent.SeatOfferExpired;
import care.continuum.events.IntakeEvent.SeatOffered;
import care.continuum.events.OfferEnd;
import care.continuum.events.Track;
import care.continuum.intake.terms.Enrollment.Offer;
import care.continuum.intake.terms.EpisodeStatus;
import care.continuum.testing.Proves;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class OfferingTest {

    private static final Instant END = OFFER.expiresAt();

    @Test
    @Proves("freed-seat")
    void aFreedSeatIsOfferedToWhoWaitsAsTheNextAttempt() {
        given(Ana.waiting())
                .when(it -> Offering.offered(it, OFFER))
                .then(new SeatOffered(ANA, STAY, 2, SECTION, Track.DAY, AgeBand.ADULT, END))
                .thenState(it -> assertThat(it.status()).isEqualTo(EpisodeStatus.WAITLISTED));
    }

    @Test
    void nothingIsOfferedToWhoDoesNotWait() {
        for (var stay : new Episode[] {
            Ana.ready(),
            Ana.requested(),
            Ana.active(),
            Ana.offered(),
            Offering.accept(Ana.offered(), Ana.AT, Ana.AGREED, Ana.ADULTS).state(),
            Seating.withdraw(Ana.waiting(), NOW).state()
        }) {
            given(stay)
                    .when(it -> Offering.offered(it, new Offer("released-2", SECTION, END)))
                    .thenNothing()
                    .thenState(it -> assertThat(it).isEqualTo(stay));
        }
    }

    @Test
    void theSameSeatIsOfferedOnce() {
        given(Offering.decline(Ana.offered()).state())
                .when(it -> Offering.offered(it, OFFER))
                .thenNothing()
                .and()
                .when(it -> Offering.offered(it, new Offer("released-2", SECTION, END)))
                .then(new SeatOffered(ANA, STAY, 3, SECTION, Track.DAY, AgeBand.ADULT, END));
    }

    @Test
    void whoAcceptsAsksForTheSeatAsTheNextAttempt() {
        given(Ana.offered())
                .when(it -> Offering.accept(it, Ana.AT, Ana.AGREED, Ana.ADULTS))
                .then(Ana.request(2))
                .and()
                .when(it -> Seating.reserved(it, Ana.seat(2), NOW, Ana.AT))
                .then(Ana.enrolled(2))
                .thenState(it -> assertThat(it.status()).isEqualTo(EpisodeStatus.ACTIVE));
    }

    @Test
    void whoAcceptsMayBeginOnAnotherDay() {
        given(Ana.offered())
                .when(it -> Offering.accept(it, Ana.AT, Ana.MONDAY.plusDays(1), Ana.ADULTS))
                .thenState(it -> assertThat(
                                Objects.requireNonNull(it.enrollment()).wish().startDate())
                        .isEqualTo(Ana.MONDAY.plusDays(1)));
    }

    @Test
    @Proves("late-entry")
    void aLateEntryIsKeptAsLongAsTheClientWaitsNoDay() {
        var friday = Ana.at(NOW.plus(Duration.ofDays(4)));
        var saturday = Ana.at(NOW.plus(Duration.ofDays(5)));
        var late = waitingSince(friday.now());
        var offered = Offering.offered(late, new Offer("released-1", SECTION, END.plus(Duration.ofDays(9))));

        given(offered.state())
                .when(it -> Offering.accept(it, friday, Ana.AGREED, Ana.ADULTS))
                .then(Ana.request(2));
        given(offered.state())
                .when(it -> Offering.accept(it, saturday, Ana.AGREED, Ana.ADULTS))
                .thenState(it -> startsOn(it, saturday.day().plusDays(1)));
        given(offered.state())
                .when(it -> Offering.accept(it, saturday, Ana.MONDAY, Ana.ADULTS))
                .thenState(it -> startsOn(it, Ana.MONDAY));
    }

    @Test
    @Proves("late-entry")
    void nothingOfTheDayIsPlannedForWhoWaitedUntilThen() {
        var friday = NOW.minus(Duration.ofDays(3));
        var offered = Offering.offered(waitingSince(friday), OFFER);
        var afterTheGroup = Ana.at(Ana.CLINIC.at(Ana.MONDAY, LocalTime.of(14, 0)));

        given(offered.state())
                .when(it -> Offering.accept(it, afterTheGroup, Ana.AGREED, Ana.ADULTS))
                .thenState(it -> startsOn(it, Ana.MONDAY.plusDays(1)));
        given(offered.state())
                .when(it -> Offering.accept(it, afterTheGroup, Ana.MONDAY, Ana.ADULTS))
                .thenState(it -> startsOn(it, Ana.MONDAY));
    }

    private static Episode waitingSince(Instant asked) {
        var requested = Seating.enroll(Ana.ready(), Ana.WISH, AgeBand.ADULT, asked);
        return Ana.refused(requested.state(), 1).state();
    }

    private static void startsOn(Episode episode, LocalDate day) {
        assertThat(Objects.requireNonNull(episode.enrollment()).wish().startDate())
                .isEqualTo(day);
    }

    @Test
    void whoCameOfAgeWhileWaitingAsksAmongTheAdultsAndKeepsThePlace() {
        var minor =
                Seating.enroll(Ana.ready(), Ana.WISH, AgeBand.ADOLESCENT, NOW).state();
        var offered = Offering.offered(Ana.refused(minor, 1).state(), Ana.OFFER).state();

        given(offered)
                .when(it -> Offering.accept(it, Ana.AT, Ana.AGREED, Ana.ADULTS))
                .then(new SeatOfferExpired(ANA, STAY, 2, Ana.SECTION, OfferEnd.DECLINED), Ana.request(3))
                .and()
                .when(it -> Ana.refused(it, 3))
                .thenState(
                        it -> assertThat(Objects.requireNonNull(it.enrollment()).waitingSince())
                                .isEqualTo(NOW));
    }

    @Test
    void anOfferIsAcceptedInTimeAndOnce() {
        given(Ana.offered())
                .when(it -> Offering.accept(it, Ana.at(END), Ana.AGREED, Ana.ADULTS))
                .thenRefused("offer-expired");
        given(Offering.accept(Ana.offered(), Ana.AT, Ana.AGREED, Ana.ADULTS).state())
                .when(it -> Offering.accept(it, Ana.AT, Ana.AGREED, Ana.ADULTS))
                .thenRefused("no-offer");
        given(Ana.waiting())
                .when(it -> Offering.accept(it, Ana.AT, Ana.AGREED, Ana.ADULTS))
                .thenRefused("no-offer");
        given(Ana.ready())
                .when(it -> Offering.accept(it, Ana.AT, Ana.AGREED, Ana.ADULTS))
                .thenRefused("not-waitlisted");
        given(Seating.withdraw(Ana.offered(), NOW).state())
                .when(it -> Offering.accept(it, Ana.AT, Ana.AGREED, Ana.ADULTS))
                .thenRefused("episode-over");
    }

    @Test
    void whatAnEnrollmentNeedsMustStillBeThereWhenASeatIsAccepted() {
        var atRisk = RiskWatch.screened(Ana.offered(), Ana.thoughtOfDeath(NOW), true, Ana.today(NOW));
        var revoked = Consenting.revoked(Ana.offered(), Ana.CONSENT, null, null, NOW);

        given(atRisk.state())
                .when(it -> Offering.accept(it, Ana.AT, Ana.AGREED, Ana.ADULTS))
                .thenRefused("risk-screen-open");
        given(revoked.state())
                .when(it -> Offering.accept(it, Ana.AT, Ana.AGREED, Ana.ADULTS))
                .thenRefused("consent-missing");
    }

    @Test
    void whoDeclinesPassesTheSeatOnAndWaits() {
        given(Ana.offered())
                .when(Offering::decline)
                .then(new SeatOfferExpired(ANA, STAY, 2, SECTION, OfferEnd.DECLINED))
                .thenState(it -> assertThat(Offering.waits(it)).isTrue())
                .and()
                .when(Offering::decline)
                .thenRefused("no-offer");
    }

    @Test
    @Proves("offer")
    void anOfferExpiresAtItsTimeAndNoSooner() {
        given(Ana.offered())
                .when(it -> Offering.expire(it, END.minusMillis(1)))
                .thenNothing()
                .and()
                .when(it -> Offering.expire(it, END))
                .then(new SeatOfferExpired(ANA, STAY, 2, SECTION, OfferEnd.EXPIRED))
                .thenState(it -> assertThat(Offering.waits(it)).isTrue())
                .and()
                .when(it -> Offering.expire(it, END))
                .thenNothing();
    }

    @Test
    void whoWaitsAgainLooksForASeatThatWasFreedMeanwhile() {
        assertThat(Offering.decline(Ana.offered()).todos())
                .singleElement()
                .satisfies(it -> assertThat(it.kind()).isEqualTo(Seating.LOOK));
    }

    @Test
    void nothingIsHeldForAStayThatIsOver() {
        given(Seating.withdraw(Ana.offered(), NOW).state())
                .when(it -> Offering.expire(it, END))
                .thenNothing();
        given(Ana.offered().finished().state())
                .when(it -> Offering.expire(it, END))
                .thenNothing();
    }
}
