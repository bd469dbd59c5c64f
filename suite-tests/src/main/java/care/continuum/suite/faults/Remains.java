package care.continuum.suite.faults;

import care.continuum.local.topics.TopicRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.bson.Document;
import tools.jackson.databind.json.JsonMapper;

/// What a run with violations leaves to look into, before its databases go.
final class Remains {

    private Remains() {}

    /// Writes `documents.jsonl`, with the documents of all services by service, collection and id, `records.jsonl`,
    /// with all of the four topics, and `commands.jsonl`, with each try of each command.
    static void keep(Path folder, Map<String, Document> documents, List<TopicRecord> records, List<Entry> tries) {
        try {
            Files.createDirectories(folder);
            Files.write(
                    folder.resolve("documents.jsonl"),
                    documents.entrySet().stream()
                            .map(it -> new Document("name", it.getKey())
                                    .append("document", it.getValue())
                                    .toJson())
                            .toList());
            write(folder.resolve("records.jsonl"), records);
            write(folder.resolve("commands.jsonl"), tries);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void write(Path file, List<?> lines) throws IOException {
        Files.write(
                file,
                lines.stream().map(JsonMapper.shared()::writeValueAsString).toList());
    }
}
