package care.continuum.suite.faults;

import static org.assertj.core.api.Assertions.assertThat;

import care.continuum.local.topics.TopicRecord;
import care.continuum.messaging.checker.History;
import care.continuum.messaging.checker.HistoryChecker;
import care.continuum.messaging.checker.Violation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ConsequencesTest {

    private static final String SECOND = "{\"episodeId\": \"e\", \"attempt\": 2}";
    private static final List<TopicRecord> GOOD = List.of(
            told("EnrollmentRequested", 1),
            told("SeatReserved", 2),
            told("ClientEnrolled", 3),
            told("SessionsScheduled", 4),
            told("ProgramCompleted", 5),
            told("SeatReleased", 6),
            told("AftercarePlanDrafted", 7),
            told("ContinuingCareAppointmentProposed", 8),
            told("AppointmentSlotBooked", 9));

    @Test
    void aWayOnWhichEachEventHasItsEffectOnceBreaksNothing() {
        assertThat(violations(GOOD)).isEmpty();
    }

    @Test
    void theSameEventToldAgainIsNoSecondEffect() {
        var more = new ArrayList<>(GOOD);
        more.addAll(GOOD);

        assertThat(violations(more)).isEmpty();
    }

    @Test
    void anEffectThatIsMissingIsFound() {
        for (var gone : List.of(
                "SeatReserved",
                "ClientEnrolled",
                "SessionsScheduled",
                "SeatReleased",
                "AftercarePlanDrafted",
                "AppointmentSlotBooked")) {
            var less = new ArrayList<>(GOOD);
            less.removeIf(some -> some.name().equals(gone));

            assertThat(violations(less)).as(gone).isNotEmpty();
        }
    }

    @Test
    void anEffectThatCameTwiceIsFound() {
        for (var twice : GOOD.stream().map(TopicRecord::name).toList()) {
            var more = new ArrayList<>(GOOD);
            more.add(told(twice, 99));

            assertThat(violations(more)).as(twice).isNotEmpty();
        }
    }

    @Test
    void whoWithdrewIsNotEnrolledForASeatAndHasItNoMore() {
        var withdrawn = new ArrayList<>(
                List.of(told("EnrollmentRequested", 1), told("SeatReserved", 2), told("EnrollmentWithdrawn", 3)));
        assertThat(violations(withdrawn)).isNotEmpty();

        withdrawn.add(told("SeatReleased", 4));
        assertThat(violations(withdrawn)).isEmpty();

        withdrawn.add(told("SeatReleased", 5, SECOND));
        assertThat(violations(withdrawn)).as("never held").isNotEmpty();

        withdrawn.add(told("SeatOffered", 6, SECOND));
        assertThat(violations(withdrawn)).as("offered, and taken by nobody").isEmpty();
    }

    @Test
    void whoLeavesTheProgramIsDischargedOnce() {
        var more = new ArrayList<>(GOOD);
        more.removeIf(some -> some.name().equals("ProgramCompleted"));
        more.add(told("EnrollmentWithdrawn", 98, "{\"episodeId\": \"e\", \"enrolled\": true}"));
        more.removeIf(some -> some.name().equals("AftercarePlanDrafted"));
        assertThat(violations(more)).isNotEmpty();

        more.add(told("ClientDischarged", 99));
        more.add(told("AftercarePlanDrafted", 100));
        assertThat(violations(more)).isEmpty();
    }

    @Test
    void aSeatAfterAHoldOrInTheOtherTrackHasAPlanOfItsOwn() {
        for (var back : List.of("EnrollmentResumed", "TrackChanged")) {
            var more = new ArrayList<>(GOOD.subList(0, 4));
            more.add(told("EnrollmentRequested", 95, SECOND));
            more.add(told("SeatReserved", 96, SECOND));
            more.add(told(back, 97, SECOND));
            assertThat(violations(more)).as(back).isNotEmpty();

            more.add(told("SessionsScheduled", 98, SECOND));
            assertThat(violations(more)).as(back).isEmpty();

            more.removeIf(some -> some.name().equals(back));
            assertThat(violations(more)).as(back).isNotEmpty();
        }
    }

    @Test
    void nothingIsPlannedForWhoseEndWasHeardBeforeTheReturn() {
        var more = new ArrayList<>(GOOD);
        more.add(told("EnrollmentRequested", 95, SECOND));
        more.add(told("SeatReserved", 96, SECOND));
        more.add(told("TrackChanged", 97, SECOND));
        assertThat(violations(more)).isNotEmpty();

        more.add(told("SeatReleased", 98, SECOND));
        assertThat(violations(more)).isEmpty();
    }

    @Test
    void eachCompleteQuestionnaireOfTheWeekIsMeasuredOnce() {
        var more = new ArrayList<>(GOOD);
        more.add(told("ScreeningCompleted", 97, "{\"screeningId\": \"phq9\", \"bam\": null}"));
        assertThat(violations(more)).isEmpty();

        more.add(told("ScreeningCompleted", 98, "{\"screeningId\": \"bam\", \"bam\": {\"use\": 3}}"));
        assertThat(violations(more)).isNotEmpty();

        more.add(told("ProgressMeasured", 99, "{\"screeningId\": \"bam\"}"));
        assertThat(violations(more)).isEmpty();
    }

    @Test
    void anOfferWhoseSeatIsGoneIsRefusedBeforeAnybodyAsksForIt() {
        var more = new ArrayList<>(GOOD);
        more.add(told("SeatRefused", 98, SECOND));
        assertThat(violations(more)).isNotEmpty();

        more.add(told("SeatOffered", 97, SECOND));
        assertThat(violations(more)).isEmpty();

        more.add(told("EnrollmentRequested", 99, SECOND));
        assertThat(violations(more)).as("asked for meanwhile").isEmpty();

        more.removeIf(some -> some.name().equals("SeatRefused"));
        assertThat(violations(more)).isNotEmpty();
    }

    @Test
    void sessionsThatAreEnteredBesideThePlanAreNoSecondPlan() {
        var more = new ArrayList<>(GOOD);
        more.add(told("SessionsScheduled", 99, "{\"episodeId\": \"e\", \"attempt\": null}"));
        assertThat(violations(more)).isEmpty();
    }

    @Test
    void anAppointmentThatIsChangedIsAnsweredAgain() {
        var more = new ArrayList<>(GOOD);
        more.add(told("ContinuingCareAppointmentRescheduled", 98));
        assertThat(violations(more)).isNotEmpty();

        more.add(told("AppointmentSlotBooked", 99));
        assertThat(violations(more)).isEmpty();
    }

    @Test
    void theTimeOfAnAppointmentThatIsGivenUpIsFreeAgain() {
        var more = new ArrayList<>(GOOD);
        more.add(told("ContinuingCareAppointmentCanceled", 98));
        assertThat(violations(more)).isNotEmpty();

        more.add(told("AppointmentSlotReleased", 99));
        assertThat(violations(more)).isEmpty();

        more.removeIf(some -> some.name().startsWith("AppointmentSlot"));
        assertThat(violations(more)).as("given up before it was looked for").isEmpty();
    }

    private static List<Violation> violations(List<TopicRecord> records) {
        return HistoryChecker.check(new History(List.copyOf(new Consequences(records).facts())));
    }

    private static TopicRecord told(String name, int id) {
        return told(name, id, "{\"episodeId\": \"e\", \"attempt\": 1, \"appointmentId\": \"a\"}");
    }

    private static TopicRecord told(String name, int id, String value) {
        var headers = Map.of("ce_type", "care.continuum.some.%s.v1".formatted(name), "ce_id", String.valueOf(id));
        return new TopicRecord("some.events", 0, id, 0, "ana", headers, value);
    }
}
