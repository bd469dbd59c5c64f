package care.continuum.local.replay;

import static java.util.stream.Collectors.groupingBy;

import care.continuum.local.topics.TopicRecord;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What the four topics tell, against the people's documents and the CSV.
final class TopicChecks {

    private final List<Played> people;
    private final List<TopicRecord> events;
    private final Map<String, List<TopicRecord>> byEpisode;

    /// @param records all records from offset 0
    TopicChecks(List<Played> people, List<TopicRecord> records) {
        this.people = people;
        this.events = firstCopies(records);
        this.byEpisode = events.stream()
                .collect(groupingBy(event -> event.json().path("episodeId").asString("")));
    }

    List<Check> all() {
        return List.of(order(), keys(), ends(), plans(), minutes());
    }

    private static List<TopicRecord> firstCopies(List<TopicRecord> records) {
        var seen = new HashSet<String>();
        return records.stream().filter(some -> seen.add(some.header("ce_id"))).toList();
    }

    private Check order() {
        var check = Check.that("events: each aggregate's are numbered from 1 without a gap, in order");
        var last = new HashMap<String, Long>();
        for (var event : events) {
            var aggregate = event.topic() + " " + event.header("ce_aggregate");
            var wanted = last.getOrDefault(aggregate, 0L) + 1;
            check.same(aggregate, String.valueOf(wanted), event.header("ce_sequence"));
            last.put(aggregate, wanted);
        }
        check.same(
                "topics with events",
                4L,
                events.stream().map(TopicRecord::topic).distinct().count());
        return check.done();
    }

    private Check keys() {
        var check = Check.that("events: each has its client as key and subject, and the envelope of the contract");
        for (var event : events) {
            var client = event.json().path("clientId").asString("");
            check.same(event.name() + " key", client, event.key());
            check.same(event.name() + " subject", client, event.header("ce_subject"));
            for (var name : List.of("ce_source", "ce_type", "ce_time", "ce_dataschema", "traceparent")) {
                if (event.header(name).isEmpty()) {
                    check.fault("%s %s has no %s".formatted(event.name(), event.header("ce_id"), name));
                }
            }
        }
        return check.done();
    }

    private Check ends() {
        var check = Check.that("events: each client has one enrollment, one end, and one outcome for each session");
        for (var played : people) {
            var completed = played.disposition().equals("COMPLETED");
            check.same(ref(played) + " ProgramCompleted", completed ? 1 : 0, count(played, "ProgramCompleted"));
            check.same(ref(played) + " ClientDischarged", completed ? 0 : 1, count(played, "ClientDischarged"));
            check.same(ref(played) + " ClientEnrolled", 1, count(played, "ClientEnrolled"));
            var settled = count(played, "SessionAttended") + count(played, "SessionMissed");
            check.same(
                    ref(played) + " settled sessions", played.plan().size(), settled + count(played, "AbsenceExcused"));
        }
        return check.done();
    }

    private Check plans() {
        var check = Check.that("events: one aftercare plan for each client, with what the rules derive");
        for (var played : people) {
            var expected = Expected.of(played);
            check.same(ref(played) + " plans", 1, count(played, "AftercarePlanDrafted"));
            check.same(ref(played) + " referrals", expected.referrals(), texts(played, "ReferralCreated", "kind"));
            check.same(
                    ref(played) + " appointments",
                    expected.appointments().stream().map(LocalDate::toString).toList(),
                    texts(played, "ContinuingCareAppointmentProposed", "dueBy").stream()
                            .distinct()
                            .toList());
        }
        return check.done();
    }

    private Check minutes() {
        var check = Check.that("minutes: attendance, events and CSV have the same sums");
        for (var played : people) {
            var csv = Expected.of(played).outcomes().stream()
                    .mapToInt(Expected.Outcome::minutes)
                    .sum();
            check.same(ref(played) + " attendance", csv, played.minutes());
            check.same(ref(played) + " events", csv, minutes(played));
        }
        return check.done();
    }

    /// The last word on each session counts.
    private int minutes(Played played) {
        var bySession = new LinkedHashMap<String, Integer>();
        for (var event : of(played)) {
            if (event.name().equals("SessionAttended") || event.name().equals("AttendanceCorrected")) {
                var json = event.json();
                bySession.put(
                        json.path("sessionId").asString(), json.path("minutes").asInt());
            }
        }
        return bySession.values().stream().mapToInt(Integer::intValue).sum();
    }

    private int count(Played played, String name) {
        return (int)
                of(played).stream().filter(event -> event.name().equals(name)).count();
    }

    private List<String> texts(Played played, String name, String field) {
        var texts = new ArrayList<String>();
        for (var event : of(played)) {
            if (event.name().equals(name)) {
                texts.add(event.json().path(field).asString());
            }
        }
        return texts.stream().sorted().toList();
    }

    private List<TopicRecord> of(Played played) {
        return Optional.ofNullable(byEpisode.get(played.episodeId())).orElse(List.of());
    }

    private static String ref(Played played) {
        return "client " + played.person().ref();
    }
}
