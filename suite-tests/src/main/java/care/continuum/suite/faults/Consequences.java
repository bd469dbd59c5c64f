package care.continuum.suite.faults;

import care.continuum.local.topics.TopicRecord;
import care.continuum.messaging.checker.Fact.Same;
import care.continuum.messaging.checker.Invariant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// What one service tells because of what another one told, as the contract has it: exactly once, also where the cause
/// was heard many times, or was parked and redriven.
final class Consequences {

    private static final Set<String> ENDS = Set.of("ProgramCompleted", "ClientDischarged");

    /// @param causes  types of which each event asks for an answer
    /// @param answers types of which there is one for each of them, with the same values in these fields
    private record Rule(Set<String> causes, Set<String> answers, List<String> fields) {}

    private static final String PLAN = "SessionsScheduled";
    private static final Rule SEAT =
            new Rule(Set.of("EnrollmentRequested"), Set.of("SeatReserved", "SeatRefused"), attempt());
    private static final Rule ENROLLED = new Rule(Set.of("SeatReserved"), Set.of("ClientEnrolled"), attempt());
    private static final Rule PLANNED = new Rule(Set.of("ClientEnrolled"), Set.of(PLAN), attempt());
    private static final Rule FOLLOWED = new Rule(ENDS, Set.of("AftercarePlanDrafted"), episode());
    private static final Rule LEFT = new Rule(Set.of("SeatReserved"), Set.of("SeatReleased"), attempt());
    private static final String BOOKED = "AppointmentSlotBooked";
    private static final Rule SLOT = new Rule(
            Set.of("ContinuingCareAppointmentProposed", "ContinuingCareAppointmentRescheduled"),
            Set.of(BOOKED, "AppointmentSlotRefused"),
            List.of("appointmentId"));
    private static final Rule GIVEN_UP =
            new Rule(Set.of(BOOKED), Set.of("AppointmentSlotReleased"), List.of("appointmentId"));

    private final List<TopicRecord> events;

    /// @param records all of the four topics
    Consequences(Collection<TopicRecord> records) {
        var seen = new HashSet<String>();
        this.events =
                records.stream().filter(some -> seen.add(some.header("ce_id"))).toList();
    }

    private static List<String> attempt() {
        return List.of("episodeId", "attempt");
    }

    private static List<String> episode() {
        return List.of("episodeId");
    }

    /// How often each was answered, beside how often it should have been.
    List<Same> facts() {
        var withdrawn = episodes(Set.of("EnrollmentWithdrawn"));
        var stayed = new ArrayList<TopicRecord>(events);
        stayed.removeIf(some -> withdrawn.contains(text(some, "episodeId")));
        // A plan is told for a seat; what is entered beside it is not.
        var planned = new ArrayList<TopicRecord>(stayed);
        planned.removeIf(
                some -> some.name().equals(PLAN) && text(some, "attempt").isEmpty());
        var over = episodes(ENDS);
        var ended = new ArrayList<TopicRecord>(stayed);
        ended.removeIf(some -> !over.contains(text(some, "episodeId")));
        // What is given up before it was looked for is not looked for, and has no time to be free again.
        var canceled = values(Set.of("ContinuingCareAppointmentCanceled"), "appointmentId");
        var kept = new ArrayList<TopicRecord>(events);
        kept.removeIf(some -> canceled.contains(text(some, "appointmentId")));
        var givenUp = new ArrayList<TopicRecord>(events);
        givenUp.removeIf(some -> !canceled.contains(text(some, "appointmentId")));
        // A seat that was offered and is not there any more is refused before anybody asks for it.
        var asked = attempts(Set.of("EnrollmentRequested"));
        var offered = attempts(Set.of("SeatOffered"));
        var answered = new ArrayList<TopicRecord>(events);
        answered.removeIf(some -> {
            var attempt = key(some, attempt());
            return some.name().equals("SeatRefused") && offered.contains(attempt) && !asked.contains(attempt);
        });
        return List.of(
                compare(SEAT, answered),
                compare(ENROLLED, stayed),
                compare(PLANNED, planned),
                compare(FOLLOWED, events),
                compare(LEFT, ended),
                compare(SLOT, kept),
                compare(GIVEN_UP, givenUp));
    }

    private Set<String> attempts(Set<String> types) {
        return count(types, attempt(), events).keySet();
    }

    private Set<String> episodes(Set<String> types) {
        return values(types, "episodeId");
    }

    private Set<String> values(Set<String> types, String field) {
        return events.stream()
                .filter(some -> types.contains(some.name()))
                .map(some -> text(some, field))
                .collect(Collectors.toSet());
    }

    private static Same compare(Rule rule, Collection<TopicRecord> among) {
        var due = new TreeMap<String, String>();
        var told = new TreeMap<String, String>();
        count(rule.causes, rule.fields, among).forEach((key, count) -> due.put(key, count + " times"));
        count(rule.answers, rule.fields, among).forEach((key, count) -> told.put(key, count + " times"));
        return new Same(Invariant.HEARD_ONCE, "%s after %s".formatted(rule.answers, rule.causes), due, told);
    }

    private static Map<String, Integer> count(Set<String> types, List<String> fields, Collection<TopicRecord> among) {
        var counts = new TreeMap<String, Integer>();
        for (var some : among) {
            if (types.contains(some.name())) {
                counts.merge(key(some, fields), 1, Integer::sum);
            }
        }
        return counts;
    }

    private static String key(TopicRecord some, List<String> fields) {
        return fields.stream().map(field -> text(some, field)).collect(Collectors.joining(" "));
    }

    private static String text(TopicRecord some, String field) {
        return some.json().path(field).asString("");
    }
}
