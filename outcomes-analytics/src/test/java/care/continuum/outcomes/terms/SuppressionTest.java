package care.continuum.outcomes.terms;

import static org.assertj.core.api.Assertions.assertThat;

import care.continuum.events.CareEvent;
import care.continuum.events.EpisodeId;
import care.continuum.events.MissReason;
import care.continuum.testing.Proves;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

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
                        "timeToFirstVisit.medianDays",
                        "referrals.created");
    }

    @Test
    @Proves("small-cells")
    void whoIsReadmittedIsOnePersonAllTheSame() {
        var stays = new ArrayList<>(completed(9));
        var ana = Story.fresh();
        stays.addAll(completed(ana).toList());
        stays.addAll(completed(new Story(ana.client(), new EpisodeId(UUID.randomUUID())))
                .toList());

        var figures = ProgramFigures.of(stays, Story.NEW_YORK);
        assertThat(figures.enrolled()).isEqualTo(11);
        assertThat(figures.attendance().clients()).isEqualTo(10);
        assertThat(leftOut(stays)).isEqualTo(leftOut(completed(10)));
    }

    @Test
    void nobodyReadsWhoTheClientsAre() {
        var story = Story.fresh();
        var stays = completed(story).toList();
        var figures = JsonMapper.builder().build().writeValueAsString(ProgramFigures.of(stays, Story.NEW_YORK));
        assertThat(figures).doesNotContain(story.client().toString());
        assertThat(leftOut(stays))
                .noneMatch(name -> name.contains(story.client().toString()));
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
                        "attendance.minutes",
                        "attendanceByKind.GROUP.minutes",
                        "averageWeeklyHours",
                        "continuity.rate7Days",
                        "timeToFirstVisit.medianDays",
                        "referrals.closureRate")
                .contains("dispositions.TRANSFERRED", "attendance.lateCancels", "census");
    }

    @Test
    void aFewWhoAreStillHereTakeTheNumberOfThoseDischargedWithThem() {
        var stays = new ArrayList<>(completed(30));
        stays.addAll(begun(4));
        assertThat(leftOut(stays))
                .contains("census", "discharged", "completionRate")
                .doesNotContain("enrolled");
    }

    @Test
    void minutesDoNotTellACountThatIsLeftOut() {
        var stays = new ArrayList<Stay>();
        for (int number = 0; number < 20; number++) {
            stays.addAll(inGroups(number).toList());
        }
        var attendance = ProgramFigures.of(stays, Story.NEW_YORK).attendance();
        assertThat(List.of(attendance.attended(), attendance.noShows(), attendance.lateCancels()))
                .containsExactly(16, 20, 1);
        assertThat(attendance.minutes()).isEqualTo(2835);

        assertThat(leftOut(stays))
                .contains(
                        "attendance.lateCancels",
                        "attendance.attended",
                        "attendance.minutes",
                        "attendanceByKind.GROUP.minutes",
                        "attendanceByTrack.EVENING.minutes",
                        "averageWeeklyHours")
                .doesNotContain("attendance.counted", "attendance.noShows", "attendance.noShowRate");
    }

    /// Sixteen come to the first of two groups, one of them for a part of it; one cancels it late. Nobody
    /// comes to the second.
    private static Stream<Stay> inGroups(int number) {
        var story = Story.fresh();
        var news = new ArrayList<CareEvent>(List.of(story.enrolled(), story.week(540, 180, 0), story.missed(2)));
        if (number < 16) {
            news.add(story.attended(1, number == 0 ? 135 : 180, false));
        } else if (number == 16) {
            news.add(story.missed(1, MissReason.LATE_CANCEL));
        }
        return heard(story, news);
    }

    @Test
    void aClinicMaySetAnotherSmallestCell() {
        var few = completed(5);
        assertThat(Suppression.of(ProgramFigures.of(few, Story.NEW_YORK), few, Story.NEW_YORK, 5))
                .doesNotContain("enrolled", "completionRate");
    }

    private static Set<String> leftOut(Collection<Stay> stays) {
        return Suppression.of(ProgramFigures.of(stays, Story.NEW_YORK), stays, Story.NEW_YORK, 11);
    }

    private static List<Stay> completed(int clients) {
        return Stream.generate(Story::fresh)
                .limit(clients)
                .flatMap(SuppressionTest::completed)
                .toList();
    }

    private static Stream<Stay> completed(Story story) {
        return heard(story, story.ofOneWhoCompletes());
    }

    private static Stream<Stay> heard(Story story, List<CareEvent> news) {
        var facts = ClientFacts.NONE;
        var sequence = 0L;
        for (var event : news) {
            facts = facts.hear("teller", ++sequence, event);
        }
        return facts.stays(story.client().toString());
    }

    private static List<Stay> begun(int clients) {
        return Stream.generate(Story::fresh)
                .limit(clients)
                .flatMap(story -> ClientFacts.NONE
                        .hear("teller", 1, story.enrolled())
                        .stays(story.client().toString()))
                .toList();
    }
}
