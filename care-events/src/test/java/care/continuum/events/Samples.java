package care.continuum.events;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/// An example of each event with every field filled, always the same.
final class Samples {

    private Samples() {}

    static Object of(Class<?> type) {
        var components = type.getRecordComponents();
        var types = Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
        var values = Arrays.stream(components)
                .map(it -> value(it.getGenericType(), it.getName()))
                .toArray();
        try {
            return type.getDeclaredConstructor(types).newInstance(values);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Object value(Type type, String name) {
        if (type instanceof ParameterizedType many) {
            var one = value(many.getActualTypeArguments()[0], name);
            return many.getRawType() == List.class ? List.of(one) : Set.of(one);
        }
        var plain = (Class<?>) type;
        if (plain.isEnum()) {
            return plain.getEnumConstants()[0];
        }
        if (plain.isRecord()) {
            return of(plain);
        }
        return switch (plain.getSimpleName()) {
            case "UUID" -> UUID.nameUUIDFromBytes(name.getBytes(UTF_8));
            case "Instant" -> Instant.parse("2026-01-05T14:00:00Z");
            case "LocalDate" -> LocalDate.parse("2026-01-05");
            case "String" -> "2.1";
            case "boolean", "Boolean" -> true;
            case "int", "Integer" -> 3;
            default -> throw new IllegalStateException("no sample of " + plain);
        };
    }
}
