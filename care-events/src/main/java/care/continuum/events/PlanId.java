package care.continuum.events;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/// Names one aftercare plan.
public record PlanId(UUID value) {

    /// @throws IllegalArgumentException when `text` is not a UUID in its usual 36 characters
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static PlanId of(String text) {
        return new PlanId(Ids.parse(text));
    }

    @Override
    @JsonValue
    public String toString() {
        return value.toString();
    }
}
