package care.continuum.attendance.program;

import static care.continuum.attendance.terms.Sessions.START;
import static care.continuum.attendance.terms.Sessions.at;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import care.continuum.attendance.terms.Mark;
import care.continuum.attendance.terms.Report;
import care.continuum.events.Excuse;
import care.continuum.web.BadInput;
import care.continuum.web.BadInput.Fault;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OutcomeEnteredTest {

    private static final Instant NOW = at(START, 12, 0);

    @Test
    void attendedWithoutMinutesMeansTheFullLength() {
        assertThat(entered(Mark.ATTENDED, null).report(180, NOW)).isEqualTo(Report.attended(180));
    }

    @ParameterizedTest
    @CsvSource({"0, true", "180, true", "-1, false", "181, false"})
    void minutesAreBetweenZeroAndTheLength(int minutes, boolean fine) {
        var fault = catchThrowableOfType(
                BadInput.class, () -> entered(Mark.ATTENDED, minutes).report(180, NOW));
        assertThat(fault == null).isEqualTo(fine);
    }

    @ParameterizedTest
    @CsvSource({"NO_SHOW, 0, true", "NO_SHOW, 10, false", "EXCUSED, 1, false", "LATE_CANCEL, 1, false"})
    void whoWasAwayHasNoMinutes(Mark mark, int minutes, boolean fine) {
        var fault = catchThrowableOfType(
                BadInput.class, () -> entered(mark, minutes).report(180, NOW));
        assertThat(fault == null).isEqualTo(fine);
    }

    @Test
    void everyFaultyFieldIsListedOnce() {
        var entered = new OutcomeEntered(Mark.NO_SHOW, 500, NOW.plusSeconds(1), Excuse.NOTICE, " ", true);
        var fault = catchThrowableOfType(BadInput.class, () -> entered.report(180, NOW));
        assertThat(fault.faults())
                .extracting(Fault::field)
                .containsExactly("minutes", "noticeAt", "excuse", "makeUpWanted", "reason");
    }

    @Test
    void timesAreKeptInMilliseconds() {
        var entered = new OutcomeEntered(Mark.EXCUSED, null, NOW.minusNanos(1), null, null, null);
        assertThat(entered.report(180, NOW).noticeAt()).isEqualTo(NOW.minusMillis(1));
    }

    private static OutcomeEntered entered(Mark mark, @Nullable Integer minutes) {
        return new OutcomeEntered(mark, minutes, null, null, null, null);
    }
}
