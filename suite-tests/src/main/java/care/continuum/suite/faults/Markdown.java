package care.continuum.suite.faults;

import java.util.List;
import java.util.stream.Collectors;

/// A page in the making.
final class Markdown {

    private final StringBuilder text = new StringBuilder();

    void text(String more) {
        text.append(more);
    }

    void section(String title) {
        text.append("## ").append(title).append("\n\n");
    }

    void table(List<String> heads, List<? extends List<Object>> lines) {
        text.append(row(heads)).append(row(heads.stream().map(_ -> "---").toList()));
        lines.forEach(line -> text.append(row(line)));
        text.append('\n');
    }

    private static String row(List<?> cells) {
        return cells.stream().map(String::valueOf).collect(Collectors.joining(" | ", "| ", " |\n"));
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
