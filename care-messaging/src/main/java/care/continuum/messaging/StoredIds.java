package care.continuum.messaging;

import java.util.List;

/// The typed identifiers of a service: records around one `UUID`, with a static `of(String)`; kept in documents as
/// text.
public record StoredIds(List<Class<?>> types) {

    public StoredIds {
        types = List.copyOf(types);
    }

    public StoredIds(Class<?>... types) {
        this(List.of(types));
    }
}
