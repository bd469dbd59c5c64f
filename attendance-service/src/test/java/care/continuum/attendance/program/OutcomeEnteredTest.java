package care.continuum.attendance.program;

import static care.continuum.attendance.terms.Sessions.START;
import static care.continuum.attendance.terms.Sessions.at;
import static org.assertj.core.api.Assertions.assertThat;

import care.continuum.attendance.terms.LaterExcuse;
import care.continuum.attendance.terms.Mark;
import care.continuum.attendance.terms.Report;
import care.continuum.events.Excuse;
import care.continuum.testing.Proves;
import java.time.Instant;
import java.util.EnumSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OutcomeEnteredTest {

    private static final Instant NOW = at(START, 12, 0);

    @Test
    @Proves("full-length")
    void attendedWithoutMinutesMeansTheFullLength() {
        assertThat(entered(Mark.ATTENDED, null).report(180)).isEqualTo(Report.attended(180));
    }

    @ParameterizedTest
    @CsvSource({"0, true", "180, true", "181, false"})
    void minutesAreAtMostTheLength(int minutes, boolean fine) {
        assertThat(entered(Mark.ATTENDED, minutes).faults(180).isEmpty()).isEqualTo(fine);
    }

    @ParameterizedTest
    @CsvSource({"NO_SHOW, 0, true", "NO_SHOW, 10, false", "EXCUSED, 1, false", "LATE_CANCEL, 1, false"})
    void whoWasAwayHasNoMinutes(Mark mark, int minutes, boolean fine) {
        assertThat(OutcomeEntered.attended(mark, minutes).isEmpty()).isEqualTo(fine);
    }

    @ParameterizedTest
    @CsvSource({"EXCUSED, true", "LATE_CANCEL, true", "ATTENDED, false", "NO_SHOW, false"})
    void onlyAnAbsenceIsTold(Mark mark, boolean fine) {
        assertThat(OutcomeEntered.noticed(mark, NOW).isEmpty()).isEqualTo(fine);
    }

    @ParameterizedTest
    @CsvSource({"EXCUSED, true", "LATE_CANCEL, false", "ATTENDED, false", "NO_SHOW, false"})
    void onlyAnExcusedAbsenceHasAnExcuseAndAMakeUp(Mark mark, boolean fine) {
        assertThat(OutcomeEntered.excused(mark, LaterExcuse.COURT).isEmpty()).isEqualTo(fine);
        assertThat(OutcomeEntered.wanted(mark, true).isEmpty()).isEqualTo(fine);
        assertThat(OutcomeEntered.wanted(mark, false)).isEmpty();
    }

    @Test
    void everyExcuseButNoticeCanBeSaid() {
        assertThat(Stream.of(LaterExcuse.values()).map(LaterExcuse::told))
                .containsExactlyElementsOf(EnumSet.complementOf(EnumSet.of(Excuse.NOTICE)));
        var entered = new OutcomeEntered(Mark.EXCUSED, null, null, LaterExcuse.HOSPITAL, null, null);
        assertThat(entered.report(180).excuse()).isEqualTo(Excuse.HOSPITAL);
    }

    @Test
    void aReasonIsNotBlank() {
        assertThat(OutcomeEntered.reasoned(" ")).isNotEmpty();
        assertThat(OutcomeEntered.reasoned("wrong client")).isEmpty();
    }

    @Test
    void timesAreKeptInMilliseconds() {
        var entered = new OutcomeEntered(Mark.EXCUSED, null, NOW.minusNanos(1), null, null, null);
        assertThat(entered.report(180).noticeAt()).isEqualTo(NOW.minusMillis(1));
    }

    private static OutcomeEntered entered(Mark mark, @Nullable Integer minutes) {
        return new OutcomeEntered(mark, minutes, null, null, null, null);
    }
}
