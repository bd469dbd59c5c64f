package care.continuum.attendance.program;

import static org.assertj.core.api.Assertions.assertThat;

import care.continuum.attendance.Topics;
import care.continuum.attendance.terms.Sessions;
import care.continuum.messaging.EventContract;
import care.continuum.messaging.Feed;
import care.continuum.testing.GoldenLine;
import care.continuum.testing.InMemory;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// What was released once is understood for ever.
class FeedsTest {

    private final InMemory<Program> programs = new InMemory<>();
    private final NewsDesk desk = new NewsDesk(programs, Sessions.RULES, Clock.fixed(Ana.BEFORE, ZoneOffset.UTC));

    static Stream<Arguments> everyLine() {
        return Stream.of(Topics.INTAKE, Topics.SCHEDULING, Topics.AFTERCARE, Topics.ATTENDANCE)
                .flatMap(topic -> GoldenLine.of(topic).stream().map(line -> Arguments.of(line, topic)));
    }

    @ParameterizedTest
    @MethodSource("everyLine")
    <E> void everyGoldenLineIsReadWithoutLoss(GoldenLine line, EventContract<E> topic) {
        assertThat(line.retold(topic)).isEqualTo(line.tree());
    }

    @Test
    void everyGoldenLineGoesThroughItsFeed() {
        var lines = feeds().stream().mapToInt(GoldenLine::tellAll).sum();

        assertThat(lines).isGreaterThanOrEqualTo(20);
        var stay = GoldenLine.of(Topics.SCHEDULING)
                .getFirst()
                .read(Topics.SCHEDULING)
                .episodeId();
        var program = programs.get(stay.toString());
        assertThat(program.plan()).isNotNull();
        assertThat(program.ledger().entries()).hasSize(1);
        assertThat(program.course().measures()).hasSize(1);
    }

    private List<Feed<?>> feeds() {
        return List.of(new IntakeFeed(desk), new SchedulingFeed(desk), new AftercareFeed(desk));
    }
}
