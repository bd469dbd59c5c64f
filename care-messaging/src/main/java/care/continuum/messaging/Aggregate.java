package care.continuum.messaging;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// The state of one aggregate: an immutable record with a component `id` (its `_id`), whose business methods are
/// pure functions that return [Change]s. Names that begin with an underscore belong to [Aggregates].
///
/// @param <S> the record itself
public interface Aggregate<S> {

    String id();

    /// The key of its events: the client it is about. Null only for a register, which publishes nothing.
    @Nullable
    String client();

    /// When [#due] wants to be asked next, or null while no deadline runs.
    default @Nullable Instant dueAt() {
        return null;
    }

    /// What time alone decides. Asked by any instance at or after [#dueAt]; afterwards [#dueAt] must have moved on.
    default Change<S> due(Instant now) {
        throw new IllegalStateException("no deadline of " + getClass().getSimpleName() + " can be due");
    }
}
