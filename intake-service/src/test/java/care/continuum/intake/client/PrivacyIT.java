package care.continuum.intake.client;

import static care.continuum.intake.client.Newcomer.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import care.continuum.intake.Topics;
import care.continuum.intake.terms.EpisodeStatus;
import care.continuum.intake.terms.Person;
import care.continuum.testing.Api;
import care.continuum.testing.Proves;
import care.continuum.testing.RealEngines;
import care.continuum.testing.Wire;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.bson.Document;
import org.bson.RawBsonDocument;
import org.bson.json.JsonWriterSettings;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.mongodb.core.MongoOperations;
import tools.jackson.databind.JsonNode;

/// Who reads what of a client, who is told of it, and what stands in the database.
@RealEngines
class PrivacyIT {

    private static final String REASON = "the client fainted in the waiting room";

    @Autowired
    Api api;

    @Autowired
    MongoOperations mongo;

    @Autowired
    Wire wire;

    @Test
    @Proves("audit")
    void everyReadAndEveryChangeOfAClientIsInTheAuditLog() {
        var staff = api.as("intake", "clinician");
        var ana = Newcomer.calls(staff, "Audited");
        ana.assess("2.1").mustBe(201);
        staff.with("Access-Reason", "she asks for her dates")
                .get("/%61pi/intake/clients/" + ana.client)
                .mustBe(200);
        staff.get("/api/intake/clients?q=audited").mustBe(200);
        api.as("analyst").get("/api/intake/clients/" + ana.client).mustBe(403);

        var lines = audit(ana.client);

        assertThat(lines)
                .extracting(it -> "%s %s %d"
                        .formatted(
                                it.path("method").asString(),
                                it.path("path").asString(),
                                it.path("status").asInt()))
                .containsExactly(
                        "GET /api/intake/clients/{clientId} 403",
                        "GET /api/intake/clients 200",
                        "GET /api/intake/clients/{clientId} 200",
                        "POST /api/intake/clients/{clientId}/assessment 201",
                        "POST /api/intake/inquiries 201");
        assertThat(lines.get(2).path("why").asString()).isEqualTo("she asks for her dates");
        assertThat(lines.get(2).at("/who/name").asString()).isEqualTo("test-intake-clinician");
        assertThat(lines.get(2).at("/who/roles").toString()).isEqualTo("[\"clinician\",\"intake\"]");
        assertThat(lines.get(2).at("/ids/clientId").asString()).isEqualTo(ana.client);
    }

    @Test
    @Proves("audit")
    void whoCountsByNameAloneIsInTheAuditLog() {
        var cleo = Newcomer.calls(api.as("intake"), "Counted");

        var beyond =
                api.as("intake").get("/api/intake/clients?q=counted&page=9").mustBe(200);

        assertThat(beyond.json().path("total").asInt()).isEqualTo(1);
        assertThat(audit(cleo.client).getFirst().path("path").asString()).isEqualTo("/api/intake/clients");
    }

    @Test
    @Proves("audit")
    void aChangeWhoseAnswerWasNeverAuditedStandsInTheLogAsAttempted() {
        var staff = api.as("intake", "clinician").withKey(UUID.randomUUID().toString());
        var ana = Newcomer.calls(staff, "Attempted");
        logTakes(new Document("state", "ATTEMPTED"));
        try {
            assertThat(ana.assess("2.1").mustBe(503).rule()).isEqualTo("not-audited");
        } finally {
            logTakes(new Document());
        }

        assertThat(ana.status()).isEqualTo("ASSESSED");
        var attempted = audit(ana.client).get(1);
        assertThat(attempted.path("state").asString()).isEqualTo("ATTEMPTED");
        assertThat(attempted.path("status").isNull()).isTrue();
        assertThat(attempted.path("path").asString()).isEqualTo("/api/intake/clients/{clientId}/assessment");
        assertThat(attempted.at("/who/name").asString()).isEqualTo("test-intake-clinician");

        ana.assess("2.1").mustBe(201);

        assertThat(audit(ana.client))
                .extracting(it -> it.path("state").asString())
                .containsExactly("ANSWERED", "ANSWERED", "ANSWERED", "ATTEMPTED", "ANSWERED");
    }

    @Test
    @Proves("audit")
    void whatCannotBeAuditedIsNeitherChangedNorRead() {
        var ana = Newcomer.calls(api.as("intake", "clinician"), "Unaudited");
        var before = mongo.findById(ana.client, Document.class, "clients");
        logTakes(new Document("state", "NONE"));
        try {
            assertThat(ana.assess("2.1").mustBe(503).rule()).isEqualTo("not-audited");
            var read = api.as("intake").get("/api/intake/clients/" + ana.client).mustBe(503);
            assertThat(read.rule()).isEqualTo("not-audited");
            assertThat(read.body()).doesNotContain("Unaudited");
        } finally {
            logTakes(new Document());
        }

        var after = mongo.findById(ana.client, Document.class, "clients");
        assertThat(after.get("episodes")).isEqualTo(before.get("episodes"));
        assertThat(ana.status()).isEqualTo("INQUIRY");
    }

    /// The database refuses all other lines, as one would that is away.
    private void logTakes(Document lines) {
        mongo.executeCommand(new Document("collMod", "_audit").append("validator", lines));
    }

    @Test
    void theAuditLogIsForSupervisors() {
        var path = "/api/intake/clients/%s/audit".formatted(UUID.randomUUID());

        var clinician = api.as("clinician").with("Break-Glass", REASON);

        assertThat(clinician.get(path).rule()).isEqualTo("role-missing");
        assertThat(clinician.get(path.replace("audit", "%61udit")).rule()).isEqualTo("role-missing");
        assertThat(clinician.get("/api/intake/break%2Dglass").rule()).isEqualTo("role-missing");
        api.as("supervisor").get(path).mustBe(200);
    }

    @Test
    @Proves("break-glass")
    void staffMayBreakTheGlassForReadingWithAReasonAndASupervisorTakesNote() {
        var ana = Newcomer.calls(api.as("intake"), "Glassed");
        var path = "/api/intake/clients/" + ana.client;
        var operator = api.as("operations");
        operator.get(path).mustBe(403);
        assertThat(operator.with("Break-Glass", "short").get(path).faultyFields())
                .isEqualTo("Break-Glass");

        var read = operator.with("Break-Glass", REASON).get(path).mustBe(200);

        assertThat(read.json().at("/person/givenName").asString()).isEqualTo("Glassed");
        var use = broken(ana.client, false).getFirst();
        assertThat(use.at("/glass/reason").asString()).isEqualTo(REASON);
        assertThat(use.at("/who/name").asString()).isEqualTo("test-operations");
        assertThat(audit(ana.client))
                .filteredOn(it -> it.at("/glass/reason").asString("").equals(REASON))
                .hasSize(1);

        var acknowledgement = "/api/intake/break-glass/%s/acknowledgement"
                .formatted(use.path("id").asString());
        operator.post(acknowledgement).mustBe(403);
        api.as("supervisor").post(acknowledgement).mustBe(200);
        api.as("supervisor").post(acknowledgement).mustBe(200);

        assertThat(broken(ana.client, false)).isEmpty();
        assertThat(broken(ana.client, true)
                        .getFirst()
                        .at("/glass/acknowledgedBy")
                        .asString())
                .isEqualTo("test-supervisor");
        api.as("supervisor")
                .post("/api/intake/break-glass/%s/acknowledgement".formatted(UUID.randomUUID()))
                .mustBe(404);
    }

    @Test
    @Proves("roles")
    void whoPlansAndRefersSeesNothingClinicalButThroughTheGlass() {
        var ida = Newcomer.calls(api.as("intake", "clinician"), "Planned");
        ida.makeReady();
        ida.enroll().mustBe(202);
        var path = "/api/intake/clients/" + ida.client;

        for (var role : List.of("scheduler", "aftercare")) {
            var seen = api.as(role).get(path).mustBe(200).json();
            assertThat(seen.propertyNames())
                    .containsExactlyInAnyOrder("clientId", "episodeId", "status", "person", "consents", "enrollment");
            assertThat(seen.path("person").propertyNames())
                    .containsExactlyInAnyOrder("givenName", "familyName", "phone", "email");
            assertThat(seen.at("/consents/0").propertyNames()).containsExactlyInAnyOrder("consentId", "type", "status");
            assertThat(seen.at("/enrollment/track").asString()).isEqualTo("EVENING");
            assertThat(api.as(role, "clinician").get(path).json()).isEqualTo(ida.read());
        }
        assertThat(broken(ida.client, false)).isEmpty();
        var chart = api.as("scheduler").with("Break-Glass", REASON).get(path);
        assertThat(chart.mustBe(200).json()).isEqualTo(ida.read());
        assertThat(broken(ida.client, false)).hasSize(1);
    }

    @Test
    @Proves("break-glass")
    void whoBreaksTheGlassForThePrioritiesOfThoseWhoWaitIsNoted() {
        var staff = api.as("intake", "clinician");
        var wim = Newcomer.waits(staff, wire, "Queued", Map.of("priority", List.of("INJECTING")));

        assertThat(priorities(api.as("scheduler"))).isEmpty();
        assertThat(broken(wim.client, false)).isEmpty();
        assertThat(priorities(api.as("clinician").with("Break-Glass", REASON))).contains("INJECTING");
        assertThat(broken(wim.client, false)).isEmpty();
        assertThat(priorities(api.as("scheduler").with("Break-Glass", REASON))).contains("INJECTING");
        assertThat(broken(wim.client, false)).hasSize(1);
    }

    @Test
    void theGlassIsNotBrokenByAClientNorForAChange() {
        var ana = Newcomer.calls(api.as("intake"), "Unbroken");
        var path = "/api/intake/clients/" + ana.client;

        api.asClient(UUID.randomUUID()).with("Break-Glass", REASON).get(path).mustBe(403);
        api.as("operations")
                .with("Break-Glass", REASON)
                .post(path + "/assessment", Newcomer.assessment())
                .mustBe(403);
        api.as("analyst").with("Break-Glass", REASON).get(path).mustBe(403);
        assertThat(broken(ana.client, false)).isEmpty();
    }

    @Test
    @Proves("sealed-at-rest")
    void nothingThatNamesAClientAndNoFreeTextStandsOpenInTheDatabase() {
        var staff = api.as("intake", "clinician").withKey(UUID.randomUUID().toString());
        var inquiry = with(Newcomer.inquiry("Zedcanary", "PHONE"), Map.of("reason", "MENTAL_HEALTH"));
        var zed =
                new Newcomer(staff, staff.post("/api/intake/inquiries", inquiry).mustBe(201));
        var locus = Map.<String, Object>of("basis", "LOCUS", "edition", "editioncanary", "dimensions", Map.of());
        zed.post("/assessment", with(Newcomer.assessment(), locus)).mustBe(201);
        zed.post(
                        "/risk-assessment",
                        Map.of(
                                "assessedAt",
                                "2026-03-02T09:00:00-05:00",
                                "risk",
                                "LOW",
                                "note",
                                "notecanary of the clinician"))
                .mustBe(201);
        zed.consent().mustBe(201);
        api.as("operations")
                .with("Break-Glass", "glasscanary and more")
                .get("/api/intake/clients/" + zed.client)
                .mustBe(200);

        var found = new ArrayList<String>();
        for (var name : List.of("zedcanary", "notecanary", "glasscanary", "editioncanary", "1990-05-17")) {
            kept().filter(it -> it.toLowerCase(Locale.ROOT).contains(name)).forEach(found::add);
        }

        assertThat(found).isEmpty();
        assertThat(kept().filter(it -> it.matches("(?s).*\"hash\": \"[0-9a-f]{64}\".*")))
                .as("a body that can be guessed from its hash")
                .isEmpty();
        assertThat(zed.read().at("/person/givenName").asString()).isEqualTo("Zedcanary");
        assertThat(staff.get("/api/intake/clients?q=zedca")
                        .json()
                        .at("/items/0/clientId")
                        .asString())
                .isEqualTo(zed.client);
    }

    @Test
    void whoWasNeverEnrolledIsForgottenForEverByASupervisor() {
        var staff = api.as("intake", "clinician").withKey(UUID.randomUUID().toString());
        var yann = Newcomer.calls(staff, "Yanncanary");
        yann.post(
                        "/risk-assessment",
                        Map.of("assessedAt", "2026-03-02T09:00:00-05:00", "risk", "LOW", "note", "a note"))
                .mustBe(201);
        var path = "/api/intake/clients/" + yann.client;
        var reason = Map.of("reason", "the client asked for it");
        api.as("intake").post(path + "/erasure", reason).mustBe(403);
        api.as("supervisor").put(path + "/legal-hold", reason).mustBe(200);
        assertThat(api.as("supervisor").post(path + "/erasure", reason).rule()).isEqualTo("legal-hold");
        api.as("supervisor").delete(path + "/legal-hold").mustBe(204);
        var before = keyOf(yann.client);

        api.as("supervisor").post(path + "/erasure", reason).mustBe(200);

        assertThat(before).containsKey("key");
        await().until(() -> !keyOf(yann.client).containsKey("key"));
        var left = mongo.findById(yann.client, Client.class);
        assertThat(left.person()).isEqualTo(Person.ERASED);
        assertThat(left.status()).isEqualTo(EpisodeStatus.CANCELED);
        assertThat(kept().filter(it -> it.toLowerCase(Locale.ROOT).contains("yanncanary")))
                .isEmpty();
        assertThat(staff.get("/api/intake/clients?q=yanncanary")
                        .json()
                        .path("total")
                        .asInt())
                .isZero();
        assertThat(audit(yann.client)).hasSizeGreaterThan(5);
    }

    @Test
    @Proves("erasure")
    void nothingIsDoneForNorToldOfWhoWasErasedAndLateNewsBringsNothingBack() {
        var staff = api.as("intake", "clinician");
        var vera = Newcomer.calls(staff, "Veracanary");
        var twin = Newcomer.calls(staff, "Veracanary");
        assertThat(twin.read().at("/sameAs/0").asString()).isEqualTo(vera.client);
        vera.makeReady();
        var path = "/api/intake/clients/" + vera.client;
        var supervisor = api.as("supervisor");
        var reason = Map.of("reason", "the client asked for it");
        supervisor.post(path + "/erasure", reason).mustBe(200);
        await().until(() -> !keyOf(vera.client).containsKey("key"));
        var before = mongo.findById(vera.client, Document.class, "clients");

        var asked = List.of(
                staff.get(path),
                vera.post("/screenings", Newcomer.screening(0, 0, 0, 0, 0, 0, 0, 0, 0)),
                vera.post(
                        "/risk-assessment",
                        Map.of("assessedAt", "2026-03-02T09:00:00-05:00", "risk", "LOW", "note", "notecanary")),
                vera.post("/crisis/resolution"),
                vera.assess("2.1"),
                vera.consent(),
                vera.enroll(),
                vera.post("/offer/accept"),
                vera.post("/offer/decline"),
                vera.post("/withdrawal"),
                vera.post("/suspension"),
                vera.post("/resumption"),
                vera.post("/readmission"),
                vera.post("/track-change", Map.of("track", "DAY")),
                vera.post("/duplicates/" + twin.client, Map.of("decision", "SAME_PERSON")),
                twin.post("/duplicates/" + vera.client, Map.of("decision", "SAME_PERSON")),
                api.as("clinician")
                        .put(path + "/treatment-plan", Map.of("goals", List.of(), "nextReview", "2999-01-01")),
                supervisor.put(path + "/legal-hold", reason),
                api.as("service")
                        .post(
                                path + "/disclosures",
                                Map.of(
                                        "recipient",
                                        "Harbor",
                                        "purpose",
                                        "treatment",
                                        "referralId",
                                        UUID.randomUUID())));

        assertThat(asked).extracting(it -> it.status() + " " + it.rule()).containsOnly("409 client-erased");
        supervisor.post(path + "/erasure", reason).mustBe(200);
        supervisor.get(path + "/disclosures").mustBe(200);
        assertThat(mongo.findById(vera.client, Document.class, "clients")).isEqualTo(before);
        assertThat(staff.get("/api/intake/clients?ids=" + vera.client)
                        .json()
                        .path("total")
                        .asInt())
                .isZero();
        assertThat(twin.read().at("/sameAs").isEmpty()).isTrue();

        wire.tell(Topics.ATTENDANCE, vera.discharged(), vera.episode, 1);
        await().until(() ->
                mongo.findById(vera.client, Document.class, "clients").containsKey("_seen"));
        assertThat(mongo.findById(vera.client, Client.class).person()).isEqualTo(Person.ERASED);
        twin.post("/withdrawal").mustBe(200);
        supervisor
                .post("/api/intake/clients/%s/erasure".formatted(twin.client), reason)
                .mustBe(200);
        assertThat(kept().filter(it -> it.toLowerCase(Locale.ROOT).contains("veracanary")))
                .isEmpty();
    }

    private Document keyOf(String client) {
        return mongo.findById(client, Document.class, "_keys");
    }

    /// Every document of every collection as text.
    private Stream<String> kept() {
        return mongo.getCollectionNames().stream()
                .flatMap(name ->
                        mongo
                                .execute(db -> db.getCollection(name, RawBsonDocument.class)
                                        .find()
                                        .into(new ArrayList<>()))
                                .stream())
                .map(it -> it.toJson(JsonWriterSettings.builder().build()));
    }

    private List<JsonNode> audit(String client) {
        return api.as("supervisor")
                .get("/api/intake/clients/%s/audit?size=500".formatted(client))
                .mustBe(200)
                .json()
                .path("items")
                .valueStream()
                .toList();
    }

    private static List<String> priorities(Api who) {
        return who.get("/api/intake/waitlist?size=500")
                .mustBe(200)
                .json()
                .path("items")
                .valueStream()
                .flatMap(it -> it.path("priority").asStringOpt().stream())
                .toList();
    }

    private List<JsonNode> broken(String client, boolean acknowledged) {
        return api.as("supervisor")
                .get("/api/intake/break-glass?size=500&acknowledged=" + acknowledged)
                .mustBe(200)
                .json()
                .path("items")
                .valueStream()
                .filter(it -> it.path("clientIds")
                        .valueStream()
                        .map(JsonNode::asString)
                        .anyMatch(client::equals))
                .toList();
    }
}
