package care.continuum.events;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/// Names one session on the calendar.
public record SessionId(UUID value) {

    /// @throws IllegalArgumentException when `text` is not a UUID in its usual 36 characters
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static SessionId of(String text) {
        return new SessionId(Ids.parse(text));
    }

    @Override
    @JsonValue
    public String toString() {
        return value.toString();
    }
}
