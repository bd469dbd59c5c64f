package care.continuum.scheduling;

import care.continuum.messaging.Aggregate;
import care.continuum.messaging.Change;
import care.continuum.messaging.Todo;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.mapping.Document;

/// A day on which nothing is. One that was taken back stays as a day like any other.
///
/// @param againAt when its sessions are looked for once more: somebody may have been planned meanwhile who did not know
@Document("holidays")
public record Holiday(
        @Id String id,
        @Nullable String name,
        boolean kept,
        @Nullable Instant againAt) implements Aggregate<Holiday> {

    static final String BACK = "back";
    private static final Duration A_WHILE = Duration.ofMinutes(1);

    public static Holiday none(LocalDate day, @Nullable String name) {
        return new Holiday(day.toString(), name, false, null);
    }

    /// @param wish names the command
    public Change<Holiday> keep(@Nullable String called, String wish, Instant now) {
        return Change.to(new Holiday(id, called, true, now.plus(A_WHILE)))
                .andThen(new Todo("keep-" + wish, "keep", Map.of()));
    }

    /// @param wish names the command
    public Change<Holiday> takenBack(String wish) {
        return Change.to(none(day(), name)).andThen(new Todo(BACK + "-" + wish, BACK, Map.of()));
    }

    @Override
    public @Nullable Instant dueAt() {
        return againAt;
    }

    @Override
    public Change<Holiday> due(Instant now) {
        var looked = new Holiday(id, name, kept, null);
        return kept ? Change.to(looked).andThen(new Todo("again-" + now, "keep", Map.of())) : Change.to(looked);
    }

    public LocalDate day() {
        return LocalDate.parse(id);
    }

    @Override
    public @Nullable String client() {
        return null;
    }
}
