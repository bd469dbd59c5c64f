package care.continuum.suite.faults;

import care.continuum.local.topics.TopicRecord;
import care.continuum.messaging.checker.Fact.Same;
import care.continuum.messaging.checker.Invariant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
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
            new Rule(Set.of("EnrollmentRequested"), Set.of("SeatReserved", "SeatRefused"), byAttempt());
    private static final Set<String> BEGINS = Set.of("ClientEnrolled", "EnrollmentResumed", "TrackChanged");
    private static final Rule ENROLLED = new Rule(Set.of("SeatReserved"), BEGINS, byAttempt());
    private static final Rule PLANNED = new Rule(BEGINS, Set.of(PLAN), byAttempt());
    private static final String WITHDRAWN = "EnrollmentWithdrawn";
    private static final Rule WITHDREW = new Rule(Set.of(WITHDRAWN), ENDS, byEpisode());
    private static final Rule MEASURED =
            new Rule(Set.of("ScreeningCompleted"), Set.of("ProgressMeasured"), List.of("screeningId"));
    private static final Rule FOLLOWED = new Rule(ENDS, Set.of("AftercarePlanDrafted"), byEpisode());
    private static final Rule LEFT = new Rule(Set.of("SeatReserved"), Set.of("SeatReleased"), byAttempt());
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

    private static List<String> byAttempt() {
        return List.of("episodeId", "attempt");
    }

    private static List<String> byEpisode() {
        return List.of("episodeId");
    }

    /// How often each was answered, beside how often it should have been.
    List<Same> facts() {
        var withdrawn = episodes(Set.of(WITHDRAWN));
        var over = episodes(ENDS);
        var reserved = attempts(Set.of("SeatReserved"));
        var asked = attempts(Set.of("EnrollmentRequested"));
        var offered = attempts(Set.of("SeatOffered"));
        // The end may be heard before the return that came before it: then there is nothing left to plan.
        var overBefore = attempts(Set.of("EnrollmentResumed", "TrackChanged"));
        overBefore.retainAll(attempts(Set.of("SeatReleased")));
        overBefore.removeAll(attempts(Set.of(PLAN)));
        var canceled = values(Set.of("ContinuingCareAppointmentCanceled"), "appointmentId");
        return List.of(
                // A seat that was offered and is not there any more is refused before anybody asks for it.
                compare(
                        SEAT,
                        without(some ->
                                some.name().equals("SeatRefused") && isIn(offered, some) && !isIn(asked, some))),
                compare(ENROLLED, without(some -> withdrawn.contains(episode(some)))),
                // A plan is told for a seat; what is entered beside it is not.
                compare(
                        PLANNED,
                        without(some -> withdrawn.contains(episode(some))
                                || isIn(overBefore, some)
                                || (some.name().equals(PLAN)
                                        && text(some, "attempt").isEmpty()))),
                compare(FOLLOWED, events),
                // An offered seat that nobody took is free again, too.
                compare(
                        LEFT,
                        without(some -> (isIn(offered, some) && !isIn(reserved, some))
                                || (!over.contains(episode(some)) && !withdrawn.contains(episode(some))))),
                compare(
                        WITHDREW,
                        without(some -> !withdrawn.contains(episode(some))
                                || (some.name().equals(WITHDRAWN)
                                        && !some.json().path("enrolled").asBoolean(false)))),
                compare(
                        MEASURED,
                        without(some -> some.name().equals("ScreeningCompleted")
                                && !some.json().hasNonNull("bam"))),
                // What is given up before it was looked for is not looked for, and has no time to be free again.
                compare(SLOT, without(some -> canceled.contains(text(some, "appointmentId")))),
                compare(GIVEN_UP, without(some -> !canceled.contains(text(some, "appointmentId")))));
    }

    private List<TopicRecord> without(Predicate<TopicRecord> some) {
        return events.stream().filter(some.negate()).toList();
    }

    private static boolean isIn(Set<String> attempts, TopicRecord some) {
        return attempts.contains(key(some, byAttempt()));
    }

    private static String episode(TopicRecord some) {
        return text(some, "episodeId");
    }

    private Set<String> attempts(Set<String> types) {
        return count(types, byAttempt(), events).keySet();
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
