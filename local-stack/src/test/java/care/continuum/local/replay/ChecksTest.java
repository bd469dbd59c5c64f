package care.continuum.local.replay;

import static org.assertj.core.api.Assertions.assertThat;

import care.continuum.events.Channel;
import care.continuum.events.Instrument;
import care.continuum.events.Reason;
import care.continuum.events.SessionKind;
import care.continuum.events.Track;
import care.continuum.local.clinic.Planned;
import care.continuum.local.replay.Cohort.Came;
import care.continuum.local.replay.Cohort.Person;
import care.continuum.local.replay.Cohort.Questionnaire;
import care.continuum.local.replay.Cohort.Visit;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

/// Each check of the replay holds for Ana, of whose three groups she attended all, and for nobody who is otherwise.
class ChecksTest {

    private static final LocalDate START = LocalDate.of(2026, 11, 2);
    private static final LocalDate TODAY = START.plusDays(8);
    private static final String FIGURES = """
            {"enrolled": 1, "census": 0, "dispositions": {"COMPLETED": 1}, "completionRate": 1.0,
             "medianLengthOfStayDays": 5.0, "attendance": {"counted": 3, "attended": 3, "noShows": 0, "excused": 0,
             "minutes": 540, "rate": 1.0000, "noShowRate": 0.0}}
            """;

    @Test
    void whatTheRulesSayHolds() {
        assertThat(failing(played("ON_TRACK", "COMPLETED", TODAY, 5, 9))).isEmpty();
    }

    @Test
    void anythingElseIsFound() {
        assertThat(failing(played("WATCH", "COMPLETED", TODAY, 5, 9))).containsExactly("states");
        assertThat(failing(played("ON_TRACK", "NOT_COMPLETED", TODAY, 5, 9))).containsExactly("dispositions");
        assertThat(failing(played("ON_TRACK", "COMPLETED", TODAY, null, 9))).containsExactly("dispositions");
        assertThat(failing(played("ON_TRACK", "COMPLETED", TODAY, 5, 10))).containsExactly("questionnaires");
    }

    @Test
    void whoIsDischargedAfterMidnightIsDueFromThatDay() {
        assertThat(failing(played("ON_TRACK", "COMPLETED", TODAY.plusDays(1), 5, 9)))
                .isEmpty();
        assertThat(failing(played("ON_TRACK", "COMPLETED", TODAY.plusDays(2), 5, 9)))
                .containsExactly("dispositions");
        assertThat(failing(played("ON_TRACK", "COMPLETED", TODAY.minusDays(1), 5, 9)))
                .containsExactly("dispositions");
    }

    @Test
    void figuresThatAgreeHold() {
        assertThat(outcomes(FIGURES)).isTrue();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    "enrolled": 1                 | "enrolled": 2
                    "census": 0                   | "census": 1
                    "COMPLETED": 1                | "COMPLETED": 0
                    "completionRate": 1.0         | "completionRate": 0.5
                    "medianLengthOfStayDays": 5.0 | "medianLengthOfStayDays": 5.5
                    "counted": 3                  | "counted": 4
                    "attended": 3                 | "attended": 2
                    "noShows": 0                  | "noShows": 1
                    "excused": 0                  | "excused": 1
                    "minutes": 540                | "minutes": 539
                    "rate": 1.0000                | "rate": 0.9999
                    "noShowRate": 0.0             | "noShowRate": 0.0001
                    """)
    void eachOtherFigureIsFound(String right, String wrong) {
        assertThat(outcomes(FIGURES.replace(right, wrong))).isFalse();
    }

    private static boolean outcomes(String figures) {
        var people = List.of(played("ON_TRACK", "COMPLETED", TODAY, 5, 9));
        return OutcomesCheck.of(people, JsonMapper.shared().readTree(figures)).holds();
    }

    private static List<String> failing(Played played) {
        return new PersonChecks(List.of(played))
                .all().stream()
                        .filter(check -> !check.holds())
                        .map(check -> check.name().substring(0, check.name().indexOf(':')))
                        .toList();
    }

    private static Played played(
            String state, String disposition, LocalDate dischargedOn, @Nullable Integer stay, int score) {
        var plan = IntStream.of(0, 2, 4)
                .mapToObj(day -> OffsetDateTime.parse("2026-11-02T09:00-05:00").plusDays(day))
                .map(at -> new Planned("session-" + at, SessionKind.GROUP, at, at.plusHours(3)))
                .map(session -> new Played.Session(session, "ATTENDED", 180))
                .toList();
        return new Played(
                ana(),
                "client",
                "episode",
                START,
                TODAY.atTime(12, 0).atZone(ReplayRun.ZONE).toInstant(),
                plan,
                List.of(new Played.Score("GAD7", score)),
                3,
                3,
                state,
                disposition,
                null,
                dischargedOn,
                new Played.Decided(TODAY, TODAY.plusDays(1)),
                stay,
                "plan",
                List.of("OUTPATIENT_COUNSELING"),
                IntStream.of(7, 30, 60, 90).mapToObj(dischargedOn::plusDays).toList());
    }

    private static Person ana() {
        var came = new Visit(Came.ATTENDED, BigDecimal.ONE);
        var answers = List.of(1, 2, 0, 2, 1, 2, 1);
        return new Person(
                "1",
                "Ana",
                "Torres",
                LocalDate.of(1990, 1, 31),
                null,
                "704-555-0100",
                "",
                Channel.PHONE,
                Reason.SUBSTANCE_USE,
                Track.DAY,
                1,
                9,
                Set.of(),
                List.of(new Questionnaire(Instrument.GAD7, TODAY.minusDays(3).atTime(9, 0), answers)),
                List.of(came, came, came));
    }
}
