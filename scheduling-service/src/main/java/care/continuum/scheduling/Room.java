package care.continuum.scheduling;

import care.continuum.events.RoomId;
import care.continuum.messaging.Aggregate;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.mapping.Document;

/// A room in which sessions are.
@Document("rooms")
public record Room(@Id String id, @Nullable String name) implements Aggregate<Room> {

    public RoomId roomId() {
        return RoomId.of(id);
    }

    @Override
    public @Nullable String client() {
        return null;
    }
}
