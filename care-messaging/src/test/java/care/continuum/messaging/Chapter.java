package care.continuum.messaging;

import care.continuum.messaging.ChapterEvent.LineTold;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.mapping.Document;

/// What a client tells in one of several chapters: the publishing aggregate of the simulation. Each line is the id of
/// the command that added it.
@Document("chapters")
record Chapter(@Id String id, String client, List<String> lines) implements Aggregate<Chapter> {

    /// Lines that begin so are against the rules; the refusal names the line before.
    static final String FORBIDDEN = "forbidden";

    /// Lines that begin so are told in two parts, and leave work to do elsewhere.
    static final String LONG = "long";

    private static final String END = "end-";
    private static final int SOME = 3;

    static Change<Chapter> begin(String id, String client, String line) {
        return new Chapter(id, client, List.of()).add(line);
    }

    Change<Chapter> add(String line) {
        if (line.startsWith(FORBIDDEN)) {
            throw new RuleBroken(FORBIDDEN, lines.isEmpty() ? "" : lines.getLast());
        }
        var more = new ArrayList<>(lines);
        more.add(line);
        var news = parts(line).map(part -> new LineTold(client, part)).toList();
        var change = Change.to(new Chapter(id, client, more), news);
        return line.startsWith(LONG) ? change.andThen(new Todo(line, "echo", Map.of())) : change;
    }

    /// A chapter of some lines has an end, which time decides.
    @Override
    public @Nullable Instant dueAt() {
        return lines.size() < SOME || lines.contains(END + id) ? null : Instant.EPOCH;
    }

    @Override
    public Change<Chapter> due(Instant now) {
        return add(END + id);
    }

    /// What is told of this line.
    static Stream<String> parts(String line) {
        return line.startsWith(LONG) ? Stream.of(line + ".1", line + ".2") : Stream.of(line);
    }
}
