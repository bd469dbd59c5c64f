package care.continuum.aftercare;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import care.continuum.engines.LocalPartner;
import care.continuum.engines.LocalPartner.Mode;
import care.continuum.engines.LocalPartner.Taken;
import care.continuum.events.AftercareEvent;
import care.continuum.testing.Api;
import care.continuum.testing.Api.Reply;
import care.continuum.testing.Proves;
import care.continuum.testing.RealEngines;
import care.continuum.testing.Wire;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.data.mongodb.core.MongoTemplate;

/// Referrals to partners that fail in every way, on real engines; intake is its HTTP boundary.
@RealEngines
@ExtendWith(OutputCaptureExtension.class)
class PartnersIT {

    private static final Duration LATE = Duration.ofMillis(1500);

    @Autowired
    Wire wire;

    @Autowired
    Api api;

    @Autowired
    IntakeStandIn intake;

    @Autowired
    MongoTemplate mongo;

    @LocalServerPort
    int port;

    private LocalPartner harbor;
    private Discharged ana;

    @BeforeEach
    void harborStandsInTheDirectory() {
        harbor = LocalPartner.start(0, LocalPartner.SECRET, LATE);
        ana = new Discharged(wire, api);
        directory(List.of(partner("Harbor Counseling", "OUTPATIENT_COUNSELING", harbor.url())));
    }

    @AfterEach
    void nobodyMisbehaves() {
        harbor.close();
        intake.hang(false);
        intake.fail(false);
        directory(List.of());
    }

    @Test
    void aReferralGoesOutWithItsPlanAndIsNotedInTheLedger() {
        ana.consentsAndCompletes();

        awaitSent(ana);
        assertThat(harbor.taken()).singleElement().satisfies(taken -> {
            assertThat(taken.key()).isEqualTo(ana.counseling());
            assertThat(taken.deliveries()).isEqualTo(1);
            assertThat(taken.letter())
                    .contains("\"familyName\":\"Canary\"")
                    .contains("42 CFR part 2")
                    .contains("OUTPATIENT_COUNSELING");
        });
        assertThat(intake.asks(ana.counseling())).isEqualTo(1);
        await().untilAsserted(() -> assertThat(intake.sent()).contains(ana.counseling() + " Harbor Counseling"));
        var created = wire.await(AftercareEvent.TOPIC, told -> ana.isMine(told, "ReferralCreated"));
        assertThat(created.value().at("/status").asString()).isEqualTo("SENDING");
        assertThat(wire.told(AftercareEvent.TOPIC).toString()).doesNotContain("Canary");
    }

    @ParameterizedTest
    @EnumSource(
            value = Mode.class,
            names = {"FAIL", "HANG", "LATE", "ACCEPT_THEN_500", "DOWN"})
    @Proves("partner-once")
    void whateverThePartnerDoesItHasTheReferralOnceInTheEnd(Mode mode) {
        harbor.behave(mode);
        ana.consentsAndCompletes();
        awaitTries(2);
        assertThat(ana.status()).isEqualTo("SENDING");

        harbor.behave(Mode.OK);

        awaitSent(ana);
        assertThat(harbor.taken()).extracting(Taken::key).containsExactly(ana.counseling());
        assertThat(sentEvents()).isEqualTo(1);
    }

    @Test
    void aPartnerThatIsDownAndComesBackHasTheReferralOnce() {
        harbor.close();
        ana.consentsAndCompletes();
        awaitTries(2);

        harbor = harbor.again();

        awaitSent(ana);
        assertThat(harbor.taken()).extracting(Taken::key).containsExactly(ana.counseling());
        assertThat(sentEvents()).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource(
            value = Mode.class,
            names = {"HANG", "DOWN"})
    void aDeadPartnerDelaysNobodyElse(Mode mode) {
        harbor.behave(mode);
        var waiting = Stream.generate(() -> new Discharged(wire, api)).limit(6).toList();
        waiting.forEach(Discharged::consentsAndCompletes);
        waiting.forEach(each -> await().until(() -> each.status().equals("SENDING")));

        try (var lake = LocalPartner.start(0, LocalPartner.SECRET, LATE)) {
            directory(List.of(
                    partner("Lake Clinic", "OUTPATIENT_COUNSELING", lake.url()),
                    partner("Harbor Counseling", "OUTPATIENT_COUNSELING", harbor.url())));
            ana.consentsAndCompletes();

            await().atMost(Duration.ofSeconds(3))
                    .untilAsserted(() ->
                            assertThat(lake.taken()).extracting(Taken::key).containsExactly(ana.counseling()));
            awaitSent(ana);
        }
        assertThat(harbor.taken()).isEmpty();
        waiting.forEach(each -> assertThat(each.status()).isEqualTo("SENDING"));

        harbor.behave(Mode.OK);
        waiting.forEach(this::awaitSent);
        assertThat(harbor.taken())
                .extracting(Taken::key)
                .containsExactlyInAnyOrderElementsOf(
                        waiting.stream().map(Discharged::counseling).toList());
    }

    @Test
    @Proves("dead-partner")
    void staffSendToAnotherPartnerWhatADeadOneHolds() {
        harbor.behave(Mode.DOWN);
        ana.consentsAndCompletes();
        awaitTries(1);

        try (var lake = LocalPartner.start(0, LocalPartner.SECRET, LATE)) {
            directory(List.of(
                    partner("Harbor Counseling", "OUTPATIENT_COUNSELING", harbor.url()),
                    partner("Lake Clinic", "OUTPATIENT_COUNSELING", lake.url())));
            ana.staff("send", Map.of("partnerId", id(lake))).mustBe(200);

            awaitSent(ana);
            assertThat(lake.taken()).extracting(Taken::key).containsExactly(ana.counseling());
        }
        assertThat(harbor.taken()).isEmpty();
    }

    @Test
    void whoTakesTheKindNoMoreGetsNothingThatWasOnItsWay() {
        harbor.behave(Mode.DOWN);
        ana.consentsAndCompletes();
        awaitTries(1);

        directory(List.of(partner("Harbor Counseling", "PSYCHIATRY", harbor.url())));
        harbor.behave(Mode.OK);

        awaitStatus(ana, "DRAFT");
        assertThat(harbor.taken()).isEmpty();
    }

    @Test
    void intakeIsAskedForTheNewNameOfAPartner() {
        harbor.behave(Mode.DOWN);
        ana.consentsAndCompletes();
        awaitTries(1);

        directory(List.of(partner("Harbor House", "OUTPATIENT_COUNSELING", harbor.url())));
        harbor.behave(Mode.OK);

        awaitSent(ana);
        await().untilAsserted(() -> assertThat(intake.sent()).contains(ana.counseling() + " Harbor House"));
        assertThat(harbor.taken()).extracting(Taken::key).containsExactly(ana.counseling());
    }

    @Test
    void enoughDefiniteRefusalsFailTheReferralUntilStaffSendItAgain() {
        harbor.behave(Mode.REFUSE);
        ana.consentsAndCompletes();

        wire.await(AftercareEvent.TOPIC, told -> ana.isMine(told, "ReferralFailed"));
        assertThat(ana.status()).isEqualTo("FAILED");
        assertThat(harbor.taken()).isEmpty();

        harbor.behave(Mode.OK);
        ana.staff("send", Map.of()).mustBe(200);
        awaitSent(ana);
    }

    @Test
    @Proves("revoked-while-sending")
    void aRevocationInTheMiddleStopsWhatIsNotSent() {
        harbor.behave(Mode.FAIL);
        ana.consentsAndCompletes();
        awaitTries(1);

        ana.revokes();
        await().until(() -> ana.status().equals("PENDING_CONSENT"));
        harbor.behave(Mode.OK);
        var other = new Discharged(wire, api);
        other.consentsAndCompletes();
        awaitSent(other);

        assertThat(harbor.taken()).extracting(Taken::key).containsExactly(other.counseling());
        assertThat(ana.status()).isEqualTo("PENDING_CONSENT");
    }

    @Test
    void intakesNoHoldsTheReferralUntilAnotherConsent() {
        intake.deny(ana.client);
        ana.consentsAndCompletes();
        await().until(() -> ana.status().equals("PENDING_CONSENT"));
        assertThat(harbor.taken()).isEmpty();

        intake.allow(ana.client);
        ana.consentsAnew();

        awaitSent(ana);
    }

    @Test
    void aRevocationForOnePartnerInTheMiddleStopsWhatIsNotSent() {
        harbor.behave(Mode.FAIL);
        ana.consentsAndCompletes();
        awaitTries(1);

        intake.deny(ana.client);
        ana.revokesPartly();
        await().until(() -> ana.status().equals("PENDING_CONSENT"));
        harbor.behave(Mode.OK);

        assertThat(harbor.taken()).isEmpty();
        intake.allow(ana.client);
        ana.consentsAnew();
        awaitSent(ana);
    }

    @Test
    @Proves("consent-before-sending")
    void intakeIsAskedForASpecificConsentWhereTheReferralTakesOne() {
        directory(List.of(Map.of(
                "name",
                "Oak House",
                "kinds",
                List.of("SOBER_LIVING"),
                "treatingProvider",
                false,
                "purpose",
                "aftercare")));
        ana.consentsAndCompletes();
        ana.consentsToOneRecipient();
        await().until(() -> !ana.status().isEmpty());
        var path = "/api/aftercare/clients/%s/referrals".formatted(ana.client);
        var house = api.as("aftercare")
                .post(path, Map.of("kind", "SOBER_LIVING"))
                .mustBe(201)
                .json()
                .at("/referralId")
                .asString();

        await().until(() -> intake.asks(house) > 0);
        assertThat(intake.kindOfConsent(house)).isEqualTo("SPECIFIC_RECIPIENT");
    }

    @Test
    @Proves("intakes-word")
    void withoutIntakesAnswerNothingLeavesAndNothingCountsAsATry() {
        intake.hang(true);
        ana.consentsAndCompletes();
        awaitAsks(2);
        intake.hang(false);
        intake.fail(true);
        awaitAsks(5);
        assertThat(harbor.taken()).isEmpty();

        intake.fail(false);

        awaitSent(ana);
        assertThat(harbor.taken()).hasSize(1);
        assertThat(ana.attempts()).isEqualTo(1);
    }

    @Test
    void whileIntakeIsAwayTheLedgerWaitsAndOneLineTellsOfIt(CapturedOutput log) {
        harbor.behave(Mode.LATE);
        ana.consentsAndCompletes();
        await().until(() -> !harbor.taken().isEmpty());
        intake.fail(true);
        ana.staff("withdraw", Map.of()).mustBe(200);
        await().atMost(Duration.ofSeconds(20)).until(() -> intake.notes(ana.counseling()) >= 2);
        assertThat(intake.sent()).doesNotContain(ana.counseling() + " Harbor Counseling");

        intake.fail(false);

        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(intake.sent()).contains(ana.counseling() + " Harbor Counseling"));
        assertThat(log.getOut().lines().filter(line -> line.contains("intake does not answer")))
                .hasSize(1);
        assertThat(log.getOut()).doesNotContain("is not done yet");
    }

    @Test
    void whatFailsAtOnceIsRepeatedWithinOneTryAndIntakeIsAskedAgain() {
        harbor.close();
        ana.consentsAndCompletes();
        awaitTries(2);

        assertThat(intake.asks(ana.counseling())).isGreaterThan(ana.attempts());
        harbor = harbor.again();
        awaitSent(ana);
    }

    @Test
    void staffHandOverOnlyWhatIntakeAllowsAtThatMoment() {
        directory(List.of(Map.of(
                "name", "Harbor Counseling", "kinds", List.of("OUTPATIENT_COUNSELING"), "treatingProvider", true)));
        ana.consentsAndCompletes();
        await().until(ana::awaitsHandOver);
        var asked = intake.asks(ana.counseling());

        ana.revokesPartly();
        await().until(() -> intake.asks(ana.counseling()) > asked && ana.awaitsHandOver());
        intake.fail(true);
        assertThat(ana.staff("hand-over", Map.of()).status()).isEqualTo(503);
        intake.fail(false);
        intake.deny(ana.client);
        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(() ->
                        assertThat(ana.staff("hand-over", Map.of()).rule()).isEqualTo("consent-missing"));
        assertThat(ana.status()).isEqualTo("PENDING_CONSENT");

        intake.allow(ana.client);
        ana.consentsAnew();
        await().until(ana::awaitsHandOver);
        ana.staff("hand-over", Map.of()).mustBe(200);
        assertThat(sentEvents()).isEqualTo(1);
        await().untilAsserted(() -> assertThat(intake.sent()).contains(ana.counseling() + " Harbor Counseling"));
    }

    @Test
    void nobodyHandsOverToAPartnerThatLeftTheDirectory() {
        directory(List.of(Map.of(
                "name", "Harbor Counseling", "kinds", List.of("OUTPATIENT_COUNSELING"), "treatingProvider", true)));
        ana.consentsAndCompletes();
        await().until(ana::awaitsHandOver);
        directory(List.of());

        assertThat(ana.staff("hand-over", Map.of()).rule()).isEqualTo("partner-missing");

        await().until(() -> ana.status().equals("DRAFT"));
    }

    @Test
    @Proves("partners-word")
    void aPartnersWordIsTakenOnceAndOnlyWithItsSignature() throws Exception {
        ana.consentsAndCompletes();
        awaitSent(ana);
        var accepted = "{\"referralId\": \"%s\", \"answer\": \"ACCEPTED\"}".formatted(ana.counseling());
        var another = Base64.getEncoder().encodeToString("another secret, also long enough".getBytes(UTF_8));

        assertThat(mongo.findAll(Document.class, "partners").toString())
                .contains("Harbor")
                .doesNotContain(LocalPartner.SECRET);
        assertThat(LocalPartner.tell(callbacks(), another, "1", accepted)).isEqualTo(401);
        assertThat(ana.status()).isEqualTo("SENT");
        assertThat(LocalPartner.tell(callbacks(), LocalPartner.SECRET, "1", accepted))
                .isEqualTo(204);
        assertThat(LocalPartner.tell(callbacks(), LocalPartner.SECRET, "1", accepted))
                .isEqualTo(204);
        assertThat(ana.status()).isEqualTo("ACCEPTED");
        assertThat(LocalPartner.tell(callbacks(), LocalPartner.SECRET, "2", accepted))
                .isEqualTo(409);
        assertThat(LocalPartner.tell(callbacks(), LocalPartner.SECRET, "3", "{\"answer\": \"SCHEDULED\"}"))
                .isEqualTo(400);

        wire.await(AftercareEvent.TOPIC, told -> ana.isMine(told, "ReferralAccepted"));
        assertThat(wire.told(AftercareEvent.TOPIC).stream().filter(told -> ana.isMine(told, "ReferralAccepted")))
                .hasSize(1);
        assertThat(Api.at(port).post(callbacks().getPath(), accepted).rule()).isEqualTo("signature-invalid");
        for (var odd : List.of("{\"answer\": \"MAYBE\"}", "[", "")) {
            assertThat(Api.at(port).post(callbacks().getPath(), odd).rule()).isEqualTo("signature-invalid");
            assertThat(LocalPartner.tell(callbacks(), another, "4", odd)).isEqualTo(401);
        }
    }

    @Test
    void thePartnersWordStandsForAReceiptThatIsLost() throws Exception {
        harbor.behave(Mode.ACCEPT_THEN_500);
        ana.consentsAndCompletes();
        await().until(() -> !harbor.taken().isEmpty());
        var scheduled = "{\"referralId\": \"%s\", \"answer\": \"SCHEDULED\", \"visitAt\": \"%s\"}"
                .formatted(ana.counseling(), Instant.now());

        assertThat(LocalPartner.tell(callbacks(), LocalPartner.SECRET, "1", scheduled))
                .isEqualTo(204);

        assertThat(ana.status()).isEqualTo("SCHEDULED");
        assertThat(sentEvents()).isEqualTo(1);
        await().untilAsserted(() -> assertThat(intake.sent()).contains(ana.counseling() + " Harbor Counseling"));
    }

    @Test
    @Proves("loop-closed")
    void staffFollowAReferralToTheClosedLoop() {
        ana.consentsAndCompletes();
        awaitSent(ana);

        assertThat(ana.staff("attend", Map.of()).rule()).isEqualTo("referral-not-scheduled");
        ana.staff("accept", Map.of()).mustBe(200);
        assertThat(ana.staff("schedule", Map.of("visitAt", "soon")).mustBe(400).faultyFields())
                .isEqualTo("visitAt");
        for (var odd : List.of("1901-01-05T09:00:00-05:00", "9999-01-05T09:00:00-05:00")) {
            assertThat(ana.staff("schedule", Map.of("visitAt", odd)).mustBe(400).faultyFields())
                    .isEqualTo("visitAt");
        }
        ana.staff("schedule", Map.of("visitAt", Instant.now().toString())).mustBe(200);
        ana.staff("attend", Map.of()).mustBe(200);
        assertThat(ana.staff("miss", Map.of()).rule()).isEqualTo("note-needed");
        assertThat(ana.staff("miss", Map.of("note", " ")).mustBe(400).faultyFields())
                .isEqualTo("note");
        ana.staff("miss", Map.of("note", "somebody else came")).mustBe(200);
        wire.await(AftercareEvent.TOPIC, told -> ana.isMine(told, "ReferralUnattended"));
        var corrected = ana.staff("attend", Map.of("note", "it was Ana")).mustBe(200);
        assertThat(corrected.json().at("/misses").asInt()).isZero();
        assertThat(corrected.json().at("/notes/1/text").asString()).isEqualTo("it was Ana");
        ana.staff("close", Map.of()).mustBe(200);

        assertThat(ana.status()).isEqualTo("CLOSED");
        wire.await(AftercareEvent.TOPIC, told -> ana.isMine(told, "ReferralClosed"));
    }

    @Test
    void oneMoreReferralIsMadeOnceAndGoesOut() {
        ana.consentsAndCompletes();
        awaitSent(ana);
        var path = "/api/aftercare/clients/%s/referrals".formatted(ana.client);
        var staff = api.as("aftercare").withKey(UUID.randomUUID().toString());
        var more = Map.of("kind", "OUTPATIENT_COUNSELING");

        var made = staff.post(path, more).mustBe(201);

        assertThat(made.json().at("/status").asString()).isEqualTo("SENDING");
        assertThat(staff.post(path, more).body()).isEqualTo(made.body());
        await().untilAsserted(() -> assertThat(harbor.taken())
                .extracting(Taken::key)
                .containsExactly(ana.counseling(), made.json().at("/referralId").asString()));
    }

    @Test
    @Proves("partner-directory")
    void everyFaultOfTheDirectoryIsToldAndItsSecretsAreNot() {
        var faulty = Map.of(
                "items",
                List.of(
                        Map.of("name", "Oak House", "kinds", List.of("SOBER_LIVING"), "treatingProvider", false),
                        Map.of(
                                "name",
                                "Bay",
                                "kinds",
                                List.of("PSYCHIATRY", "TWELVE_STEP"),
                                "treatingProvider",
                                false,
                                "endpoint",
                                Map.of("url", "https://bay.example/in")),
                        Map.of(
                                "name",
                                " ",
                                "kinds",
                                List.of(),
                                "treatingProvider",
                                true,
                                "capacity",
                                -1,
                                "areas",
                                Arrays.asList("28202", " ", null),
                                "hours",
                                "x".repeat(501)),
                        Map.of(
                                "name",
                                "Far",
                                "kinds",
                                List.of("PSYCHIATRY"),
                                "treatingProvider",
                                true,
                                "endpoint",
                                Map.of("url", "http://far.example/in", "secret", "short"))));

        assertThat(put(faulty).mustBe(400).faultyFields().split(" ", -1))
                .containsExactlyInAnyOrder(
                        "items[0].purpose",
                        "items[1].kinds",
                        "items[2].name",
                        "items[2].kinds",
                        "items[2].capacity",
                        "items[2].areas[1]",
                        "items[2].areas[2]",
                        "items[2].hours",
                        "items[3].endpoint.url",
                        "items[3].endpoint.secret");
        assertThat(api.as("aftercare")
                        .put("/api/aftercare/partners", Map.of("items", List.of()))
                        .status())
                .isEqualTo(403);
        assertThat(mongo.getCollection("partners").find().first().toJson())
                .contains(harbor.url())
                .doesNotContain(LocalPartner.SECRET);
        var known = api.as("aftercare").get("/api/aftercare/partners").mustBe(200);
        assertThat(known.body()).doesNotContain(LocalPartner.SECRET).contains(harbor.url());

        var entry = Map.of(
                "name",
                "Nobody Knows",
                "kinds",
                List.of("PSYCHIATRY"),
                "treatingProvider",
                true,
                "endpoint",
                Map.of("url", "https://x.example/in"));
        assertThat(put(Map.of("items", List.of(entry))).rule()).isEqualTo("secret-missing");
        assertThat(put(Map.of("items", List.of(entry, entry))).mustBe(400).faultyFields())
                .isEqualTo("items[1].name");
    }

    @Test
    void aDirectoryThatIsWrittenOnceMoreWithItsKeyDoesNotComeBack() {
        var staff = api.as("supervisor").withKey(UUID.randomUUID().toString());
        Map<String, Object> lake =
                Map.of("items", List.of(partner("Lake Clinic", "PSYCHIATRY", "https://lake.example/in")));
        staff.put("/api/aftercare/partners", lake).mustBe(200);
        directory(List.of(partner("Harbor Counseling", "OUTPATIENT_COUNSELING", harbor.url())));

        var again = staff.put("/api/aftercare/partners", lake).mustBe(200);

        assertThat(again.json().at("/items/0/name").asString()).isEqualTo("Harbor Counseling");
        assertThat(staff.put("/api/aftercare/partners", Map.of("items", List.of()))
                        .status())
                .isEqualTo(422);
    }

    private void awaitSent(Discharged client) {
        awaitStatus(client, "SENT");
    }

    private static void awaitStatus(Discharged client, String status) {
        await().atMost(Duration.ofSeconds(20)).until(() -> client.status().equals(status));
    }

    private void awaitTries(int atLeast) {
        await().atMost(Duration.ofSeconds(20)).until(() -> ana.attempts() >= atLeast);
    }

    private void awaitAsks(int atLeast) {
        await().atMost(Duration.ofSeconds(20))
                .until(() -> !ana.status().isEmpty() && intake.asks(ana.counseling()) >= atLeast);
    }

    private URI callbacks() {
        return URI.create("http://localhost:%d/api/aftercare/partners/%s/callbacks".formatted(port, id(harbor)));
    }

    private static UUID id(LocalPartner partner) {
        return UUID.nameUUIDFromBytes(partner.url().getBytes(UTF_8));
    }

    private long sentEvents() {
        wire.await(AftercareEvent.TOPIC, told -> ana.isMine(told, "ReferralSent"));
        return wire.told(AftercareEvent.TOPIC).stream()
                .filter(told -> ana.isMine(told, "ReferralSent"))
                .count();
    }

    private void directory(List<Map<String, Object>> partners) {
        put(Map.of("items", partners)).mustBe(200);
    }

    private Reply put(Object body) {
        return api.as("supervisor").put("/api/aftercare/partners", body);
    }

    private static Map<String, Object> partner(String name, String kind, String url) {
        return Map.of(
                "partnerId",
                UUID.nameUUIDFromBytes(url.getBytes(UTF_8)),
                "name",
                name,
                "kinds",
                List.of(kind),
                "treatingProvider",
                true,
                "endpoint",
                Map.of("url", url, "secret", "whsec_" + LocalPartner.SECRET));
    }
}
