package care.continuum.scheduling.plan;

import static care.continuum.testing.GivenWhenThen.given;
import static org.assertj.core.api.Assertions.assertThat;

import care.continuum.events.AgeBand;
import care.continuum.events.IntakeEvent.ClientEnrolled;
import care.continuum.events.IntakeEvent.EnrollmentSuspended;
import care.continuum.events.SchedulingEvent.SeatReleased;
import care.continuum.events.SeatRefusal;
import care.continuum.events.Track;
import care.continuum.scheduling.terms.Seat;
import care.continuum.scheduling.terms.Section;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// Who is told of seats that nobody had before.
class OfferTest {

    private static final LocalDate MONDAY = LocalDate.parse("2026-03-02");
    private static final Section FRESH = Clinic.opened(Track.DAY, AgeBand.ADULT);

    private final Clinic clinic = new Clinic(1);
    private final ClientEnrolled news = clinic.enrollment(Track.DAY, MONDAY, 1, 9, Set.of());
    private final Plan waiting = Plan.of(news.clientId(), news.episodeId(), Clinic.NOW);
    private final Plan enrolled = sitting(waiting, 1).enrolled(news).state();

    @Test
    void whoWaitsToBeginIsToldOfEverySeat() {
        assertThat(refused(1).isKnownTo(waiting)).isFalse();
        given(waiting)
                .when(it -> refused(1).to(it, Clinic.NOW))
                .then(told(1))
                .thenState(it -> assertThat(refused(1).isKnownTo(it)).isTrue())
                .and()
                .when(it -> refused(1).to(it, Clinic.NOW))
                .then(told(1));
    }

    @Test
    void whoWaitsToComeBackFromAHoldIsTold() {
        var suspension = new EnrollmentSuspended(news.clientId(), news.episodeId(), MONDAY, Clinic.NOW);
        var held = Pauses.suspended(enrolled, suspension, Clinic.NOW, Clinic.CHARLOTTE)
                .state();
        given(held)
                .when(it -> refused(2).to(it, Clinic.NOW))
                .then(told(2))
                .thenState(it -> assertThat(it.planning().stage()).isEqualTo(Planning.Stage.ON_HOLD));
    }

    @Test
    void whoWaitsForTheOtherTrackIsToldAndKeepsTheirSeat() {
        given(enrolled)
                .when(it -> refused(2).to(it, Clinic.NOW))
                .then(told(2))
                .thenState(it ->
                        assertThat(it.seats()).filteredOn(PlanSeat::isOpen).hasSize(1));
    }

    @Test
    void whoHasASeatByNowWaitsForNoneAnyMore() {
        given(sitting(waiting, 2)).when(it -> refused(1).to(it, Clinic.NOW)).thenNothing();
        given(enrolled.ended(Clinic.NOW).state())
                .when(it -> refused(2).to(it, Clinic.NOW))
                .thenNothing();
    }

    private Offer refused(int attempt) {
        return new Offer(
                new Seat(news.episodeId(), attempt, null, Seat.Status.REFUSED, SeatRefusal.FULL, AgeBand.ADULT), FRESH);
    }

    private Plan sitting(Plan plan, int attempt) {
        return plan.withSeats(
                List.of(new PlanSeat(attempt, news.sectionId(), Track.DAY, AgeBand.ADULT, PlanSeat.State.TAKEN)));
    }

    private SeatReleased told(int attempt) {
        return new SeatReleased(
                news.clientId(), news.episodeId(), attempt, FRESH.sectionId(), Track.DAY, AgeBand.ADULT, Clinic.NOW);
    }
}
