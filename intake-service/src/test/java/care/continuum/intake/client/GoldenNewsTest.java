package care.continuum.intake.client;

import static org.assertj.core.api.Assertions.assertThat;

import care.continuum.events.CareEvent;
import care.continuum.intake.Topics;
import care.continuum.intake.terms.EpisodeStatus;
import care.continuum.messaging.Change;
import care.continuum.messaging.Feed;
import care.continuum.testing.GoldenLine;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Every line that was ever released of what intake hears is heard, however far a client has come.
class GoldenNewsTest {

    private static final String DEATH = "care.continuum.aftercare.ClientDied.v1";
    private static final List<Episode> STAYS =
            List.of(Ana.asking(), Ana.ready(), Ana.requested(), Ana.waiting(), Ana.offered(), Ana.active());
    private static final Set<String> ENDS =
            Set.of("care.continuum.attendance.ProgramCompleted.v1", "care.continuum.attendance.ClientDischarged.v1");

    static List<GoldenLine> ofScheduling() {
        return GoldenLine.of(Topics.SCHEDULING);
    }

    static List<GoldenLine> ofAttendance() {
        return GoldenLine.of(Topics.ATTENDANCE);
    }

    static List<GoldenLine> ofAftercare() {
        return GoldenLine.of(Topics.AFTERCARE);
    }

    @Test
    void everyTypeHasALine() {
        assertThat(ofScheduling())
                .extracting(GoldenLine::type)
                .containsAll(Topics.SCHEDULING.classes().keySet());
        assertThat(ofAttendance())
                .extracting(GoldenLine::type)
                .containsAll(Topics.ATTENDANCE.classes().keySet());
        assertThat(ofAftercare())
                .extracting(GoldenLine::type)
                .containsAll(Topics.AFTERCARE.classes().keySet());
    }

    @ParameterizedTest
    @MethodSource("ofAftercare")
    void aLineOfAftercareIsHeardAndOnlyADeathTakesAClientOutOfTheProgram(GoldenLine line) {
        for (var stay : List.of(Ana.asking(), Ana.waiting(), Ana.active())) {
            var world = new World();
            assertThat(heard(world, world.aftercare, line, stay))
                    .isEqualTo(line.type().equals(DEATH) ? EpisodeStatus.FINISHED : stay.status());
        }
    }

    @ParameterizedTest
    @MethodSource("ofScheduling")
    void aLineOfSchedulingIsHeard(GoldenLine line) {
        for (var stay : STAYS) {
            var world = new World();
            assertThat(heard(world, world.scheduling, line, stay)).isEqualTo(stay.status());
        }
    }

    @ParameterizedTest
    @MethodSource("ofAttendance")
    void aLineOfAttendanceIsHeardAndTheEndOfTheProgramIsTheEnd(GoldenLine line) {
        for (var stay : STAYS) {
            var world = new World();
            assertThat(heard(world, world.attendance, line, stay))
                    .isEqualTo(ENDS.contains(line.type()) ? EpisodeStatus.FINISHED : stay.status());
        }
    }

    /// The client of the line is as far as the stay.
    private static <E extends CareEvent> EpisodeStatus heard(World world, Feed<E> feed, GoldenLine line, Episode stay) {
        var news = line.read(feed.hears());
        var id = news.clientId();
        var episode = new Episode(
                news.episodeId(),
                id,
                stay.status(),
                stay.inquiry(),
                stay.chart(),
                stay.enrollment(),
                stay.plan(),
                stay.end(),
                stay.contacts());
        var client = Client.inquire(id, news.episodeId(), Ana.person(), Ana.inquiry())
                .state()
                .decide(_ -> Change.to(episode));
        world.clients.settle(id.toString(), client::state, Change::none);
        feed.on(news, line.origin(feed.hears()));
        world.workOff();
        return world.clients.get(id.toString()).status();
    }
}
