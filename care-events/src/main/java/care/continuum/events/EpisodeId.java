package care.continuum.events;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/// Names one stay in the program, made at the inquiry.
public record EpisodeId(UUID value) {

    /// @throws IllegalArgumentException when `text` is not a UUID in its usual 36 characters
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static EpisodeId of(String text) {
        return new EpisodeId(Ids.parse(text));
    }

    @Override
    @JsonValue
    public String toString() {
        return value.toString();
    }
}
