package care.continuum.intake.client;

import static care.continuum.intake.client.Ana.ANA;
import static care.continuum.intake.client.Ana.MONDAY;
import static care.continuum.intake.client.Ana.NOW;
import static care.continuum.intake.client.Ana.SECTION;
import static care.continuum.intake.client.Ana.STAY;
import static care.continuum.testing.GivenWhenThen.given;
import static org.assertj.core.api.Assertions.assertThat;

import care.continuum.events.AgeBand;
import care.continuum.events.ConsentType;
import care.continuum.events.IntakeEvent.ClientWaitlisted;
import care.continuum.events.IntakeEvent.EnrollmentWithdrawn;
import care.continuum.events.IntakeEvent.SeatOffered;
import care.continuum.events.Track;
import care.continuum.events.WaitlistPriority;
import care.continuum.intake.terms.Consent;
import care.continuum.intake.terms.Enrollment.Offer;
import care.continuum.intake.terms.EpisodeStatus;
import care.continuum.messaging.Todo;
import care.continuum.testing.Proves;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SeatingTest {

    private static final Instant LATER = NOW.plusSeconds(60);

    @Test
    void whoIsReadyAsksForASeatAndGetsIt() {
        given(Ana.ready())
                .when(Ana::enroll)
                .then(Ana.request(1))
                .and()
                .when(it -> Seating.reserved(it, Ana.seat(1), NOW, Ana.AT))
                .then(Ana.enrolled(1))
                .thenState(it -> assertThat(it.status()).isEqualTo(EpisodeStatus.ACTIVE));
    }

    @Test
    @Proves("enrollment-needs")
    void nobodyEnrollsWithoutAnAssessment() {
        given(Consenting.granted(Ana.asking(), Ana.consent()).state())
                .when(Ana::enroll)
                .thenRefused("assessment-missing");
    }

    @Test
    void anAssessmentAfterTheStartIsTooLate() {
        var assessedTomorrow = Ana.ready().assessed(Ana.assessment("2.1", MONDAY.plusDays(1)), NOW);

        given(assessedTomorrow.state()).when(Ana::enroll).thenRefused("assessment-after-start");
    }

    @Test
    @Proves("enrollment-needs")
    void nobodyEnrollsWithoutAConsentThatHoldsAndWasSignedByTheStart() {
        var type = ConsentType.TREATMENT_PAYMENT_OPERATIONS;
        var signedLater = Ana.consent(Ana.CONSENT, type, null, MONDAY.plusDays(1));
        var ended = Ana.consent(Ana.CONSENT, type, MONDAY.minusDays(1), MONDAY.minusDays(9));
        var specific = Ana.consent(Ana.CONSENT, ConsentType.SPECIFIC_RECIPIENT, null, MONDAY);

        given(Ana.assessed()).when(Ana::enroll).thenRefused("consent-missing");
        for (var consent : new Consent[] {signedLater, ended, specific}) {
            given(Consenting.granted(Ana.assessed(), consent).state())
                    .when(Ana::enroll)
                    .thenRefused("consent-missing");
        }
        given(Consenting.revoked(Ana.ready(), Ana.CONSENT, null, null, NOW).state())
                .when(Ana::enroll)
                .thenRefused("consent-missing");
    }

    @Test
    @Proves("risk-screen")
    void nobodyEnrollsWithAnOpenRiskScreen() {
        given(RiskWatch.screened(Ana.ready(), Ana.thoughtOfDeath(NOW), true, Ana.today(NOW))
                        .state())
                .when(Ana::enroll)
                .thenRefused("risk-screen-open");
    }

    @Test
    void nobodyEnrollsTwice() {
        given(Ana.requested()).when(Ana::enroll).thenRefused("seat-asked");
        given(Ana.offered()).when(Ana::enroll).thenRefused("seat-asked");
        given(Ana.active()).when(Ana::enroll).thenRefused("already-enrolled");
        given(Ana.active().finished().state()).when(Ana::enroll).thenRefused("episode-over");
    }

    @Test
    @Proves("refused-waits")
    void whoIsRefusedWaits() {
        given(Ana.requested())
                .when(it -> Ana.refused(it, 1))
                .then(new ClientWaitlisted(ANA, STAY, 1, Track.DAY, AgeBand.ADULT, WaitlistPriority.OTHER, NOW))
                .thenState(it -> assertThat(Offering.waits(it)).isTrue())
                .and()
                .when(it -> Ana.refused(it, 1))
                .thenNothing();
    }

    @Test
    @Proves("refused-waits")
    void whoAskedFirstGoesFirstWhicheverRefusalIsHeardFirst() {
        given(Ana.requested())
                .when(it -> Ana.refused(it, 1))
                .then(new ClientWaitlisted(ANA, STAY, 1, Track.DAY, AgeBand.ADULT, WaitlistPriority.OTHER, NOW));
        var back = Holding.resume(Ana.onHold(), Ana.at(LATER)).state();
        given(back)
                .when(it -> Ana.refused(it, 2))
                .then(new ClientWaitlisted(ANA, STAY, 2, Track.DAY, AgeBand.ADULT, WaitlistPriority.OTHER, LATER));
    }

    @Test
    void whoIsRefusedAfterAnOfferKeepsThePlace() {
        given(Offering.accept(Ana.offered(), Ana.AT, Ana.AGREED, Ana.ADULTS).state())
                .when(it -> Ana.refused(it, 2))
                .then(new ClientWaitlisted(ANA, STAY, 2, Track.DAY, AgeBand.ADULT, WaitlistPriority.OTHER, NOW))
                .thenState(it -> assertThat(Offering.waits(it)).isTrue());
    }

    @Test
    @Proves({"offer", "seat-held"})
    void anOfferWhoseSeatIsNotThereEndsAndThePlaceIsKept() {
        var none = Ana.refused(Ana.offered(), 2);

        assertThat(none.todos()).extracting(Todo::kind).containsExactly(Seating.LOOK);
        given(none.state())
                .when(it -> Offering.accept(it, Ana.AT, Ana.AGREED, Ana.ADULTS))
                .thenRefused("no-offer");
        given(none.state())
                .when(it -> Offering.expire(it, Ana.OFFER.expiresAt()))
                .thenNothing();
        given(Ana.offered())
                .when(it -> Ana.refused(it, 2))
                .then(new ClientWaitlisted(ANA, STAY, 2, Track.DAY, AgeBand.ADULT, WaitlistPriority.OTHER, NOW))
                .thenState(it -> assertThat(Offering.waits(it)).isTrue())
                .and()
                .when(it -> Ana.refused(it, 2))
                .thenNothing()
                .and()
                .when(it -> Offering.offered(it, Ana.OFFER))
                .thenNothing()
                .and()
                .when(it -> Offering.offered(it, new Offer("released-2", SECTION, Ana.OFFER.expiresAt())))
                .then(new SeatOffered(ANA, STAY, 3, SECTION, Track.DAY, AgeBand.ADULT, Ana.OFFER.expiresAt()))
                .and()
                .when(it -> Ana.refused(it, 2))
                .thenNothing()
                .thenState(it -> assertThat(Offering.expiresAt(it)).isNotNull());
    }

    @Test
    @Proves("offer")
    void whoComesBackFromAHoldWaitsOnHoldWhereTheOfferedSeatIsNotThere() {
        var back = Holding.resume(Ana.onHold(), Ana.at(LATER)).state();
        var offered = Offering.offered(Ana.refused(back, 2).state(), Ana.OFFER).state();

        given(offered)
                .when(it -> Ana.refused(it, 3))
                .then(new ClientWaitlisted(ANA, STAY, 3, Track.DAY, AgeBand.ADULT, WaitlistPriority.OTHER, LATER))
                .thenState(it -> assertThat(it.status()).isEqualTo(EpisodeStatus.ON_HOLD))
                .thenState(it -> assertThat(Offering.waits(it)).isTrue());
    }

    @Test
    void thatTheSeatWasNotThereIsOfNoAccountWhereTheOfferHasEnded() {
        var end = Ana.OFFER.expiresAt();
        for (var ended : new Episode[] {
            Offering.decline(Ana.offered()).state(),
            Offering.expire(Ana.offered(), end).state(),
            Seating.withdraw(Ana.offered(), NOW).state(),
            Ana.offered().finished().state(),
            Seating.enroll(Offering.decline(Ana.offered()).state(), Ana.WISH, AgeBand.ADULT, NOW)
                    .state()
        }) {
            given(ended)
                    .when(it -> Ana.refused(it, 2))
                    .thenNothing()
                    .thenState(it -> assertThat(it.status()).isEqualTo(ended.status()))
                    .thenState(it -> assertThat(Waiting.of(it)).isEqualTo(Waiting.of(ended)));
        }
    }

    @Test
    @Proves("refused-waits")
    void whoWaitsAsksAgainAndKeepsThePlace() {
        var among = Seating.enroll(Ana.ready(), Ana.WISH, AgeBand.ADOLESCENT, NOW);
        var waiting = Ana.refused(among.state(), 1).state();

        given(waiting)
                .when(Ana::enroll)
                .then(Ana.request(2))
                .thenState(it -> assertThat(it.status()).isEqualTo(EpisodeStatus.WAITLISTED))
                .thenState(it -> assertThat(Offering.waits(it)).isFalse())
                .and()
                .when(it -> Ana.refused(it, 2))
                .then(new ClientWaitlisted(ANA, STAY, 2, Track.DAY, AgeBand.ADULT, WaitlistPriority.OTHER, NOW))
                .thenState(it -> assertThat(Offering.waits(it)).isTrue());
        given(Offering.decline(Ana.offered()).state()).when(Ana::enroll).then(Ana.request(3));
    }

    @Test
    @Proves("enrollment-needs")
    void whoAsksAgainNeedsWhatAnEnrollmentNeeds() {
        var revoked =
                Consenting.revoked(Ana.waiting(), Ana.CONSENT, null, null, NOW).state();

        given(revoked).when(Ana::enroll).thenRefused("consent-missing");
    }

    @Test
    void whoeverBeginsToWaitLooksForAFreeSeat() {
        assertThat(Ana.refused(Ana.requested(), 1).todos())
                .containsExactly(new Todo("look-%s+1".formatted(STAY), Seating.LOOK, Map.of()));
    }

    @Test
    void aSeatTakenWithoutAnOfferIsCountedAndAnOfferedOneIsNot() {
        assertThat(Seating.reserved(Ana.requested(), Ana.seat(1), NOW, Ana.at(LATER))
                        .todos())
                .containsExactly(new Todo(
                        "count-%s+1".formatted(STAY),
                        Seating.COUNT,
                        Map.of("seat", STAY + "+1", "section", SECTION.toString(), "reservedAt", NOW.toString())));
        var accepted =
                Offering.accept(Ana.offered(), Ana.AT, Ana.AGREED, Ana.ADULTS).state();
        assertThat(Seating.reserved(accepted, Ana.seat(2), NOW, Ana.at(LATER)).todos())
                .isEmpty();
    }

    /// It is told as released, too: else it would be free twice.
    @Test
    @Proves("freed-seat")
    void aSeatThatNobodyWantsAnyMoreIsCountedAsWell() {
        var moving = Moving.change(Ana.active(), Track.EVENING, Ana.AT, Ana.ADULTS);
        var accepted =
                Offering.accept(Ana.offered(), Ana.AT, Ana.AGREED, Ana.ADULTS).state();

        assertThat(counted(Seating.withdraw(Ana.requested(), NOW).state(), 1)).isTrue();
        assertThat(counted(Holding.suspend(moving.state(), Ana.AT).state(), 2)).isTrue();
        assertThat(counted(moving.state().finished().state(), 2)).isTrue();
        assertThat(counted(
                        Holding.resume(Ana.onHold(), Ana.AT).state().finished().state(), 2))
                .isTrue();
        assertThat(counted(Seating.withdraw(accepted, NOW).state(), 2)).isFalse();
    }

    private static boolean counted(Episode episode, int attempt) {
        var change = Seating.reserved(episode, Ana.seat(attempt), NOW, Ana.AT);
        assertThat(change.events()).isEmpty();
        assertThat(change.state()).isEqualTo(episode);
        return change.todos().stream().anyMatch(it -> it.kind().equals(Seating.COUNT));
    }

    @Test
    void aSeatForWhichSomebodyWhoWaitsAskedIsCounted() {
        var declined = Offering.decline(Ana.offered()).state();
        var again = Ana.enroll(declined).state();
        var moving = Moving.change(declined, Track.EVENING, Ana.AT, Ana.ADULTS).state();
        var ofAge = Offering.accept(Ana.offered(), Ana.AT, Ana.AGREED, _ -> AgeBand.ADOLESCENT)
                .state();
        var onHold =
                Ana.refused(Holding.resume(Ana.onHold(), Ana.AT).state(), 2).state();

        for (var asking : new Episode[] {
            again, moving, ofAge, Holding.resume(onHold, Ana.AT).state()
        }) {
            assertThat(Seating.reserved(asking, Ana.seat(3), NOW, Ana.AT).todos())
                    .extracting(Todo::kind)
                    .containsExactly(Seating.COUNT);
        }
    }

    @Test
    @Proves("seat-identity")
    void newsOfAnotherAttemptChangeNothing() {
        given(Ana.requested()).when(it -> Ana.refused(it, 2)).thenNothing();
        given(Ana.requested())
                .when(it -> Seating.reserved(it, Ana.seat(2), NOW, Ana.AT))
                .thenNothing();
        given(Offering.accept(Ana.offered(), Ana.AT, Ana.AGREED, Ana.ADULTS).state())
                .when(it -> Seating.reserved(it, Ana.seat(1), NOW, Ana.AT))
                .thenNothing();
    }

    @Test
    void newsOfASeatAreNeverRefused() {
        given(Ana.active())
                .when(it -> Seating.reserved(it, Ana.seat(1), NOW, Ana.at(LATER)))
                .thenNothing();
        given(Ana.active()).when(it -> Ana.refused(it, 1)).thenNothing();
        given(Ana.ready())
                .when(it -> Seating.reserved(it, Ana.seat(1), NOW, Ana.AT))
                .thenNothing();
        given(Ana.ready()).when(it -> Ana.refused(it, 1)).thenNothing();
        var withdrawn = Seating.withdraw(Ana.requested(), NOW).state();
        given(withdrawn)
                .when(it -> Seating.reserved(it, Ana.seat(1), NOW, Ana.AT))
                .thenNothing();
        given(withdrawn).when(it -> Ana.refused(it, 1)).thenNothing();
    }

    @Test
    void aSeatIsToldAlsoWhereTheEndOfTheProgramWasHeardFirst() {
        given(Ana.requested().finished().state())
                .when(it -> Seating.reserved(it, Ana.seat(1), NOW, Ana.AT))
                .then(Ana.enrolled(1))
                .thenState(
                        it -> assertThat(it).isEqualTo(Ana.active().finished().state()));
    }

    @Test
    @Proves("withdrawal")
    void whoeverIsNotYetInTheProgramCanWithdraw() {
        for (var stay : new Episode[] {Ana.asking(), Ana.ready(), Ana.requested(), Ana.waiting(), Ana.offered()}) {
            given(stay)
                    .when(it -> Seating.withdraw(it, NOW))
                    .then(new EnrollmentWithdrawn(ANA, STAY, NOW, false))
                    .thenState(it -> assertThat(it.status()).isEqualTo(EpisodeStatus.CANCELED))
                    .and()
                    .when(it -> Seating.withdraw(it, NOW))
                    .thenRefused("episode-over");
        }
    }

    @Test
    void whoWithdrawsFromTheProgramHasFinished() {
        for (var stay : new Episode[] {Ana.active(), Ana.onHold()}) {
            given(stay)
                    .when(it -> Seating.withdraw(it, NOW))
                    .then(new EnrollmentWithdrawn(ANA, STAY, NOW, true))
                    .thenState(it -> assertThat(it.status()).isEqualTo(EpisodeStatus.FINISHED))
                    .and()
                    .when(it -> Seating.withdraw(it, NOW))
                    .thenRefused("episode-over");
        }
    }
}
