package care.continuum.local.replay;

import static org.assertj.core.api.Assertions.assertThat;

import care.continuum.events.SessionKind;
import care.continuum.local.clinic.Planned;
import care.continuum.local.replay.Expected.Outcome;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;

/// One group a day from the start on; `a` attended in full, `p` for half of it, `n` no-show, `e` excused.
class StateRuleTest {

    private static final OffsetDateTime FIRST = OffsetDateTime.parse("2026-11-02T09:00-05:00");

    @Test
    void everythingAttendedIsOnTrack() {
        assertThat(after("aaaaaaa aaaaaaa")).isEqualTo("ON_TRACK");
    }

    @Test
    void aLastWeekBelowPlanIsWatched() {
        assertThat(after("aaaaaaa aaaaaap")).isEqualTo("WATCH");
        assertThat(after("aaaaaaa aaaaaae")).isEqualTo("WATCH");
        assertThat(after("aaaaaap aaaaaaa")).isEqualTo("ON_TRACK");
    }

    @Test
    void aMissIsWatchedForSevenDays() {
        assertThat(after("aaaaaaa naaaaaa")).isEqualTo("WATCH");
        assertThat(after("aaaaaan aaaaaaa")).isEqualTo("ON_TRACK");
        assertThat(after("aaaaaan a")).isEqualTo("WATCH");
    }

    @Test
    void twoMissedDaysInARowAreARisk() {
        assertThat(after("aaaaaaa aaaaann")).isEqualTo("AT_RISK");
        assertThat(after("aaaaaaa aaaanen")).isEqualTo("AT_RISK");
        assertThat(after("aaaaaaa aaaanan")).isEqualTo("WATCH");
    }

    @Test
    void lessThanFourOfFiveInTwoWeeksIsARiskWhereAtLeastFourCount() {
        assertThat(after("aaaaaaa naanaan")).isEqualTo("AT_RISK");
        assertThat(after("naanaan aaaaaaa aaaaaaa")).isEqualTo("ON_TRACK");
        assertThat(after("eaenaee")).isEqualTo("WATCH");
        assertThat(after("eaanaee")).isEqualTo("AT_RISK");
    }

    @Test
    void threeMissedDaysInARowAreTheWorst() {
        assertThat(after("aaaaaaa aaaannn")).isEqualTo("DISENGAGED");
        assertThat(after("aaaaaaa aaannen")).isEqualTo("DISENGAGED");
        assertThat(after("aaaaaaa annnaaa")).isEqualTo("AT_RISK");
        assertThat(after("aaaaaaa aannnap")).isEqualTo("AT_RISK");
    }

    private static String after(String days) {
        var plan = new ArrayList<Planned>();
        var outcomes = new ArrayList<Outcome>();
        for (var day : days.replace(" ", "").toCharArray()) {
            var at = FIRST.plusDays(plan.size());
            plan.add(new Planned("session-" + plan.size(), SessionKind.GROUP, at, at.plusHours(3)));
            outcomes.add(
                    switch (day) {
                        case 'a' -> new Outcome("ATTENDED", 180);
                        case 'p' -> new Outcome("PARTIAL", 90);
                        case 'n' -> new Outcome("NO_SHOW", 0);
                        default -> new Outcome("EXCUSED", 0);
                    });
        }
        return new StateRule(FIRST.toLocalDate(), plan, outcomes).state();
    }
}
