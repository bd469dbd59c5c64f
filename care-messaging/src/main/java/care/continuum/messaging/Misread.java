package care.continuum.messaging;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.exc.ValueInstantiationException;

/// Tells where a JSON text is not what it should be, and what it should be there; never what stands there.
final class Misread {

    private Misread() {}

    /// The path of the field, such as `dishes[0].minutes`; empty for the whole.
    static String place(JacksonException wrong) {
        var path = wrong.getPath().stream()
                .map(step -> step.getPropertyName() == null
                        ? "[%d]".formatted(step.getIndex())
                        : "." + step.getPropertyName())
                .collect(Collectors.joining());
        return path.startsWith(".") ? path.substring(1) : path;
    }

    /// What is wrong there.
    static String fault(JacksonException wrong) {
        return switch (wrong) {
            case MismatchedInputException mismatched
            when mismatched.getTargetType() != null -> "must be " + told(mismatched.getTargetType());
            case ValueInstantiationException made when isId(made.getType().getRawClass()) -> "must be a UUID";
            case DatabindException _ -> "cannot be read";
            default -> {
                var at = wrong.getLocation();
                yield at == null || at.getLineNr() < 1
                        ? "is not JSON"
                        : "is not JSON, at line %d, column %d".formatted(at.getLineNr(), at.getColumnNr());
            }
        };
    }

    private static boolean isId(Class<?> type) {
        return type == UUID.class || type.getSimpleName().endsWith("Id");
    }

    private static String told(Class<?> type) {
        if (type.isEnum()) {
            return "one of "
                    + Arrays.stream(type.getEnumConstants())
                            .map(String::valueOf)
                            .collect(Collectors.joining(", "));
        }
        if (type == boolean.class || type == Boolean.class) {
            return "true or false";
        }
        if (type == int.class || type == Integer.class || type == long.class || type == Long.class) {
            return "a whole number";
        }
        if (type.isPrimitive() || Number.class.isAssignableFrom(type)) {
            return "a number";
        }
        if (Collection.class.isAssignableFrom(type)) {
            return "a list";
        }
        if (type == LocalDate.class) {
            return "a date such as 2026-01-31";
        }
        if (type == LocalTime.class) {
            return "a time of day such as 09:00";
        }
        if (type == Instant.class) {
            return "a time with offset such as 2026-01-31T09:00:00-05:00";
        }
        if (isId(type)) {
            return "a UUID";
        }
        if (type == String.class) {
            return "a text";
        }
        return type.isRecord() || Map.class.isAssignableFrom(type) ? "an object" : "a " + type.getSimpleName();
    }
}
