package care.continuum.intake.client;

import static care.continuum.intake.client.Newcomer.with;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import care.continuum.testing.Api;
import care.continuum.testing.Proves;
import care.continuum.testing.RealEngines;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.index.IndexInfo;
import tools.jackson.databind.JsonNode;

/// Getting in touch, and being found.
@RealEngines
class FrontDeskIT {

    private final Api staff;
    private final MongoOperations mongo;

    FrontDeskIT(@Autowired Api api, @Autowired MongoOperations mongo) {
        this.staff = api.as("intake", "clinician");
        this.mongo = mongo;
    }

    @Test
    void theListTellsWhoStandsWhereAndAllowsWhat() {
        var leo = Newcomer.calls(staff, "Leopold");
        leo.consent().mustBe(201);

        var found = staff.get("/api/intake/clients?q=leopold").mustBe(200).json();

        assertThat(found.path("total").asInt()).isEqualTo(1);
        assertThat(staff.get("/api/intake/clients?q=exam%20LEOP").json()).isEqualTo(found);
        assertThat(staff.get("/api/intake/clients?q=leopold%20nobody")
                        .json()
                        .path("total")
                        .asInt())
                .isZero();
        var line = found.path("items").get(0);
        assertThat(line.path("clientId").asString()).isEqualTo(leo.client);
        assertThat(line.path("episodeId").asString()).isEqualTo(leo.episode);
        var consent = line.path("consents").get(0);
        assertThat(consent.propertyNames()).containsExactlyInAnyOrder("consentId", "type", "status");
        assertThat(consent.path("consentId")).isEqualTo(leo.read().at("/consents/0/consentId"));
        assertThat(consent.path("status").asString()).isEqualTo("ACTIVE");
        assertThat(consent.path("type").asString()).isEqualTo("TREATMENT_PAYMENT_OPERATIONS");
    }

    @Test
    void aCallerIsFoundByPhoneOrEmailHoweverItIsWritten() {
        var inquiry = Newcomer.with(Newcomer.inquiry("Rufus", "PHONE"), Map.of("phone", "(704) 555-0147"));
        var rufus =
                new Newcomer(staff, staff.post("/api/intake/inquiries", inquiry).mustBe(201));

        for (var said : List.of("704.555.0147", "%2B1%20704%20555%200147", "RUFUS@example.org")) {
            var items = staff.get("/api/intake/clients?q=" + said)
                    .mustBe(200)
                    .json()
                    .path("items");
            assertThat(items.valueStream().map(it -> it.path("clientId").asString()))
                    .as(said)
                    .containsExactly(rufus.client);
        }
    }

    @Test
    void aRequestCanNameTheStay() {
        var mia = Newcomer.calls(staff, "Mia");
        var stay = "?episodeId=" + mia.episode;

        mia.post("/assessment" + stay, Newcomer.assessment()).mustBe(201);
        mia.post("/consents" + stay, Newcomer.consenting()).mustBe(201);
        var asked = mia.post("/enrollment" + stay, Newcomer.enrollment()).mustBe(202);

        assertThat(asked.json().path("episodeId").asString()).isEqualTo(mia.episode);
        mia.post("/withdrawal" + stay).mustBe(200);
        assertThat(mia.status()).isEqualTo("CANCELED");
    }

    @Test
    void badInquiriesAreRefusedAndNobodyIsKept() {
        var wrong = with(
                Newcomer.inquiry("Quentin", "FAX"),
                Map.of(
                        "familyName", "",
                        "dateOfBirth", "2026-02-30",
                        "email", "",
                        "phone", "-------",
                        "surprise", 1,
                        "priority", List.of("RICH")));

        var reply = staff.post("/api/intake/inquiries", wrong);

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.rule()).isEqualTo("invalid-input");
        assertThat(reply.faultyFields().split(" "))
                .containsExactlyInAnyOrder(
                        "surprise", "familyName", "dateOfBirth", "phone", "email", "channel", "priority[0]");
        var unreachable = new HashMap<>(Newcomer.inquiry("Quentin", "FAX"));
        unreachable.remove("email");
        assertThat(staff.post("/api/intake/inquiries", unreachable)
                        .faultyFields()
                        .split(" "))
                .containsExactlyInAnyOrder("phone", "channel");
        var unborn = with(Newcomer.inquiry("Quentin", "PHONE"), Map.of("dateOfBirth", "2999-01-01"));
        assertThat(staff.post("/api/intake/inquiries", unborn).faultyFields()).isEqualTo("dateOfBirth");
        assertThat(staff.get("/api/intake/clients?q=quentin")
                        .json()
                        .path("total")
                        .asInt())
                .isZero();
    }

    @Test
    void badQuestionsAreRefused() {
        var many =
                Stream.generate(UUID::randomUUID).limit(101).map(UUID::toString).collect(joining(","));
        faulty("?q=%00", "q");
        faulty("?q=" + "x".repeat(101), "q");
        faulty("?page=2147483647&size=500", "page");
        faulty("?status=NOWHERE", "status");
        faulty("?ids=nobody", "ids");
        faulty("?ids=" + many, "ids");
        assertThat(staff.get("/api/intake/clients?page=1000000&size=500").json().path("items"))
                .isEmpty();
    }

    private void faulty(String query, String field) {
        var reply = staff.get("/api/intake/clients" + query);
        assertThat(reply.status()).as(query).isEqualTo(400);
        assertThat(reply.faultyFields()).as(query).isEqualTo(field);
    }

    @Test
    @Proves("same-person")
    void staffDecideWhetherTwoAreOnePerson() {
        var nora = Newcomer.calls(staff, "Nora");
        var other = staff.post(
                        "/api/intake/inquiries",
                        with(Newcomer.inquiry("Nora", "PHONE"), Map.of("email", "elsewhere@example.org")))
                .mustBe(201)
                .json()
                .path("clientId")
                .asString();

        await().until(() -> duplicates(other).equals(List.of(nora.client)));
        assertThat(nora.read().path("possibleDuplicates").get(0).asString()).isEqualTo(other);
        var path = "/api/intake/clients/%s/duplicates/%s".formatted(nora.client, other);
        assertThat(staff.post(path, Map.of("decision", "MAYBE")).faultyFields()).isEqualTo("decision");
        staff.post(path, Map.of("decision", "SAME_PERSON")).mustBe(200);

        for (var client : List.of(nora.client, other)) {
            assertThat(staff.as("supervisor")
                            .get("/api/intake/clients/%s/audit?size=500".formatted(client))
                            .mustBe(200)
                            .json()
                            .path("items"))
                    .anyMatch(it -> it.path("status").asInt() == 200
                            && it.at("/ids/otherId").asString().equals(other));
        }
        assertThat(duplicates(other)).isEmpty();
        assertThat(nora.read().path("sameAs").get(0).asString()).isEqualTo(other);
        assertThat(nora.read().path("possibleDuplicates")).isEmpty();
    }

    private List<String> duplicates(String client) {
        return staff.get("/api/intake/worklist?kind=POSSIBLE_DUPLICATE&size=500")
                .mustBe(200)
                .json()
                .path("items")
                .valueStream()
                .filter(it -> it.path("clientId").asString().equals(client))
                .map(it -> it.path("otherId").asString())
                .toList();
    }

    @Test
    void whoComesBackHasANewEpisodeUnderTheSameId() {
        var omar = Newcomer.calls(staff, "Omar");
        assertThat(omar.post("/readmission").rule()).isEqualTo("already-in-program");
        omar.post("/withdrawal").mustBe(200);

        var again = omar.post("/readmission", Map.of("preferredTrack", "DAY", "steppedDownFrom", "a hospital"))
                .mustBe(201);

        assertThat(again.location()).isEqualTo("/api/intake/clients/" + omar.client);
        assertThat(again.json().path("status").asString()).isEqualTo("INQUIRY");
        var seen = omar.read();
        assertThat(seen.path("episodeId")).isEqualTo(again.json().path("episodeId"));
        assertThat(seen.path("readmissionOf").asString()).isEqualTo(omar.episode);
        assertThat(seen.at("/inquiry/preferredTrack").asString()).isEqualTo("DAY");
        assertThat(seen.at("/stepDown/followUps")).hasSize(2);
        var first = staff.get("/api/intake/clients/%s?episodeId=%s".formatted(omar.client, omar.episode));
        assertThat(first.json().path("status").asString()).isEqualTo("CANCELED");
    }

    @Test
    void theWorklistIsReadByThePage() {
        for (var name : List.of("Wanda", "Xenia", "Yusuf")) {
            Newcomer.calls(staff, name);
        }
        var all = tasks("size=500");
        var paged = new ArrayList<JsonNode>();
        for (int page = 0; page < all.path("total").asInt(); page++) {
            var one = tasks("size=1&page=" + page);
            assertThat(one.path("total")).isEqualTo(all.path("total"));
            paged.addAll(one.path("items").valueStream().toList());
        }

        assertThat(paged).hasSizeGreaterThanOrEqualTo(3).containsExactlyElementsOf(all.path("items"));
        assertThat(tasks("size=1&page=1000000").path("items")).isEmpty();
        assertThat(tasks("overdue=false")).isEqualTo(tasks("urgency=LATER"));
        assertThat(tasks("overdue=true&urgency=SOON").path("total").asInt()).isZero();
        assertThat(tasks("urgency=OVERDUE").path("total").asInt()).isZero();
    }

    private JsonNode tasks(String which) {
        return staff.get("/api/intake/worklist?kind=ASSESSMENT&" + which)
                .mustBe(200)
                .json();
    }

    @Test
    void whatIsDoneIsNotReadToTellWhatIsOpen() {
        await().until(() -> indexes("clients").containsAll(List.of("waiting", "tasks")));
        var waiting = new Document("waiting.track", "DAY").append("waiting.ageBand", "ADULT");

        assertThat(plan(new Document("tasks.dueAt", new Document("$exists", true))))
                .contains("indexName=tasks")
                .doesNotContain("COLLSCAN");
        assertThat(plan(waiting)).contains("indexName=waiting").doesNotContain("COLLSCAN");
    }

    private String plan(Document filter) {
        var find = new Document("find", "clients").append("filter", filter);
        var told = mongo.executeCommand(new Document("explain", find).append("verbosity", "queryPlanner"));
        return told.get("queryPlanner", Document.class)
                .get("winningPlan", Document.class)
                .toString();
    }

    @Test
    void theDeclaredIndexesAreMade() {
        await().until(() -> indexes("clients").containsAll(List.of("waiting", "tasks", "find", "status")));
        await().until(() -> indexes("free_seats").containsAll(List.of("open", "section", "usedBy")));
    }

    private List<String> indexes(String collection) {
        return mongo.indexOps(collection).getIndexInfo().stream()
                .map(IndexInfo::getName)
                .toList();
    }
}
