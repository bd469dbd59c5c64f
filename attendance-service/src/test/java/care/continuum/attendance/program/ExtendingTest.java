package care.continuum.attendance.program;

import static care.continuum.attendance.program.Ana.ANA;
import static care.continuum.attendance.program.Ana.STAY;
import static care.continuum.attendance.program.Ana.enrolled;
import static care.continuum.attendance.program.Ana.entered;
import static care.continuum.attendance.program.Ana.say;
import static care.continuum.attendance.terms.Sessions.AUTOMATIC;
import static care.continuum.attendance.terms.Sessions.RULES;
import static care.continuum.attendance.terms.Sessions.START;
import static care.continuum.attendance.terms.Sessions.at;
import static care.continuum.testing.GivenWhenThen.given;
import static org.assertj.core.api.Assertions.assertThat;

import care.continuum.attendance.terms.Plan;
import care.continuum.attendance.terms.Shortfall;
import care.continuum.attendance.terms.Task;
import care.continuum.attendance.terms.Task.Kind;
import care.continuum.events.AttendanceEvent.ProgramCompleted;
import care.continuum.events.IntakeEvent.EnrollmentExtended;
import care.continuum.events.SchedulingEvent.PlannedSession;
import care.continuum.messaging.Change;
import care.continuum.testing.Proves;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/// Ana's plan of one week is over and not eligible; it is extended by another.
class ExtendingTest {

    private static final Instant REVIEW = at(START.plusDays(8), 10, 0);
    private static final LocalDate GOES_ON = START.plusDays(9);
    private static final Instant OVER = at(START.plusDays(16), 0, 0);

    @Test
    @Proves("extension")
    void theReviewGoesAndCompletionIsByTheNewWeeks() {
        var stuck = stuck("NAA");
        assertThat(kinds(stuck)).contains(Kind.END_OF_PLAN_REVIEW);

        var extended = extend(stuck).state();
        assertThat(kinds(extended)).doesNotContain(Kind.END_OF_PLAN_REVIEW).contains(Kind.PROGRESS_MEASURE);
        assertThat(plan(extended).weeks()).isEqualTo(2);
        assertThat(plan(extended).end()).isEqualTo(START.plusDays(16));

        var attended = attended(planned(extended), "AAA");
        assertThat(missing(attended, OVER.minusSeconds(1))).containsExactly(Shortfall.WEEKS);
        given(attended.due(OVER).state())
                .when(ana -> ana.complete(null, Ana.STAFF, OVER))
                .then(new ProgramCompleted(ANA, STAY, START.plusDays(16), 6, 5, 14));
    }

    @Test
    void whoFallsShortAgainIsReviewedAgain() {
        var again = attended(planned(extend(stuck("NAA")).state()), "NAA");

        assertThat(kinds(again)).contains(Kind.END_OF_PLAN_REVIEW);
    }

    @Test
    void nothingIsDecidedBeforeTheNewSessionsAreKnown() {
        var ana = entered(enrolled(1, AUTOMATIC, Ana.BEFORE), "NAA", REVIEW);
        var extended = extend(ana).state().due(OVER).state();
        assertThat(kinds(extended)).doesNotContain(Kind.END_OF_PLAN_REVIEW);

        var corrected = Ana.correct(extended, 1, 'A', OVER.plusSeconds(1));
        assertThat(corrected.events()).noneMatch(ProgramCompleted.class::isInstance);
        assertThat(missing(corrected.state(), OVER.plusSeconds(1))).containsExactly(Shortfall.SESSIONS);
    }

    @Test
    void whatIsKnownByItsIdStays() {
        var ana = planned(extend(stuck("NAA")).state());

        assertThat(ana.ledger().entries()).hasSize(6);
        assertThat(ana.ledger().tally().counted()).isEqualTo(3);
    }

    @Test
    void theSameExtensionAgainAndOneAfterTheEndChangeNothing() {
        var extended = extend(stuck("NAA")).state();
        assertThat(extend(extended).state()).isEqualTo(extended);

        var done = entered(enrolled(1, AUTOMATIC, REVIEW), "AAA", REVIEW);
        assertThat(extend(done).state()).isEqualTo(done);
    }

    private static Program stuck(String outcomes) {
        return entered(enrolled(1, RULES, Ana.BEFORE), outcomes, REVIEW);
    }

    private static Change<Program> extend(Program ana) {
        return new Rostering(ana, REVIEW)
                .extended(new EnrollmentExtended(ANA, STAY, 1, 2, 2, GOES_ON, START.plusDays(16), REVIEW));
    }

    /// The whole plan as it stands.
    private static Program planned(Program ana) {
        var sessions = new ArrayList<PlannedSession>(Ana.planOf(1).sessions());
        for (int number = 4; number <= 6; number++) {
            sessions.add(Ana.planned(number, at(GOES_ON.plusDays(2L * (number - 4)), 9, 0), 180, null));
        }
        return ana.scheduled(Ana.news(2, sessions), REVIEW).state();
    }

    private static Program attended(Program ana, String outcomes) {
        var now = ana;
        for (int at = 0; at < outcomes.length(); at++) {
            var ends = Ana.entry(now, 4 + at).endsAt();
            now = say(now, 4 + at, outcomes.charAt(at), ends.plus(Duration.ofMinutes(1)))
                    .state();
        }
        return now;
    }

    private static List<Shortfall> missing(Program ana, Instant when) {
        return List.copyOf(new Closing(ana, when).missing());
    }

    private static List<Kind> kinds(Program ana) {
        return ana.tasks().stream().map(Task::kind).toList();
    }

    private static Plan plan(Program ana) {
        return Objects.requireNonNull(ana.plan());
    }
}
