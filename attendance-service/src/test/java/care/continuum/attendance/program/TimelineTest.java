package care.continuum.attendance.program;

import static care.continuum.attendance.program.Ana.after;
import static care.continuum.attendance.program.Ana.call;
import static care.continuum.attendance.program.Ana.correct;
import static care.continuum.attendance.program.Ana.ends;
import static care.continuum.attendance.program.Ana.enrolled;
import static care.continuum.attendance.terms.Sessions.RULES;
import static care.continuum.attendance.terms.Sessions.START;
import static org.assertj.core.api.Assertions.assertThat;

import care.continuum.attendance.program.Timeline.Moment;
import care.continuum.attendance.program.Timeline.What;
import care.continuum.attendance.terms.SelfReport;
import care.continuum.attendance.terms.Weeks;
import care.continuum.events.OutreachResult;
import care.continuum.testing.Proves;
import java.time.Instant;
import java.util.Comparator;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class TimelineTest {

    private static final SelfReport GROUP = new SelfReport(START.plusDays(1), 90, "ana", ends(2));

    private final Program ana = correct(after(enrolled(1), "AN"), 2, 'P', ends(2).plusSeconds(60))
            .state()
            .reachedOut(call(ends(2), OutreachResult.REACHED), ends(2).plusSeconds(120))
            .state()
            .wentToGroup(GROUP)
            .state();

    @Test
    @Proves("complaint-timeline")
    void attendanceShowsInTheClientsOwnTimeline() {
        assertThat(new Timeline(ana, false).moments())
                .filteredOn(moment -> moment.what() == What.SESSION)
                .extracting(moment -> Objects.requireNonNull(moment.session()).outcome())
                .containsExactly("ATTENDED", "PARTIAL", "EXPECTED");
    }

    @Test
    void oneThingComesAfterTheOther() {
        var moments = new Timeline(ana, true).moments();
        assertThat(moments)
                .extracting(Moment::what)
                .contains(What.CORRECTION, What.OUTREACH, What.SUPPORT_GROUP)
                .doesNotContain(What.DISCHARGE);
        assertThat(moments).extracting(Moment::at).isSortedAccordingTo(Comparator.<Instant>naturalOrder());
    }

    @Test
    void whoCorrectedARecordAndWhyIsForStaff() {
        assertThat(corrected(true).reason()).isEqualTo("the sheet was wrong");
        assertThat(corrected(false).reason()).isNull();
        assertThat(corrected(false).by()).isNull();
    }

    @Test
    @Proves("support-groups")
    void aSupportGroupIsNeverAClinicalHour() {
        var without = correct(after(enrolled(1), "AN"), 2, 'P', ends(2).plusSeconds(60))
                .state();
        assertThat(Weeks.of(ana.ledger(), Objects.requireNonNull(ana.plan()), RULES))
                .isEqualTo(Weeks.of(without.ledger(), Objects.requireNonNull(without.plan()), RULES));
        assertThat(ana.ledger().tally()).isEqualTo(without.ledger().tally());
    }

    private Timeline.Corrected corrected(boolean forStaff) {
        return new Timeline(ana, forStaff)
                .moments().stream()
                        .map(Moment::correction)
                        .filter(Objects::nonNull)
                        .findFirst()
                        .orElseThrow();
    }
}
