package care.continuum.intake.client;

import static care.continuum.intake.client.Ana.NOW;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import care.continuum.events.CareEvent;
import care.continuum.intake.terms.EpisodeStatus;
import care.continuum.messaging.Change;
import care.continuum.messaging.EventContract;
import care.continuum.messaging.Feed;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Every line that was ever released of what intake hears is heard.
class GoldenNewsTest {

    static Stream<Arguments> news() {
        return feeds(new World())
                .flatMap(feed -> feed.hears().classes().keySet().stream())
                .sorted()
                .map(Arguments::of);
    }

    @ParameterizedTest
    @MethodSource("news")
    void aReleasedLineIsHeard(String type) {
        for (var stay : new Episode[] {Ana.asking(), Ana.requested(), Ana.waiting(), Ana.active()}) {
            var after = heard(type, stay);
            assertThat(after.status()).isEqualTo(statusAfter(type, stay));
        }
    }

    @Test
    void bothTopicsAreThere() {
        assertThat(news()).hasSizeGreaterThan(20);
    }

    private static EpisodeStatus statusAfter(String type, Episode stay) {
        var ended = type.contains(".ProgramCompleted.") || type.contains(".ClientDischarged.");
        return ended ? EpisodeStatus.FINISHED : stay.status();
    }

    private static Episode heard(String type, Episode stay) {
        var world = new World();
        var news = feeds(world)
                .filter(feed -> feed.hears().classes().containsKey(type))
                .map(feed -> tell(world, feed, type, stay))
                .toList();
        assertThat(news).hasSize(1);
        return world.clients.get(news.getFirst().clientId().toString()).current();
    }

    private static <E extends CareEvent> CareEvent tell(World world, Feed<E> feed, String type, Episode stay) {
        var news = EventContract.JSON.readValue(
                golden(type), feed.hears().classOf(type).orElseThrow());
        var id = news.clientId();
        var episode = new Episode(
                news.episodeId(), id, stay.status(), stay.inquiry(), stay.chart(), stay.enrollment(), stay.end());
        var client = Client.inquire(id, news.episodeId(), Ana.person(), Ana.inquiry())
                .state();
        world.clients.states.put(
                id.toString(), client.decide(_ -> Change.to(episode)).state());
        feed.on(news, World.origin(news, 1, NOW));
        world.workOff();
        return news;
    }

    private static String golden(String type) {
        try (var line = CareEvent.class.getResourceAsStream("/golden/" + type + ".json")) {
            return new String(Objects.requireNonNull(line, type).readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<Feed<? extends CareEvent>> feeds(World world) {
        return Stream.of(world.scheduling, world.attendance);
    }
}
