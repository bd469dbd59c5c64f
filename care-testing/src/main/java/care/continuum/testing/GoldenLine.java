package care.continuum.testing;

import care.continuum.messaging.EventContract;
import care.continuum.messaging.Feed;
import care.continuum.messaging.Origin;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import tools.jackson.databind.JsonNode;

/// The line of one event and version as it was released: every consumer reads it for ever.
///
/// @param type the CloudEvents type
/// @param json the event
public record GoldenLine(String type, String json) {

    private static final String ENDING = ".json";

    /// All that are on the class path.
    public static List<GoldenLine> all() {
        try {
            return Arrays.stream(new PathMatchingResourcePatternResolver().getResources("classpath*:golden/*" + ENDING))
                    .map(GoldenLine::of)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Those of one topic.
    public static List<GoldenLine> of(EventContract<?> contract) {
        var service = contract.source().substring(contract.source().lastIndexOf('/') + 1);
        return all().stream()
                .filter(line -> line.type.contains('.' + service + '.'))
                .toList();
    }

    /// As the consumers of the topic read it.
    ///
    /// @throws java.util.NoSuchElementException where they do not know it
    public <E> E read(EventContract<E> contract) {
        return EventContract.JSON.readValue(json, contract.classOf(type).orElseThrow());
    }

    /// As it is after being read and written again.
    public <E> JsonNode retold(EventContract<E> contract) {
        return EventContract.JSON.valueToTree(read(contract));
    }

    public JsonNode tree() {
        return EventContract.JSON.readTree(json);
    }

    /// Lets a feed hear every line of its topic, and tells how many there are.
    public static <E> int tellAll(Feed<E> feed) {
        var contract = feed.hears();
        var lines = of(contract);
        lines.forEach(line -> feed.on(line.read(contract), line.origin(contract)));
        return lines.size();
    }

    /// The first news of an aggregate of its own.
    public Origin origin(EventContract<?> contract) {
        return new Origin(contract.source(), type, 1, type, Instant.EPOCH, "");
    }

    private static GoldenLine of(Resource file) {
        var name = Objects.requireNonNull(file.getFilename());
        try {
            return new GoldenLine(
                    name.substring(0, name.length() - ENDING.length()),
                    file.getContentAsString(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String toString() {
        return type;
    }
}
