package care.continuum.scheduling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import care.continuum.events.Track;
import care.continuum.testing.Proves;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.bson.Document;
import org.junit.jupiter.api.Test;

/// Many change the same calendar at once, at random. Whatever came of it: nobody and nothing is in two places, and all
/// that is planned has its time.
@SchedulingTest
class RaceIT extends WithClients {

    private static final int THREADS = 8;
    private static final int EACH = 8;

    @Test
    @Proves("no-double-booking")
    void whoeverAsksAtTheSameTimeNobodyIsInTwoPlaces() throws Exception {
        var day = clients.opened(Track.DAY);
        var people = new ArrayList<People>();
        for (int i = 0; i < 5; i++) {
            people.add(clients.enrolled(day, Track.DAY, 9 + i));
        }
        try (var threads = Executors.newFixedThreadPool(THREADS)) {
            var all = new ArrayList<Future<?>>();
            for (int i = 0; i < THREADS; i++) {
                var random = new Random(i);
                all.add(threads.submit(() -> IntStream.range(0, EACH).forEach(it -> change(people, random))));
            }
            var cleo = new People(wire, Track.DAY);
            cleo.ask(1);
            cleo.enroll(day, clients.monday, 2, 12, Set.of());
            people.add(cleo);
            for (var one : all) {
                one.get();
            }
        }
        await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> {
            assertThat(count("plans", new Document("_todo", new Document("$exists", true).append("$ne", List.of()))))
                    .isZero();
            assertThat(count("alterations", new Document("stage", "RESERVING"))).isZero();
            assertThat(count("sessions", new Document("_lock", new Document("$exists", true))))
                    .isZero();
        });
        assertThat(count("claims", new Document("keeper", new Document("$exists", true))))
                .isZero();
        assertThat(count("claims", new Document("next", new Document("$exists", true))))
                .isZero();
        mustHaveItsTime();
    }

    /// A change that a caller may wish; the answer is yes or no, never an error.
    private void change(List<People> people, Random random) {
        var one = people.get(random.nextInt(5));
        var sessions = clients.sessions(one).stream()
                .filter(it -> it.path("status").asString().equals("SCHEDULED"))
                .toList();
        if (sessions.isEmpty()) {
            return;
        }
        var session = sessions.get(random.nextInt(sessions.size()));
        var scope = random.nextInt(4) == 0 ? "FOLLOWING" : "ONE";
        var start = clients.monday
                .plusDays(random.nextInt(12))
                .atTime(9 + random.nextInt(8), 15 * random.nextInt(4))
                .atZone(Clinics.ZONE)
                .toInstant();
        var reply = switch (random.nextInt(5)) {
            case 0 ->
                clients.api()
                        .post(
                                Clients.path(session, "cancel"),
                                Map.of(
                                        "by",
                                        random.nextBoolean() ? "CLIENT" : "CLINICIAN",
                                        "reason",
                                        "ill",
                                        "scope",
                                        "ONE",
                                        "clientId",
                                        one.client));
            case 1 ->
                clients.api()
                        .post(
                                "/api/scheduling/sessions",
                                Map.of("clientId", one.client, "kind", "INDIVIDUAL", "startsAt", start, "weeks", 2));
            default ->
                clients.api()
                        .post(
                                Clients.path(session, "reschedule"),
                                Map.of("by", "CLINICIAN", "reason", "ill", "scope", scope, "startsAt", start));
        };
        assertThat(reply.status()).as(reply.body()).isIn(200, 201, 404, 409);
    }

    /// Each quarter-hour of a client, clinician or room is one document; so who has them for all of a session is in one
    /// place alone.
    private void mustHaveItsTime() {
        var owners = new HashMap<String, String>();
        mongo.getCollection("claims").find().forEach(it -> owners.put(it.getString("_id"), it.getString("owner")));
        var claimed = new HashMap<String, Integer>();
        owners.values().forEach(it -> claimed.merge(it, 1, Integer::sum));
        var needed = new HashMap<String, Integer>();
        for (var plan : mongo.getCollection("plans").find()) {
            for (var session : plan.getList("sessions", Document.class)) {
                var id = session.getString("id") == null ? session.getString("_id") : session.getString("id");
                if (session.getString("status").equals("SCHEDULED")) {
                    var from = session.getDate("startsAt").toInstant();
                    var to = session.getDate("endsAt").toInstant();
                    var quarters = new ArrayList<String>();
                    quarters.addAll(Claim.ids(Claim.client(plan.getString("clientId")), from, to));
                    needed.merge(id, quarters.size(), Integer::sum);
                    quarters.addAll(Claim.ids(Claim.clinician(session.getString("clinicianId")), from, to));
                    quarters.addAll(Claim.ids(Claim.room(session.getString("roomId")), from, to));
                    assertThat(quarters)
                            .as("%s of %s", session, plan.getString("_id"))
                            .allMatch(it -> id.equals(owners.get(it)));
                    needed.putIfAbsent(
                            id + " place",
                            quarters.size() - Claim.ids("", from, to).size());
                }
            }
        }
        needed.forEach((id, quarters) -> {
            if (!id.endsWith(" place")) {
                assertThat(claimed.get(id)).as("all that %s has", id).isEqualTo(quarters + needed.get(id + " place"));
            }
        });
    }

    private long count(String collection, Document which) {
        return mongo.getCollection(collection).countDocuments(which);
    }
}
