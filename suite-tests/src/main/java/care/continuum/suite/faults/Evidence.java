package care.continuum.suite.faults;

import care.continuum.local.stack.Part;
import care.continuum.local.topics.TopicRecord;
import care.continuum.messaging.checker.Fact;
import care.continuum.messaging.checker.Fact.Asked;
import care.continuum.messaging.checker.Fact.Canary;
import care.continuum.messaging.checker.Fact.Kept;
import care.continuum.messaging.checker.Fact.Listener;
import care.continuum.messaging.checker.Fact.Marked;
import care.continuum.messaging.checker.Fact.Outcome;
import care.continuum.messaging.checker.Fact.Text;
import care.continuum.messaging.checker.Fact.Told;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/// Turns what was seen of a run into facts for the checker.
final class Evidence {

    private final List<Fact> facts = new ArrayList<>();
    private final Map<String, String> decidedBy = new HashMap<>();

    Evidence documents(Documents documents, boolean clocks) {
        for (var fact : documents.facts(clocks)) {
            if (fact instanceof Kept kept && kept.commands() != null) {
                kept.commands().forEach(command -> decidedBy.put(command, kept.aggregate()));
            }
            facts.add(fact);
        }
        return this;
    }

    /// Each try of each command; it was asked of whoever decided it, or else of the path.
    Evidence commands(List<Entry> entries) {
        for (var entry : entries) {
            facts.add(new Asked(
                    entry.key(),
                    decidedBy.getOrDefault(entry.key(), entry.what()),
                    entry.outcome(),
                    entry.outcome() == Outcome.UNKNOWN ? null : entry.answer(),
                    entry.kafkaAlone(),
                    entry.begunAt()));
        }
        return this;
    }

    Evidence records(List<TopicRecord> records) {
        for (var record : records) {
            facts.add(new Told(
                    record.topic(),
                    record.partition(),
                    record.key(),
                    record.header("ce_source"),
                    record.header("ce_aggregate"),
                    Long.parseLong(record.header("ce_sequence")),
                    record.header("ce_id"),
                    record.name(),
                    record.headers() + " " + record.value()));
        }
        return this;
    }

    Evidence listeners(Groups groups) {
        for (var part : Part.SERVICES) {
            var behind = groups.behind(part.label());
            Reactions.of(part)
                    .forEach((topic, types) ->
                            facts.add(new Listener(part.label(), topic, types, behind.getOrDefault(topic, 0L))));
        }
        return this;
    }

    /// What the document that an event is about says of it, in each service where it has an effect.
    Evidence marks(Documents documents, List<TopicRecord> records) {
        for (var part : Part.SERVICES) {
            var marks = documents.marks(part);
            for (var record : records) {
                if (Reactions.isHeard(part, record)) {
                    facts.add(marked(part, record, marks));
                }
            }
        }
        return this;
    }

    static Marked marked(Part part, TopicRecord record, Map<String, Map<String, Long>> marks) {
        var told = record.json();
        var target = Reactions.targets(part, record).stream()
                .map(name -> told.path(name).asString(""))
                .filter(marks::containsKey)
                .findFirst()
                .orElse(record.key());
        var source = record.header("ce_source");
        var aggregate = record.header("ce_aggregate");
        return new Marked(
                part.label(),
                record.topic(),
                target,
                source + ' ' + aggregate,
                Long.parseLong(record.header("ce_sequence")),
                record.header("ce_id"),
                marks.getOrDefault(target, Map.of()).getOrDefault(source + '|' + aggregate, 0L));
    }

    Evidence deadLetters(List<ConsumerRecord<byte[], byte[]>> letters) {
        for (var letter : letters) {
            var record = TopicRecord.of(letter);
            facts.add(new Text(letter.topic(), "%s %s %s".formatted(record.key(), record.headers(), record.value())));
        }
        return this;
    }

    /// What the processes wrote must not tell who anybody is.
    Evidence logs(Path folder) {
        Canaries.ALL.forEach(canary -> facts.add(new Canary(canary)));
        try (var files = Files.list(folder)) {
            for (var file :
                    files.filter(some -> some.toString().endsWith(".log")).collect(Collectors.toList())) {
                try (var lines = Files.lines(file, StandardCharsets.ISO_8859_1)) {
                    lines.filter(line -> Canaries.ALL.stream().anyMatch(line::contains))
                            .forEach(line ->
                                    facts.add(new Text(file.getFileName().toString(), line)));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return this;
    }

    Evidence add(Collection<? extends Fact> more) {
        facts.addAll(more);
        return this;
    }

    List<Fact> facts() {
        return facts;
    }

    /// The suite's own records, without what was planted.
    static List<TopicRecord> own(List<ConsumerRecord<byte[], byte[]>> all) {
        return all.stream()
                .filter(some -> !Topics.isPlanted(some))
                .map(TopicRecord::of)
                .toList();
    }
}
