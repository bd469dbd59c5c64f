package care.continuum.events;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/// Names one section of a track: a group with its facilitator, room and seats.
public record SectionId(UUID value) {

    /// @throws IllegalArgumentException when `text` is not a UUID in its usual 36 characters
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static SectionId of(String text) {
        return new SectionId(Ids.parse(text));
    }

    @Override
    @JsonValue
    public String toString() {
        return value.toString();
    }
}
