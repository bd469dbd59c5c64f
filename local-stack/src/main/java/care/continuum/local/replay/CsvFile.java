package care.continuum.local.replay;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/// One file of a cohort, with the faults that were found in it.
final class CsvFile {

    private final Path path;
    private final List<String> header;
    private final List<Fault> faults = new ArrayList<>();
    private boolean readable = true;

    CsvFile(Path folder, String name, String header) {
        this.path = folder.resolve(name);
        this.header = List.of(header.split(",", -1));
    }

    List<Fault> faults() {
        return faults.stream().sorted(Fault.IN_READING_ORDER).toList();
    }

    boolean readable() {
        return readable;
    }

    void fault(int line, int column, String text) {
        faults.add(new Fault(String.valueOf(path.getFileName()), line, column, text));
    }

    /// Gives each line that has the right number of fields; a line whose first field alone can be read is given to
    /// `broken`, so that what refers to it is not called unknown.
    void read(Consumer<Row> rows, Consumer<Row> broken) {
        var lines = lines();
        if (lines.isEmpty()) {
            fault(1, 1, "the header is missing: " + String.join(",", header));
            return;
        }
        checkHeader(lines.getFirst());
        for (int i = 1; i < lines.size(); i++) {
            var number = i + 1;
            var before = faults.size();
            var fields = CsvLine.split(lines.get(i), (column, text) -> fault(number, column, text));
            var row = new Row(this, number, fields);
            if (faults.size() == before && fields.size() != header.size()) {
                fault(number, Math.min(fields.size(), header.size()) + 1, wrongCount(lines.get(i), fields.size()));
            }
            (fields.size() == header.size() ? rows : broken).accept(row);
        }
    }

    private String wrongCount(String line, int found) {
        return line.isBlank() ? "the line is empty" : "the line has %d fields, not %d".formatted(found, header.size());
    }

    private void checkHeader(String line) {
        var names = CsvLine.split(line, (column, text) -> fault(1, column, text));
        for (int i = 0; i < Math.max(names.size(), header.size()); i++) {
            if (i >= header.size()) {
                fault(1, i + 1, "the column '%s' is not known".formatted(names.get(i)));
            } else if (i >= names.size()) {
                fault(1, i + 1, "the column '%s' is missing".formatted(header.get(i)));
            } else if (!names.get(i).equals(header.get(i))) {
                fault(1, i + 1, "the column is '%s', not '%s'".formatted(names.get(i), header.get(i)));
            }
        }
    }

    private List<String> lines() {
        byte[] bytes;
        try {
            bytes = Files.readAllBytes(path);
        } catch (IOException e) {
            readable = false;
            fault(1, 1, "the file cannot be read");
            return List.of(String.join(",", header));
        }
        var lines = new ArrayList<String>();
        var start = startsWithByteOrderMark(bytes) ? 3 : 0;
        for (int i = start; i <= bytes.length; i++) {
            if (i == bytes.length ? i > start : bytes[i] == '\n') {
                lines.add(line(bytes, start, i, lines.size() + 1));
                start = i + 1;
            }
        }
        return lines;
    }

    private static boolean startsWithByteOrderMark(byte[] bytes) {
        return bytes.length >= 3 && bytes[0] == (byte) 0xEF && bytes[1] == (byte) 0xBB && bytes[2] == (byte) 0xBF;
    }

    private String line(byte[] bytes, int from, int to, int number) {
        var end = to > from && bytes[to - 1] == '\r' ? to - 1 : to;
        var content = ByteBuffer.wrap(bytes, from, end - from);
        try {
            return UTF_8.newDecoder().decode(content).toString();
        } catch (CharacterCodingException e) {
            fault(number, 1, "the line is not UTF-8");
            return new String(bytes, from, end - from, UTF_8);
        }
    }
}
