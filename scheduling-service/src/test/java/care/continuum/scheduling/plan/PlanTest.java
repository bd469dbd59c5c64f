package care.continuum.scheduling.plan;

import static care.continuum.testing.GivenWhenThen.given;
import static org.assertj.core.api.Assertions.assertThat;

import care.continuum.events.AgeBand;
import care.continuum.events.IntakeEvent.ClientEnrolled;
import care.continuum.events.IntakeEvent.EnrollmentRequested;
import care.continuum.events.IntakeEvent.SeatOffered;
import care.continuum.events.Need;
import care.continuum.events.SchedulingEvent.PlannedSession;
import care.continuum.events.SchedulingEvent.SeatRefused;
import care.continuum.events.SchedulingEvent.SeatReleased;
import care.continuum.events.SchedulingEvent.SeatReserved;
import care.continuum.events.SchedulingEvent.SessionsScheduled;
import care.continuum.events.SeatRefusal;
import care.continuum.events.SectionId;
import care.continuum.events.Track;
import care.continuum.scheduling.Session;
import care.continuum.scheduling.plan.Planning.Stage;
import care.continuum.scheduling.terms.Seat;
import care.continuum.testing.Proves;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PlanTest {

    private static final Instant NOW = Clinic.NOW;
    private static final Clinic CLINIC = new Clinic(2);
    private static final ClientEnrolled NEWS = CLINIC.enrollment(
            Track.DAY, LocalDate.parse("2026-02-27"), 1, 9, Set.of(Need.FAMILY_THERAPY, Need.SOBER_LIVING));
    private static final SectionId SECTION = NEWS.sectionId();
    private static final List<Session> SESSIONS = CLINIC.propose(NEWS).sessions();

    @Test
    void aTakenSeatIsToldAndAnEndGivesItBack() {
        given(fresh())
                .when(it -> it.answered(asked(1), seat(Seat.Status.TAKEN, 1)))
                .then(new SeatReserved(NEWS.clientId(), NEWS.episodeId(), 1, SECTION, Track.DAY, AgeBand.ADULT))
                .and()
                .when(it -> it.ended(NOW))
                .then(released(1))
                .and()
                .when(it -> it.ended(NOW))
                .thenNothing();
    }

    @Test
    void aRefusalIsToldWithItsReason() {
        given(fresh())
                .when(it -> it.answered(asked(1), seat(Seat.Status.REFUSED, 1)))
                .then(new SeatRefused(
                        NEWS.clientId(), NEWS.episodeId(), 1, Track.DAY, AgeBand.ADULT, SeatRefusal.FULL));
    }

    @Test
    void thatAnOfferedSeatIsNotThereIsToldWithTheOfferAndNotWithTheAsking() {
        var gone = new Seat(NEWS.episodeId(), 2, SECTION, Seat.Status.REFUSED, SeatRefusal.NO_SECTION, AgeBand.ADULT);
        given(fresh())
                .when(it -> it.held(offer(2), gone))
                .then(new SeatRefused(
                        NEWS.clientId(), NEWS.episodeId(), 2, Track.DAY, AgeBand.ADULT, SeatRefusal.NO_SECTION))
                .and()
                .when(it -> it.answered(asked(2), gone))
                .thenNothing();
    }

    @Test
    void anOfferThatIsLetPassGivesTheSeatBack() {
        given(fresh())
                .when(it -> it.held(offer(2), seat(Seat.Status.HELD, 2)))
                .then()
                .and()
                .when(it -> it.gaveBack(seat -> seat.attempt() == 2, NOW))
                .then(released(2));
    }

    @Test
    void anAcceptedOfferIsOneSeatAndNotTwo() {
        given(fresh())
                .when(it -> it.held(offer(2), seat(Seat.Status.HELD, 2)))
                .and()
                .when(it -> it.answered(asked(2), seat(Seat.Status.TAKEN, 2)))
                .and()
                .when(it -> it.ended(NOW))
                .then(released(2));
    }

    @Test
    @Proves("whole-plan-told")
    void oneEventCarriesTheWholePlan() {
        given(fresh().answered(asked(1), seat(Seat.Status.TAKEN, 1)).state())
                .when(it -> it.enrolled(NEWS))
                .and()
                .when(it -> it.tries())
                .and()
                .when(it -> it.scheduled(1, SESSIONS, NOW))
                .then(new SessionsScheduled(
                        NEWS.clientId(),
                        NEWS.episodeId(),
                        SECTION,
                        Track.DAY,
                        AgeBand.ADULT,
                        NEWS.startDate(),
                        1,
                        9,
                        SESSIONS.stream().map(PlanTest::told).toList(),
                        Set.of(Need.FAMILY_THERAPY),
                        1))
                .and()
                .when(it -> it.scheduled(1, SESSIONS, NOW))
                .thenNothing();
    }

    @Test
    void ofTwoTriesOnlyTheLaterCanSucceed() {
        given(enrolled())
                .when(it -> it.tries())
                .and()
                .when(it -> it.scheduled(1, SESSIONS, NOW))
                .thenNothing();
    }

    @Test
    void aPlanThatFindsNoTimeWaitsAndIsTriedAgain() {
        given(enrolled())
                .when(it -> it.waits(1, List.of("INDIVIDUAL"), NOW))
                .thenState(it -> {
                    assertThat(it.dueAt()).isEqualTo(NOW.plus(Duration.ofSeconds(30)));
                    assertThat(it.planning().lacking()).containsExactly("INDIVIDUAL");
                })
                .and()
                .when(it -> it.due(NOW))
                .thenState(it -> assertThat(it.dueAt()).isNull());
        assertThat(enrolled().waits(1, List.of(), NOW).state().again().todos())
                .extracting(todo -> todo.id())
                .containsExactly("plan-2-1");
    }

    /// The second of two changes of the clinic's set-up may come while a try goes on that did not see it.
    @Test
    void aTryUnderWayGivesWayToOneThatSeesWhatIsNew() {
        var interrupted = enrolled().interrupted();

        assertThat(interrupted.todos()).extracting(todo -> todo.id()).containsExactly("plan-1-2");
        given(interrupted.state())
                .when(it -> it.waits(1, List.of("INDIVIDUAL"), NOW))
                .thenNothing()
                .thenState(it -> assertThat(it.dueAt()).isNull());
    }

    @Test
    @Proves("complaint-inactive")
    void anEndTakesTheClientOffWhatStartsLaterAlone() {
        given(enrolled())
                .when(it -> it.scheduled(1, SESSIONS, NOW))
                .and()
                .when(it -> it.ended(NOW))
                .thenState(it -> assertThat(it.sessions())
                        .extracting(Session::status)
                        .containsExactly(Session.Status.SCHEDULED, Session.Status.CANCELED, Session.Status.CANCELED));
    }

    @Test
    void anEpisodeThatEndedGetsNoPlanAnyMore() {
        given(fresh())
                .when(it -> it.ended(NOW))
                .and()
                .when(it -> it.enrolled(NEWS))
                .thenNothing();
        given(enrolled())
                .when(it -> it.ended(NOW))
                .thenState(it -> assertThat(it.planning().stage()).isEqualTo(Stage.OFF))
                .and()
                .when(it -> it.scheduled(1, SESSIONS, NOW))
                .thenNothing();
    }

    private static Plan fresh() {
        return Plan.of(NEWS.clientId(), NEWS.episodeId(), NOW);
    }

    private static Plan enrolled() {
        return fresh().enrolled(NEWS).state().tries().state();
    }

    private static SeatReleased released(int attempt) {
        return new SeatReleased(NEWS.clientId(), NEWS.episodeId(), attempt, SECTION, Track.DAY, AgeBand.ADULT, NOW);
    }

    private static Seat seat(Seat.Status status, int attempt) {
        var refused = status == Seat.Status.REFUSED;
        @Nullable SectionId section = refused ? null : SECTION;
        return new Seat(NEWS.episodeId(), attempt, section, status, refused ? SeatRefusal.FULL : null, AgeBand.ADULT);
    }

    private static SeatOffered offer(int attempt) {
        return new SeatOffered(NEWS.clientId(), NEWS.episodeId(), attempt, SECTION, Track.DAY, AgeBand.ADULT, NOW);
    }

    private static EnrollmentRequested asked(int attempt) {
        return new EnrollmentRequested(
                NEWS.clientId(),
                NEWS.episodeId(),
                attempt,
                Track.DAY,
                AgeBand.ADULT,
                NEWS.startDate(),
                1,
                9,
                NEWS.needs());
    }

    private static PlannedSession told(Session session) {
        return new PlannedSession(
                session.sessionId(), session.kind(), session.track(), session.startsAt(), session.endsAt(), null);
    }
}
