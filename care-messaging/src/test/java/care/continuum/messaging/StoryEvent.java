package care.continuum.messaging;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The news of the small suite that the tests of this module run.
sealed interface StoryEvent {

    String CLIENT_IS_UNWELCOME = "unwelcome";

    EventContract<StoryEvent> CONTRACT = EventContract.sealed(
            StoryEvent.class,
            "stories",
            "/test/teller",
            "test.teller",
            event -> event.client().toString());

    UUID client();

    record LineAdded(UUID client, String line, int number) implements StoryEvent {}

    record StoryEnded(UUID client, Instant at, @Nullable String remark) implements StoryEvent {}
}
