package care.continuum.intake.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import care.continuum.testing.Api;
import care.continuum.testing.Api.Reply;
import care.continuum.testing.Proves;
import care.continuum.testing.RealEngines;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/// What leaves, to whom, and what is known of it, on a real database.
@RealEngines
class DisclosureIT {

    private final String referral = UUID.randomUUID().toString();

    @Autowired
    Api api;

    private String client;
    private String consent;

    @BeforeEach
    void anaConsents() {
        var ana = Map.of(
                "givenName",
                "Ana",
                "familyName",
                "Disclosed",
                "dateOfBirth",
                "1990-05-17",
                "phone",
                "+1 704 555 0117",
                "channel",
                "PHONE",
                "reason",
                "SUBSTANCE_USE",
                "preferredTrack",
                "DAY");
        client = api.as("intake")
                .post("/api/intake/inquiries", ana)
                .mustBe(201)
                .json()
                .at("/clientId")
                .asString();
        consent = consents();
    }

    @Test
    @Proves("intakes-word")
    void theAnswerIsTheLeastThatNamesTheClientWithTheNoticeAndTheConsent() {
        var allowed = ask("Harbor Counseling").mustBe(201).json();

        assertThat(allowed.at("/identity").toString())
                .isEqualTo("{\"givenName\":\"Ana\",\"familyName\":\"Disclosed\",\"dateOfBirth\":\"1990-05-17\","
                        + "\"phone\":\"+1 704 555 0117\",\"email\":null}");
        assertThat(allowed.at("/notice").asString()).contains("42 CFR part 2 prohibits");
        assertThat(allowed.at("/consent/consentId").asString()).isEqualTo(consent);
        assertThat(ledger()).isEqualTo("Harbor Counseling OPEN");

        assertThat(outcome(Map.of("sent", true))
                        .mustBe(200)
                        .json()
                        .at("/status")
                        .asString())
                .isEqualTo("SENT");
        assertThat(ledger()).isEqualTo("Harbor Counseling SENT");
        assertThat(outcome(Map.of("sent", false)).rule()).isEqualTo("disclosure-sent");
    }

    @Test
    void clientsSeeWhatOfTheirsWasSentAndNothingElse() {
        ask("Harbor Counseling").mustBe(201);
        var own = api.asClient(client);
        assertThat(own.get(path()).mustBe(200).json().path("total").asInt()).isZero();

        outcome(Map.of("sent", true)).mustBe(200);

        var seen = own.get(path()).mustBe(200).json();
        assertThat(seen.at("/items/0/recipient").asString()).isEqualTo("Harbor Counseling");
        assertThat(seen.path("total").asInt()).isEqualTo(1);
        api.asClient(UUID.randomUUID()).get(path()).mustBe(403);
    }

    @Test
    @Proves({"disclosures", "erasure"})
    void theLedgerIsListedAlsoWhenTheClientIsErased() {
        ask("Harbor Counseling").mustBe(201);
        outcome(Map.of("sent", true)).mustBe(200);
        api.as("supervisor")
                .post("/api/intake/clients/%s/erasure".formatted(client), Map.of("reason", "asked for it"))
                .mustBe(200);
        await().until(() -> ask("Harbor Counseling").rule().equals("client-erased"));

        assertThat(ledger()).isEqualTo("Harbor Counseling SENT");
        outcome(Map.of("sent", true)).mustBe(200);
    }

    @Test
    void manyAsksAtOnceAreOneRow() throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var asks = IntStream.range(0, 20)
                    .<Callable<Integer>>mapToObj(
                            number -> () -> ask("Harbor Counseling").status())
                    .toList();
            for (var ask : threads.invokeAll(asks)) {
                assertThat(ask.get()).isEqualTo(201);
            }
        }

        assertThat(ledger()).isEqualTo("Harbor Counseling OPEN");
    }

    @Test
    void anAskAndARevocationAtOnceAreDecidedOneAfterTheOther() throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var asked = threads.submit(() -> ask("Harbor Counseling").status());
            var revoked = threads.submit(this::revoke);
            revoked.get().mustBe(201);

            assertThat(ledger()).isEqualTo(asked.get() == 201 ? "Harbor Counseling OPEN" : "");
        }
        assertThat(ask("Harbor Counseling").mustBe(409).rule()).isEqualTo("consent-missing");
    }

    @Test
    void aKeyKeepsNoAnswerBeyondTheConsent() {
        var keyed = api.as("service").withKey(UUID.randomUUID().toString());
        keyed.post(path(), request("Harbor Counseling")).mustBe(201);

        revoke().mustBe(201);

        assertThat(keyed.post(path(), request("Harbor Counseling")).rule()).isEqualTo("consent-missing");
    }

    @Test
    @Proves("revoked-while-sending")
    void whatNobodyConfirmsIsClosedAsNotSent() {
        ask("Harbor Counseling").mustBe(201);

        await().untilAsserted(() -> assertThat(ledger()).isEqualTo("Harbor Counseling NOT_SENT"));
    }

    @Test
    void onlyServicesAndSupervisorsAskAndEveryFaultIsTold() {
        assertThat(api.as("intake", "clinician", "aftercare")
                        .post(path(), request("Harbor Counseling"))
                        .status())
                .isEqualTo(403);
        assertThat(api.as("client").get(path()).status()).isEqualTo(403);
        assertThat(api.as("supervisor")
                        .post(path(), Map.of("recipient", " ", "referralId", "x", "more", 1))
                        .mustBe(400)
                        .faultyFields())
                .isEqualTo("more recipient purpose referralId");
        assertThat(outcome(Map.of("sent", true)).status()).isEqualTo(404);
        assertThat(api.as("supervisor")
                        .post("/api/intake/clients/%s/disclosures".formatted(UUID.randomUUID()), request("Harbor"))
                        .status())
                .isEqualTo(404);
    }

    private Reply ask(String recipient) {
        return api.as("service").post(path(), request(recipient));
    }

    private Map<String, String> request(String recipient) {
        return Map.of("recipient", recipient, "purpose", "treatment", "referralId", referral);
    }

    private Reply outcome(Map<String, Object> body) {
        return api.as("service").post(path() + "/" + referral + "/outcome", body);
    }

    private Reply revoke() {
        return api.as("intake")
                .post("/api/intake/clients/%s/consents/%s/revocation".formatted(client, consent), Map.of());
    }

    private String ledger() {
        return api.as("supervisor")
                .get(path())
                .mustBe(200)
                .json()
                .at("/items")
                .valueStream()
                .map(row -> row.at("/recipient").asString() + " "
                        + row.at("/status").asString())
                .collect(Collectors.joining(", "));
    }

    private String path() {
        return "/api/intake/clients/%s/disclosures".formatted(client);
    }

    private String consents() {
        var signed = LocalDate.now(ZoneOffset.UTC).minusDays(1).toString();
        return api.as("intake")
                .post(
                        "/api/intake/clients/%s/consents".formatted(client),
                        Map.of(
                                "type", "TREATMENT_PAYMENT_OPERATIONS",
                                "discloser", "the clinic",
                                "information", "the plan",
                                "recipient", "treating providers",
                                "purpose", "treatment",
                                "expires", "NONE",
                                "statementsVersion", "1",
                                "signedBy", "the client",
                                "signedOn", signed))
                .mustBe(201)
                .json()
                .at("/consentId")
                .asString();
    }
}
