package care.continuum.scheduling;

import care.continuum.messaging.Aggregate;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.mapping.Document;

/// A day on which nothing is. One that was taken back stays as a day like any other.
@Document("holidays")
public record Holiday(@Id String id, @Nullable String name, boolean kept) implements Aggregate<Holiday> {

    public static Holiday on(LocalDate day, @Nullable String name) {
        return new Holiday(day.toString(), name, true);
    }

    public LocalDate day() {
        return LocalDate.parse(id);
    }

    @Override
    public @Nullable String client() {
        return null;
    }
}
