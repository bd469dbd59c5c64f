package care.continuum.events;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/// Names one filled-in questionnaire.
public record ScreeningId(UUID value) {

    /// @throws IllegalArgumentException when `text` is not a UUID in its usual 36 characters
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static ScreeningId of(String text) {
        return new ScreeningId(Ids.parse(text));
    }

    @Override
    @JsonValue
    public String toString() {
        return value.toString();
    }
}
