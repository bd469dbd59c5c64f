package care.continuum.suite.faults;

import static java.util.stream.Collectors.groupingBy;

import care.continuum.local.replay.AftercareRule;
import care.continuum.local.topics.TopicRecord;
import care.continuum.suite.faults.Ledger.Person;
import care.continuum.suite.faults.Ledger.Stage;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.bson.Document;

/// Whoever ends the program, ends it once and has one aftercare plan with exactly what the rules derive, on the topics
/// and in aftercare's own document.
final class AftercareRules {

    private static final Set<String> ENDS = Set.of("ProgramCompleted", "ClientDischarged");

    private final Map<String, Person> people;
    private final Map<String, List<TopicRecord>> byClient;
    private final List<Document> plans;
    private final List<String> found = new ArrayList<>();

    /// @param plans aftercare's documents
    AftercareRules(Map<String, Person> people, List<TopicRecord> records, List<Document> plans) {
        var seen = new HashSet<String>();
        this.people = people;
        this.byClient =
                records.stream().filter(some -> seen.add(some.header("ce_id"))).collect(groupingBy(TopicRecord::key));
        this.plans = plans;
    }

    List<String> check() {
        people.values().forEach(this::check);
        return found;
    }

    private void check(Person person) {
        var events = byClient.getOrDefault(person.clientId(), List.of());
        var ends = events.stream().filter(some -> ENDS.contains(some.name())).toList();
        if (ends.size() > 1) {
            found.add("client %s ended the program %d times".formatted(person.clientId(), ends.size()));
        }
        if (person.stage() == Stage.COMPLETES
                && (ends.isEmpty() || !ends.getFirst().name().equals("ProgramCompleted"))) {
            found.add("client %s came to all sessions and has not completed".formatted(person.clientId()));
        }
        var drafted = texts(events, "AftercarePlanDrafted", "planId");
        same(person, "plans", ends.isEmpty() ? 0 : 1, drafted.size());
        if (!ends.isEmpty()) {
            derived(person, events, ends.getFirst());
        }
    }

    private void derived(Person person, List<TopicRecord> events, TopicRecord end) {
        var completes = end.name().equals("ProgramCompleted");
        var day = LocalDate.parse(end.json().path("dischargedOn").asString());
        var referrals = AftercareRule.referrals(
                person.persona().reason(), person.persona().needs(), completes);
        var appointments = AftercareRule.appointments(day, completes).stream()
                .map(LocalDate::toString)
                .toList();
        same(person, "referrals told", referrals, texts(events, "ReferralCreated", "kind"));
        same(person, "appointments told", appointments, texts(events, "ContinuingCareAppointmentProposed", "dueBy"));
        var own = plans.stream()
                .filter(plan -> person.clientId().equals(String.valueOf(plan.get("_key"))))
                .filter(plan -> plan.get("planId") != null)
                .toList();
        same(person, "plans kept", 1, own.size());
        for (var plan : own) {
            same(
                    person,
                    "referrals kept",
                    referrals,
                    plan.getList("referrals", Document.class).stream()
                            .map(some -> some.getString("kind"))
                            .sorted()
                            .toList());
            same(
                    person,
                    "appointments kept",
                    appointments.size(),
                    plan.getList("appointments", Document.class).size());
        }
    }

    private static List<String> texts(List<TopicRecord> events, String name, String field) {
        return events.stream()
                .filter(some -> some.name().equals(name))
                .map(some -> some.json().path(field).asString(""))
                .sorted()
                .toList();
    }

    private void same(Person person, String what, Object expected, Object seen) {
        if (!expected.equals(seen)) {
            found.add("client %s: %s: expected %s, found %s".formatted(person.clientId(), what, expected, seen));
        }
    }
}
