package care.continuum.suite;

import static org.awaitility.Awaitility.await;

import care.continuum.events.Channel;
import care.continuum.events.Need;
import care.continuum.events.Reason;
import care.continuum.events.SessionKind;
import care.continuum.events.Track;
import care.continuum.local.api.ApiClient;
import care.continuum.local.api.ApiFailure;
import care.continuum.local.clinic.Known;
import care.continuum.local.clinic.Newcomer;
import care.continuum.local.clinic.Planned;
import care.continuum.local.clinic.Staff;
import care.continuum.local.clinic.Wish;
import java.net.URI;
import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/// A client of whom each service was told something that nobody else is to know.
///
/// @param referral what a partner was sent
/// @param texts    each secret, and where it is read
record Told(String client, String referral, URI feed, Map<String, String> texts) {

    static final ZoneId ZONE = ZoneId.of("America/New_York");

    /// What staff wrote down.
    static final List<String> NOTES =
            List.of("canarynote", "canarygoal", "canaryleave", "canarysister", "canaryslip", "canaryvoid");

    /// What all that is secret about the client has in common.
    static final List<String> SECRETS = List.of("canary", "7045550199", "1983-07-19");

    private static final Duration LIMIT = Duration.ofMinutes(1);

    /// How the client is found.
    List<String> searches() {
        return List.of("q=Canaryname", "q=canarykin", "q=7045550199", "ids=" + client);
    }

    String intake(String what) {
        return "/api/intake/clients/" + client + what;
    }

    /// Somebody whose program was over yesterday, and who completes it.
    static Told everyService(ApiClient api) {
        return new Telling(api).everyService();
    }

    private static final class Telling {

        private final ApiClient api;
        private final Staff staff;
        private final LocalDate today = LocalDate.now(ZONE);
        private final Map<String, String> texts = new HashMap<>();
        private final Known client;

        Telling(ApiClient api) {
            this.api = api;
            this.staff = new Staff(api, ZONE);
            this.client = staff.enter(new Newcomer(
                    "Canaryname",
                    "Canarykin",
                    LocalDate.of(1983, 7, 19),
                    "F",
                    "7045550199",
                    "kin@canary.example",
                    Channel.PHONE,
                    Reason.SUBSTANCE_USE,
                    Track.DAY));
        }

        Told everyService() {
            var wish = Wish.past(Track.DAY, today, 1, 11, Set.of(Need.FAMILY_THERAPY));
            staff.assess(client, "Canaryname Canarykin", wish.startDate().minusDays(1));
            var consent = intake();
            staff.enroll(client, wish);
            staff.awaitStatus(client, "ACTIVE");
            var plan = staff.plan(client, wish.sessions());
            var feed = scheduling(plan, consent);
            attendance(plan);
            staff.awaitStatus(client, "FINISHED");
            var referral = aftercare();
            return new Told(client.clientId(), referral, feed, Map.copyOf(texts));
        }

        /// The consent to tell a sister.
        private String intake() {
            var path = "/api/intake/clients/" + client.clientId();
            for (var text : List.of("canaryname", "canarykin", "7045550199", "kin@canary.example", "1983-07-19")) {
                texts.put(text, path);
            }
            var now = OffsetDateTime.now(ZONE).minusMinutes(1);
            api.post(path + "/risk-assessment", Map.of("assessedAt", now, "risk", "LOW", "note", "canarynote"));
            texts.put("canarynote", path);
            var goals = List.of(Map.of("goalId", "canarygoal", "status", "open"));
            api.put(path + "/treatment-plan", Map.of("goals", goals, "nextReview", today.plusDays(7)));
            texts.put("canarygoal", path);
            var consent = Map.of(
                    "type", "SPECIFIC_RECIPIENT",
                    "discloser", "the clinic",
                    "information", "canaryleave",
                    "recipient", "her sister",
                    "purpose", "family sessions",
                    "expires", "NONE",
                    "statementsVersion", "1",
                    "signedBy", "Canaryname Canarykin",
                    "signedOn", today.minusDays(1));
            texts.put("canaryleave", path);
            return api.post(path + "/consents", consent).path("consentId").asString();
        }

        private URI scheduling(List<Planned> plan, String consent) {
            var family = plan.stream()
                    .filter(it -> it.kind() == SessionKind.FAMILY)
                    .findFirst()
                    .orElseThrow();
            var path = "/api/scheduling/sessions/%s/participants".formatted(family.sessionId());
            var sister = Map.of("label", "canarysister", "role", "sister", "consentId", consent);
            await().atMost(LIMIT)
                    .ignoreExceptionsInstanceOf(ApiFailure.class)
                    .until(() -> !api.put(path, Map.of("participants", List.of(sister)))
                            .isEmpty());
            texts.put("canarysister", path);
            return URI.create(api.post("/api/scheduling/clients/%s/feed".formatted(client.clientId()), Map.of())
                    .path("url")
                    .asString());
        }

        private void attendance(List<Planned> plan) {
            var first = plan.getFirst();
            staff.missed(client, first);
            api.put(
                    "/api/attendance/sessions/%s/clients/%s".formatted(first.sessionId(), client.clientId()),
                    Map.of("outcome", "ATTENDED", "reason", "canaryslip"));
            texts.put("canaryslip", "/api/attendance/clients/%s/timeline".formatted(client.clientId()));
            plan.stream().skip(1).forEach(it -> staff.attended(client, it, it.minutes()));
        }

        /// What the partner got by now.
        private String aftercare() {
            var path = "/api/aftercare/clients/" + client.clientId();
            var plan = api.await(
                    path + "/plan",
                    "the referral with the partner",
                    LIMIT,
                    it -> counseling(it).path("status").asString("").equals("SENT"));
            api.await(
                    "/api/intake/clients/%s/disclosures".formatted(client.clientId()),
                    "intake to hear of it",
                    LIMIT,
                    it -> it.at("/items/0/status").asString("").equals("SENT"));
            var mistaken = api.post(path + "/referrals", Map.of("kind", "SOBER_LIVING"))
                    .path("referralId")
                    .asString();
            api.post("/api/aftercare/referrals/%s/void".formatted(mistaken), Map.of("note", "canaryvoid"));
            texts.put("canaryvoid", path + "/plan");
            return counseling(plan).path("referralId").asString();
        }

        private static JsonNode counseling(JsonNode plan) {
            return plan.path("referrals")
                    .valueStream()
                    .filter(it -> it.path("kind").asString().equals("OUTPATIENT_COUNSELING"))
                    .findFirst()
                    .orElse(plan.path("nothing"));
        }
    }
}
