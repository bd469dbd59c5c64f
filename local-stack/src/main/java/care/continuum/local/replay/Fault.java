package care.continuum.local.replay;

import java.util.Comparator;

/// Something wrong in a cohort: where, and what.
///
/// @param line   physical line from 1, the header included
/// @param column the field's number in its line, from 1
record Fault(String file, int line, int column, String text) {

    static final Comparator<Fault> IN_READING_ORDER =
            Comparator.comparingInt(Fault::line).thenComparingInt(Fault::column);

    @Override
    public String toString() {
        return "%s:%d:%d: %s".formatted(file, line, column, text);
    }
}
