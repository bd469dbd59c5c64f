package care.continuum.suite.faults;

import care.continuum.local.stack.Part;
import care.continuum.local.topics.TopicRecord;
import care.continuum.messaging.checker.Fact;
import care.continuum.messaging.checker.Fact.Asked;
import care.continuum.messaging.checker.Fact.Canary;
import care.continuum.messaging.checker.Fact.Kept;
import care.continuum.messaging.checker.Fact.Listener;
import care.continuum.messaging.checker.Fact.Outcome;
import care.continuum.messaging.checker.Fact.Parked;
import care.continuum.messaging.checker.Fact.Text;
import care.continuum.messaging.checker.Fact.Told;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// Turns what was seen of a run into facts for the checker.
final class Evidence {

    /// What each service cannot leave without an effect, by topic; the rest it may pass over.
    private static final Map<Part, Map<String, Set<String>>> HEARD = Map.of(
            Part.INTAKE,
            Map.of(
                    "scheduling.events", Set.of("SeatReserved", "SeatRefused", "SeatReleased"),
                    "attendance.events", Set.of("ProgramCompleted", "ClientDischarged"),
                    "aftercare.events", Set.of("AftercarePlanClosed")),
            Part.SCHEDULING,
            Map.of(
                    "intake.events",
                    Set.of(
                            "EnrollmentRequested",
                            "SeatOffered",
                            "SeatOfferExpired",
                            "ClientEnrolled",
                            "EnrollmentWithdrawn"),
                    "attendance.events",
                    Set.of("ProgramCompleted", "ClientDischarged"),
                    "aftercare.events",
                    Set.of("ContinuingCareAppointmentProposed", "ContinuingCareAppointmentCanceled")),
            Part.ATTENDANCE,
            Map.of(
                    "scheduling.events", Set.of("SessionsScheduled"),
                    "intake.events", Set.of("CrisisRaised", "CrisisResolved")),
            Part.AFTERCARE,
            Map.of(
                    "intake.events", Set.of("ClientEnrolled", "ConsentGranted"),
                    "attendance.events", Set.of("ProgramCompleted", "ClientDischarged"),
                    "scheduling.events",
                            Set.of("AppointmentSlotBooked", "AppointmentSlotRefused", "AppointmentSlotReleased")));

    private final List<Fact> facts = new ArrayList<>();
    private final Map<String, String> decidedBy = new HashMap<>();

    Evidence documents(Documents documents, Set<String> poisoned) {
        for (var fact : documents.facts()) {
            if (fact instanceof Kept kept && kept.commands() != null) {
                kept.commands().forEach(command -> decidedBy.put(command, kept.aggregate()));
            }
            if (!(fact instanceof Parked parked) || !poisoned.contains(parked.client())) {
                facts.add(fact);
            }
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
                    entry.outcome() == Outcome.ACCEPTED ? entry.answer() : null,
                    entry.kafkaAlone()));
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

    Evidence listeners(Topics topics) {
        HEARD.forEach((part, byTopic) -> {
            var behind = topics.behind(part.label());
            byTopic.forEach((topic, types) ->
                    facts.add(new Listener(part.label(), topic, types, behind.getOrDefault(topic, 0L))));
        });
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

    void add(Fact fact) {
        facts.add(fact);
    }

    List<Fact> facts() {
        return facts;
    }

    /// The suite's own records, without what was planted.
    static List<TopicRecord> own(Topics topics) {
        return topics.all().stream()
                .filter(some -> some.headers().lastHeader(Topics.PLANTED) == null)
                .map(TopicRecord::of)
                .toList();
    }
}
