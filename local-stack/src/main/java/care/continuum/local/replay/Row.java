package care.continuum.local.replay;

import static java.util.stream.Collectors.joining;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/// One line of a cohort's file. Its readers say what is wrong with a field, and give nothing then. Columns count from
/// 1.
record Row(CsvFile file, int line, List<String> fields) {

    String text(int column) {
        return fields.get(column - 1);
    }

    void fault(int column, String text) {
        file.fault(line, column, text);
    }

    /// Where not one client is known, that alone is the fault.
    void mustBeKnown(int column, Optional<String> ref, Set<String> refs) {
        ref.filter(some -> !refs.isEmpty() && !refs.contains(some))
                .ifPresent(unknown -> fault(column, "client '%s' is not in clients.csv".formatted(unknown)));
    }

    /// A text that is there; spaces around it do not belong to it.
    Optional<String> stripped(int column, int longest) {
        return there(column, text(column).strip(), longest);
    }

    /// A text that is there, without spaces around it.
    Optional<String> name(int column, int longest) {
        var text = text(column);
        if (!text.isBlank() && !text.equals(text.strip())) {
            fault(column, "must not begin or end with a space");
            return Optional.empty();
        }
        return there(column, text, longest);
    }

    private Optional<String> there(int column, String text, int longest) {
        if (text.isBlank()) {
            fault(column, "must not be empty");
            return Optional.empty();
        }
        if (text.length() > longest) {
            fault(column, "must not be longer than %d characters".formatted(longest));
            return Optional.empty();
        }
        return Optional.of(text);
    }

    <E extends Enum<E>> Optional<E> oneOf(int column, Class<E> type) {
        return oneOf(column, text(column), type);
    }

    <E extends Enum<E>> Optional<E> oneOf(int column, String text, Class<E> type) {
        var found = Arrays.stream(type.getEnumConstants())
                .filter(value -> value.name().equals(text))
                .findFirst();
        if (found.isEmpty()) {
            var known = Arrays.stream(type.getEnumConstants()).map(Enum::name).collect(joining(", "));
            fault(column, "'%s' is not one of %s".formatted(text, known));
        }
        return found;
    }

    Optional<Integer> number(int column, int least, int most) {
        return number(column, text(column), least, most);
    }

    Optional<Integer> number(int column, String text, int least, int most) {
        if (!text.matches("\\d{1,9}")) {
            fault(column, "'%s' is not a whole number".formatted(text));
            return Optional.empty();
        }
        var number = Integer.parseInt(text);
        if (number < least || number > most) {
            fault(column, "%d is not from %d to %d".formatted(number, least, most));
            return Optional.empty();
        }
        return Optional.of(number);
    }

    Optional<BigDecimal> ratio(int column) {
        var text = text(column);
        if (!text.matches("\\d(\\.\\d{1,30})?") || new BigDecimal(text).compareTo(BigDecimal.ONE) > 0) {
            fault(column, "'%s' is not a number from 0 to 1".formatted(text));
            return Optional.empty();
        }
        return Optional.of(new BigDecimal(text));
    }

    <T> Optional<T> time(int column, String form, Function<String, T> parse) {
        try {
            return Optional.of(parse.apply(text(column)));
        } catch (DateTimeException e) {
            fault(column, "'%s' is not %s".formatted(text(column), form));
            return Optional.empty();
        }
    }
}
