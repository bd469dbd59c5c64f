package care.continuum.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/// Values that are written as one text: enums, dates, times, and types with a static `of(String)`.
final class Texts {

    private static final LocalDate FIRST = LocalDate.of(1900, 1, 1);
    private static final LocalDate LAST = LocalDate.of(9999, 12, 31);

    private Texts() {}

    static boolean is(Class<?> type) {
        return type == String.class
                || type.isEnum()
                || type == LocalDate.class
                || type == LocalTime.class
                || type == Instant.class
                || type == Duration.class
                || maker(type).isPresent();
    }

    /// @throws IllegalArgumentException with what is wrong
    static Object read(Class<?> type, String text) {
        mustBeUnicode(text);
        if (type == String.class) {
            return text;
        }
        if (type.isEnum()) {
            return Arrays.stream(type.getEnumConstants())
                    .filter(it -> ((Enum<?>) it).name().equals(text))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException(fault(type)));
        }
        try {
            if (type == LocalDate.class) {
                return within(LocalDate.parse(text));
            }
            if (type == LocalTime.class) {
                return LocalTime.parse(text);
            }
            if (type == Duration.class) {
                return Duration.parse(text);
            }
            if (type == Instant.class) {
                return within(OffsetDateTime.parse(text).toInstant());
            }
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(fault(type), e);
        }
        return make(type, text);
    }

    private static void mustBeUnicode(String text) {
        if (text.indexOf('\0') >= 0) {
            throw new IllegalArgumentException("must not contain null characters");
        }
        if (!UTF_8.newEncoder().canEncode(text)) {
            throw new IllegalArgumentException("must not contain halves of characters");
        }
    }

    /// What follows from a date (a plan, a deadline, a line of a calendar) must still be one.
    private static LocalDate within(LocalDate day) {
        within(day.atStartOfDay(ZoneOffset.UTC).toInstant());
        return day;
    }

    private static Instant within(Instant at) {
        if (at.isBefore(FIRST.atStartOfDay(ZoneOffset.UTC).toInstant())
                || !at.isBefore(LAST.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant())) {
            throw new IllegalArgumentException("must be between %s and %s".formatted(FIRST, LAST));
        }
        return at;
    }

    private static Object make(Class<?> type, String text) {
        try {
            var made = maker(type).orElseThrow().invoke(null, text);
            if (made instanceof Record) {
                datesWithin(made);
            }
            return made;
        } catch (InvocationTargetException e) {
            var said = e.getCause() == null ? null : e.getCause().getMessage();
            throw new IllegalArgumentException(
                    said == null || type.getSimpleName().endsWith("Id") ? fault(type) : said, e);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void datesWithin(Object made) throws InvocationTargetException, IllegalAccessException {
        for (var component : made.getClass().getRecordComponents()) {
            component.getAccessor().setAccessible(true);
            switch (component.getAccessor().invoke(made)) {
                case LocalDate day -> within(day);
                case Instant at -> within(at);
                case null, default -> {}
            }
        }
    }

    private static Optional<Method> maker(Class<?> type) {
        try {
            var of = type.getDeclaredMethod("of", String.class);
            if (!Modifier.isStatic(of.getModifiers()) || of.getReturnType() != type) {
                return Optional.empty();
            }
            of.setAccessible(true);
            return Optional.of(of);
        } catch (NoSuchMethodException none) {
            return Optional.empty();
        }
    }

    /// What a value of the type must look like.
    static String fault(Class<?> type) {
        if (type.isEnum()) {
            return "must be one of "
                    + Arrays.stream(type.getEnumConstants())
                            .map(String::valueOf)
                            .collect(Collectors.joining(", "));
        }
        if (type == LocalDate.class) {
            return "must be a date such as 2026-01-31";
        }
        if (type == LocalTime.class) {
            return "must be a time of day such as 09:00";
        }
        if (type == Instant.class) {
            return "must be a time with offset such as 2026-01-31T09:00:00-05:00";
        }
        if (type == Duration.class) {
            return "must be a length of time such as P1D or PT6H";
        }
        if (type == boolean.class || type == Boolean.class) {
            return "must be true or false";
        }
        if (type == int.class || type == Integer.class || type == long.class || type == Long.class) {
            return "must be a whole number";
        }
        return type == UUID.class || type.getSimpleName().endsWith("Id") ? "must be a UUID" : "cannot be read";
    }
}
