package care.continuum.attendance.program;

import static care.continuum.attendance.program.Ana.correct;
import static care.continuum.attendance.program.Ana.enrolled;
import static care.continuum.attendance.program.Ana.entry;
import static care.continuum.attendance.program.Ana.say;
import static care.continuum.attendance.terms.Sessions.AUTOMATIC;
import static care.continuum.attendance.terms.Sessions.START;
import static care.continuum.attendance.terms.Sessions.at;
import static org.assertj.core.api.Assertions.assertThat;

import care.continuum.events.AttendanceEvent.AbsenceExcused;
import care.continuum.events.AttendanceEvent.AttendanceCorrected;
import care.continuum.events.AttendanceEvent.ProgramCompleted;
import care.continuum.events.AttendanceEvent.SessionAttended;
import care.continuum.events.AttendanceEvent.SessionMissed;
import care.continuum.events.AttendanceEvent.WeeklyHoursEvaluated;
import care.continuum.events.Outcome;
import care.continuum.events.SessionId;
import care.continuum.messaging.Change;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Whatever is entered and corrected in whichever order, the events tell what the record holds.
class AgreementTest {

    private static final int WEEKS = 3;
    private static final String LETTERS = "AAAAPNLEH";

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20})
    void eventsTellWhatTheRecordHolds(int seed) {
        var random = new Random(seed);
        for (int round = 0; round < 50; round++) {
            var story = play(random);
            var ana = story.state();

            assertThat(outcomes(story.events())).isEqualTo(outcomes(ana));
            assertThat(minutesByWeek(story.events())).isEqualTo(minutesByWeek(ana));
            assertThat(story.events().stream()
                            .filter(ProgramCompleted.class::isInstance)
                            .count())
                    .isLessThanOrEqualTo(1);
            assertThat(story.events().stream().anyMatch(ProgramCompleted.class::isInstance))
                    .isEqualTo(ana.course().isOver());
        }
    }

    /// Sessions are entered in any order, some twice with another outcome, some by nobody, and a day goes by now and
    /// then.
    private static Change<Program> play(Random random) {
        var now = at(START.plusDays(30), 9, 0);
        var ana = enrolled(WEEKS, AUTOMATIC, now);
        var news = new ArrayList<Object>();
        for (int step = 0; step < 20; step++) {
            now = now.plus(Duration.ofHours(random.nextInt(6)));
            var change = random.nextInt(8) == 0 ? ana.due(now) : entered(ana, random, now);
            ana = change.state();
            news.addAll(change.events());
        }
        var last = ana.due(now.plus(Duration.ofDays(10)));
        news.addAll(last.events());
        return Change.to(last.state(), List.copyOf(news));
    }

    private static Change<Program> entered(Program ana, Random random, Instant now) {
        var number = 1 + random.nextInt(3 * WEEKS);
        var letter = LETTERS.charAt(random.nextInt(LETTERS.length()));
        return entry(ana, number).isSettled() ? correct(ana, number, letter, now) : say(ana, number, letter, now);
    }

    private static Map<SessionId, Outcome> outcomes(List<?> events) {
        var outcomes = new HashMap<SessionId, Outcome>();
        for (var event : events) {
            switch (event) {
                case SessionAttended it ->
                    outcomes.put(it.sessionId(), it.partial() ? Outcome.PARTIAL : Outcome.ATTENDED);
                case SessionMissed it ->
                    outcomes.put(it.sessionId(), Outcome.valueOf(it.reason().name()));
                case AbsenceExcused it -> outcomes.put(it.sessionId(), Outcome.EXCUSED);
                case AttendanceCorrected it -> {
                    assertThat(outcomes.put(it.sessionId(), it.to())).isEqualTo(it.from());
                }
                default -> {
                    // Tells nothing of one session.
                }
            }
        }
        return outcomes;
    }

    private static Map<SessionId, Outcome> outcomes(Program ana) {
        var outcomes = new HashMap<SessionId, Outcome>();
        ana.ledger()
                .entries()
                .forEach(entry -> outcomes.put(entry.sessionId(), Objects.requireNonNull(entry.outcome())));
        return outcomes;
    }

    private static Map<Integer, Integer> minutesByWeek(List<?> events) {
        var minutes = new HashMap<Integer, Integer>();
        for (var event : events) {
            if (event instanceof WeeklyHoursEvaluated week) {
                minutes.put(week.week(), week.attendedMinutes());
            }
        }
        return minutes;
    }

    private static Map<Integer, Integer> minutesByWeek(Program ana) {
        var minutes = new HashMap<Integer, Integer>();
        for (int number = 1; number <= 3 * WEEKS; number++) {
            minutes.merge(1 + (number - 1) / 3, entry(ana, number).minutes(), Integer::sum);
        }
        return minutes;
    }
}
