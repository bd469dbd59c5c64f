package care.continuum.suite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import care.continuum.local.topics.TopicReader;
import care.continuum.local.topics.TopicRecord;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/// What people complain about in other systems, tried out here.
record Complaints(Neighbors clients) {

    private static final Set<String> CAME = Set.of("ATTENDED", "PARTIAL");
    private static final String NOTE = "The family asks for another visit.";

    void oneOccurrenceMarkedNoShowLeavesItsSiblingsAlone() {
        var marked = clients.groups.get(1);
        var others = others(marked.sessionId());
        assertThat(others).hasSize(4 * clients.groups.size() - 1);

        clients.staff.missed(clients.ava, marked);

        assertThat(clients.records(clients.ava))
                .filteredOn(it -> Neighbors.id(it).equals(marked.sessionId()))
                .singleElement()
                .satisfies(it -> assertThat(it.path("outcome").asString()).isEqualTo("NO_SHOW"));
        assertThat(others(marked.sessionId())).isEqualTo(others);
    }

    /// The sessions of both on the calendar, and their records but for that one of AVA's.
    private List<JsonNode> others(String marked) {
        var others = new ArrayList<>(clients.calendar(clients.ava));
        others.addAll(clients.calendar(clients.bo));
        others.addAll(clients.records(clients.bo));
        clients.records(clients.ava).stream()
                .filter(it -> !Neighbors.id(it).equals(marked))
                .forEach(others::add);
        return others;
    }

    /// The other members of the group are those of the stories before.
    void anAttendeeAlwaysCarriesTheClientsId() {
        var group = clients.groups.getFirst();
        clients.staff.attended(clients.ava, group, group.minutes());
        clients.staff.attended(clients.bo, group, group.minutes() / 2);

        var rows = clients.api
                .get("/api/attendance/sessions/%s/sheet".formatted(group.sessionId()))
                .path("clients")
                .valueStream()
                .toList();
        var came = rows.stream()
                .filter(it -> CAME.contains(it.path("outcome").asString()))
                .map(Complaints::client)
                .collect(Collectors.toSet());
        assertThat(came).hasSizeGreaterThan(2).contains(clients.ava.clientId(), clients.bo.clientId());
        assertThat(rows)
                .allSatisfy(row -> assertThat(clients.api
                                .get("/api/intake/clients/" + client(row))
                                .path("episodes"))
                        .contains(row.path("episodeId")));
        await().atMost(Neighbors.LIMIT)
                .untilAsserted(() -> assertThat(told("SessionAttended", "sessionId", group.sessionId()))
                        .allSatisfy(it -> assertThat(client(it.json())).isEqualTo(it.key()))
                        .extracting(TopicRecord::key)
                        .containsAll(came)
                        .isSubsetOf(came));
    }

    void aSessionNamesItsModality() {
        var session = clients.toCome();
        assertThat(clients.calendar(clients.ava))
                .filteredOn(it -> Neighbors.id(it).equals(session))
                .singleElement()
                .satisfies(it -> assertThat(it.path("modality").asString()).isEqualTo(Neighbors.MODALITY));
    }

    void aClosedReferralReopensWithANote() {
        var id = clients.referral();
        var visit = OffsetDateTime.now(Neighbors.ZONE).truncatedTo(ChronoUnit.SECONDS);
        decide(id, "accept", Map.of());
        decide(id, "schedule", Map.of("visitAt", visit));
        decide(id, "attend", Map.of());
        decide(id, "close", Map.of());
        assertThat(clients.counseling().path("status").asString()).isEqualTo("CLOSED");

        decide(id, "reopen", Map.of("note", NOTE));

        var reopened = clients.counseling();
        assertThat(reopened.path("status").asString()).isEqualTo("DRAFT");
        assertThat(reopened.path("notes").valueStream())
                .extracting(it -> it.path("text").asString())
                .containsExactly(NOTE);
        await().atMost(Neighbors.LIMIT)
                .untilAsserted(() -> assertThat(told("ReferralReopened", "referralId", id))
                        .isNotEmpty()
                        .extracting(TopicRecord::key)
                        .containsOnly(clients.bo.clientId()));
    }

    private void decide(String id, String what, Map<String, ?> body) {
        clients.api.post("/api/aftercare/referrals/%s/%s".formatted(id, what), body);
    }

    /// The records of that name and about that.
    private List<TopicRecord> told(String name, String field, String value) {
        try (var reader = new TopicReader(clients.suite.ports().kafka())) {
            return reader.readAll().stream()
                    .filter(it -> it.name().equals(name))
                    .filter(it -> it.json().path(field).asString("").equals(value))
                    .toList();
        }
    }

    private static String client(JsonNode told) {
        return told.path("clientId").asString();
    }
}
