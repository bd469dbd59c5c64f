package care.continuum.messaging;

import java.util.Map;

/// Work on other documents that a decision leaves behind: kept in the aggregate by the same write, done after it by
/// [Aggregate#follow], and again by the sweep until it is done. The work is idempotent, its targets are derived
/// from `id`.
///
/// @param id      names the work for ever, derived from what caused it; the same id twice is one piece of work
/// @param kind    what to do
/// @param details what it needs to know: ids, codes, times
public record Todo(String id, String kind, Map<String, String> details) {

    public Todo {
        details = Map.copyOf(details);
    }

    /// One of the details.
    ///
    /// @throws IllegalStateException where it is not there
    public String detail(String name) {
        var value = details.get(name);
        if (value == null) {
            throw new IllegalStateException("%s has no %s".formatted(id, name));
        }
        return value;
    }
}
