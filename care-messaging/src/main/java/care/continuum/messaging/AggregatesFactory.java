package care.continuum.messaging;

import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/// Makes the [Aggregates] of a service, one bean for each kind; the collection is that of Spring Data's
/// `@Document`.
public interface AggregatesFactory {

    /// Aggregates that publish.
    ///
    /// @param contract the events they tell
    /// @param follow   does a [Todo] of an aggregate, idempotently; null where there are none
    <S extends Aggregate<S>> Aggregates<S> publishing(
            Class<S> type, EventContract<?> contract, @Nullable BiConsumer<S, Todo> follow);

    /// Registers: shared by many clients, changed by idempotent steps, publishing nothing.
    <S extends Aggregate<S>> Aggregates<S> register(Class<S> type, @Nullable BiConsumer<S, Todo> follow);
}
