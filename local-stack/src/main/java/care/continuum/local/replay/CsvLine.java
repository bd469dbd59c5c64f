package care.continuum.local.replay;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;

/// Splits one physical line by RFC 4180. A field does not go on behind the end of its line: a quote that is not closed
/// there is a fault of that line.
final class CsvLine {

    private final String text;
    private final BiConsumer<Integer, String> faults;
    private final List<String> fields = new ArrayList<>();
    private boolean broken;
    private int at;

    private CsvLine(String text, BiConsumer<Integer, String> faults) {
        this.text = text;
        this.faults = faults;
    }

    /// The fields of the line. A line with a fault gives those before it.
    static List<String> split(String text, BiConsumer<Integer, String> faults) {
        var line = new CsvLine(text, faults);
        do {
            line.field();
        } while (!line.broken && line.separator());
        return List.copyOf(line.fields);
    }

    private boolean separator() {
        if (at >= text.length()) {
            return false;
        }
        at++;
        return true;
    }

    private void field() {
        if (at < text.length() && text.charAt(at) == '"') {
            quoted();
        } else {
            plain();
        }
    }

    private void plain() {
        var end = text.indexOf(',', at);
        var field = text.substring(at, end < 0 ? text.length() : end);
        at += field.length();
        if (field.indexOf('"') >= 0) {
            fault("a quote stands inside a field that does not begin with one");
        }
        fields.add(field);
    }

    private void quoted() {
        var field = new StringBuilder();
        at++;
        while (true) {
            var quote = text.indexOf('"', at);
            if (quote < 0) {
                fault("the quote is not closed on its line");
                broken = true;
                return;
            }
            field.append(text, at, quote);
            at = quote + 1;
            if (at < text.length() && text.charAt(at) == '"') {
                field.append('"');
                at++;
            } else {
                break;
            }
        }
        afterQuote(field);
    }

    private void afterQuote(StringBuilder field) {
        if (at < text.length() && text.charAt(at) != ',') {
            fault("something stands between the closing quote and the next comma");
            var end = text.indexOf(',', at);
            at = end < 0 ? text.length() : end;
        }
        fields.add(field.toString());
    }

    private void fault(String what) {
        faults.accept(fields.size() + 1, what);
    }
}
