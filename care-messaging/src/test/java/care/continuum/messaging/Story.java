package care.continuum.messaging;

import care.continuum.messaging.StoryEvent.LineAdded;
import care.continuum.messaging.StoryEvent.StoryEnded;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.mapping.Document;

/// What a client tells, line by line; ends by itself at its deadline.
@Document("stories")
record Story(@Id String id, List<String> lines, @Nullable Instant endsAt) implements Aggregate<Story> {

    static Story empty(UUID client) {
        return new Story(client.toString(), List.of(), null);
    }

    @Override
    public String client() {
        return id;
    }

    @Override
    public @Nullable Instant dueAt() {
        return endsAt;
    }

    Change<Story> add(String line) {
        if (line.isBlank()) {
            throw new RuleBroken("line-blank", "A line says something");
        }
        var more = new ArrayList<>(lines);
        more.add(line);
        return Change.to(new Story(id, more, endsAt), new LineAdded(UUID.fromString(id), line, more.size()));
    }

    Change<Story> endAt(Instant when) {
        return Change.to(new Story(id, lines, when));
    }

    /// Leaves the retelling to others.
    Change<Story> retell() {
        return Change.to(this).andThen(new Todo("retell-" + lines.size(), "retell", Map.of("line", "again")));
    }

    @Override
    public Change<Story> due(Instant now) {
        return Change.to(new Story(id, lines, null), new StoryEnded(UUID.fromString(id), now, null));
    }
}
