package care.continuum.outcomes.terms;

import static org.assertj.core.api.Assertions.assertThat;

import care.continuum.testing.Proves;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// Published figures tell of no group under eleven.
class SuppressionTest {

    @Test
    @Proves("small-cells")
    void figuresOfFewClientsAreAllLeftOut() {
        assertThat(leftOut(completed(10)))
                .contains(
                        "enrolled",
                        "discharged",
                        "dispositions.COMPLETED",
                        "completionRate",
                        "attendance.counted",
                        "attendance.minutes",
                        "attendance.rate",
                        "attendanceByKind.GROUP.attended",
                        "attendanceByTrack.EVENING.rate",
                        "averageWeeklyHours",
                        "medianLengthOfStayDays",
                        "continuity.rate7Days",
                        "timeToFirstVisit.medianDays");
    }

    @Test
    void figuresOfManyClientsArePublished() {
        assertThat(leftOut(completed(11)))
                .doesNotContain(
                        "enrolled",
                        "discharged",
                        "dispositions.COMPLETED",
                        "completionRate",
                        "attendance.counted",
                        "attendance.rate",
                        "attendance.noShowRate",
                        "attendanceByKind.GROUP.attended",
                        "averageWeeklyHours",
                        "continuity.rate7Days",
                        "timeToFirstVisit.medianDays",
                        "referrals.closureRate")
                .contains("dispositions.TRANSFERRED", "attendance.lateCancels", "census");
    }

    @Test
    void aFewWhoAreStillHereTakeTheNumberOfThoseDischargedWithThem() {
        var episodes = new ArrayList<>(completed(30));
        episodes.addAll(begun(4));
        assertThat(leftOut(episodes))
                .contains("census", "discharged", "completionRate")
                .doesNotContain("enrolled");
    }

    @Test
    void aClinicMaySetAnotherSmallestCell() {
        var few = completed(5);
        assertThat(Suppression.of(ProgramFigures.of(few, Story.NEW_YORK), few, Story.NEW_YORK, 5))
                .doesNotContain("enrolled", "completionRate");
    }

    private static Set<String> leftOut(Collection<EpisodeFacts> episodes) {
        return Suppression.of(ProgramFigures.of(episodes, Story.NEW_YORK), episodes, Story.NEW_YORK, 11);
    }

    private static List<EpisodeFacts> completed(int clients) {
        var episodes = new ArrayList<EpisodeFacts>();
        for (int client = 0; client < clients; client++) {
            var facts = ClientFacts.NONE;
            var sequence = 0L;
            for (var event : Story.fresh().ofOneWhoCompletes()) {
                facts = facts.hear("teller", ++sequence, event);
            }
            episodes.addAll(facts.episodes().values());
        }
        return episodes;
    }

    private static List<EpisodeFacts> begun(int clients) {
        var episodes = new ArrayList<EpisodeFacts>();
        for (int client = 0; client < clients; client++) {
            episodes.addAll(ClientFacts.NONE
                    .hear("teller", 1, Story.fresh().enrolled())
                    .episodes()
                    .values());
        }
        return episodes;
    }
}
