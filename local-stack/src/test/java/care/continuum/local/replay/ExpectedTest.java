package care.continuum.local.replay;

import static org.assertj.core.api.Assertions.assertThat;

import care.continuum.events.Channel;
import care.continuum.events.Instrument;
import care.continuum.events.Need;
import care.continuum.events.Reason;
import care.continuum.events.SessionKind;
import care.continuum.events.Track;
import care.continuum.local.clinic.Planned;
import care.continuum.local.replay.Cohort.Came;
import care.continuum.local.replay.Cohort.Person;
import care.continuum.local.replay.Cohort.Questionnaire;
import care.continuum.local.replay.Cohort.Visit;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ExpectedTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);
    private static final LocalDateTime NOW = TODAY.atTime(12, 0);
    private static final Came YES = Came.ATTENDED;
    private static final Came NO = Came.NO_SHOW;
    private static final Came SICK = Came.EXCUSED;

    @Test
    void minutesAreRoundedHalfUp() {
        assertThat(Expected.minutes(new BigDecimal("0.87"), 180)).isEqualTo(157);
        assertThat(Expected.minutes(new BigDecimal("0.875"), 60)).isEqualTo(53);
        assertThat(Expected.minutes(new BigDecimal("0.874"), 60)).isEqualTo(52);
        assertThat(Expected.minutes(BigDecimal.ONE, 180)).isEqualTo(180);
        assertThat(Expected.minutes(BigDecimal.ZERO, 180)).isZero();
    }

    @Test
    void fourOfFiveComplete() {
        var expected = of(YES, NO, YES, YES, YES);
        assertThat(expected.disposition()).isEqualTo("COMPLETED");
        assertThat(expected.reason()).isNull();
        assertThat(expected.counted()).isEqualTo(5);
        assertThat(expected.attended()).isEqualTo(4);
        assertThat(expected.appointments())
                .containsExactly(TODAY.plusDays(7), TODAY.plusDays(30), TODAY.plusDays(60), TODAY.plusDays(90));
    }

    @Test
    void threeOfFourDoNot() {
        var expected = of(YES, NO, YES, YES);
        assertThat(expected.disposition()).isEqualTo("NOT_COMPLETED");
        assertThat(expected.reason()).isEqualTo("ATTENDANCE");
        assertThat(expected.appointments()).containsExactly(TODAY.plusDays(7));
    }

    @Test
    void excusedSessionsDoNotCountButTooManyPreventCompletion() {
        assertThat(of(YES, YES, YES, SICK, SICK).disposition()).isEqualTo("COMPLETED");
        assertThat(of(YES, SICK, SICK, YES, SICK).disposition()).isEqualTo("NOT_COMPLETED");
        assertThat(of(SICK, SICK).disposition()).isEqualTo("NOT_COMPLETED");
    }

    @Test
    void threeMissedDaysAtTheEndAreLostContact() {
        var expected = of(YES, YES, NO, SICK, NO, NO);
        assertThat(expected.state()).isEqualTo("DISENGAGED");
        assertThat(expected.reason()).isEqualTo("LOST_CONTACT");
        assertThat(of(YES, NO, NO, NO, YES).reason()).isEqualTo("ATTENDANCE");
    }

    @Test
    void theStayLastsToTheLastAttendedDay() {
        assertThat(of(YES, NO, YES, SICK, NO).lengthOfStay()).isEqualTo(3);
        assertThat(of(SICK, NO).lengthOfStay()).isNull();
    }

    @Test
    void completionRefersByNeedAndReason() {
        var everything = EnumSet.allOf(Need.class);
        assertThat(of(person(everything, Reason.CO_OCCURRING, List.of(), YES)).referrals())
                .containsExactly(
                        "FAMILY_THERAPY",
                        "MEDICATION_MANAGEMENT",
                        "OTHER_MUTUAL_HELP",
                        "OUTPATIENT_COUNSELING",
                        "PSYCHIATRY",
                        "SKILLS_VOCATIONAL",
                        "SMART_RECOVERY",
                        "SOBER_LIVING",
                        "TWELVE_STEP");
        assertThat(of(person(Set.of(), Reason.SUBSTANCE_USE, List.of(), YES)).referrals())
                .containsExactly("OUTPATIENT_COUNSELING");
    }

    @Test
    void whoDoesNotCompleteIsReferredForLess() {
        assertThat(of(person(EnumSet.allOf(Need.class), Reason.MENTAL_HEALTH, List.of(), NO))
                        .referrals())
                .containsExactly(
                        "MEDICATION_MANAGEMENT",
                        "OTHER_MUTUAL_HELP",
                        "OUTPATIENT_COUNSELING",
                        "SMART_RECOVERY",
                        "TWELVE_STEP");
    }

    @Test
    void aHighRiskOfLateBlocksCompletion() {
        var monthAgo = NOW.atZone(ReplayRun.ZONE).minus(Duration.ofDays(30)).toLocalDateTime();
        assertThat(afterScreen(NOW.minusDays(3), 1, 0, 0, 1, 0, 0)).isEqualTo("NOT_COMPLETED");
        assertThat(afterScreen(monthAgo, 1, 0, 0, 1, 0, 0)).isEqualTo("NOT_COMPLETED");
        assertThat(afterScreen(monthAgo.minusMinutes(1), 1, 0, 0, 1, 0, 0)).isEqualTo("COMPLETED");
    }

    @Test
    void behaviorOfLongAgoIsNoHighRiskAndAMissingItemHidesNone() {
        assertThat(afterScreen(NOW, 1, 1, 1, 0, 0, 1)).isEqualTo("COMPLETED");
        assertThat(afterScreen(NOW, 0, 0, 0, 0, 0, 2)).isEqualTo("NOT_COMPLETED");
        assertThat(afterScreen(NOW, 1, 1, 1, 0, 1)).isEqualTo("NOT_COMPLETED");
    }

    private static String afterScreen(LocalDateTime at, Integer... answers) {
        var screen = new Questionnaire(Instrument.CSSRS, at, List.of(answers));
        return of(person(Set.of(), Reason.MENTAL_HEALTH, List.of(screen), YES)).disposition();
    }

    private static Expected of(Came... visits) {
        return of(person(Set.of(), Reason.SUBSTANCE_USE, List.of(), visits));
    }

    private static Expected of(Person person) {
        var plan = new ArrayList<Planned>();
        var first = OffsetDateTime.parse("2026-11-02T09:00-05:00");
        for (int i = 0; i < person.attendance().size(); i++) {
            var start = first.plusDays(i);
            plan.add(new Planned("session-" + i, SessionKind.GROUP, start, start.plusHours(3)));
        }
        var now = NOW.atZone(ReplayRun.ZONE).toInstant();
        return Expected.of(person, first.toLocalDate(), plan, TODAY, now);
    }

    private static Person person(Set<Need> needs, Reason reason, List<Questionnaire> screenings, Came... visits) {
        var attendance = Arrays.stream(visits)
                .map(came -> new Visit(came, came == YES ? BigDecimal.ONE : BigDecimal.ZERO))
                .toList();
        var born = LocalDate.of(1990, 1, 1);
        return new Person(
                "1",
                "Ana",
                "Torres",
                born,
                null,
                "704-555-0100",
                "",
                Channel.PHONE,
                reason,
                Track.DAY,
                1,
                9,
                needs,
                screenings,
                attendance);
    }
}
