package care.continuum.local.clinic;

import care.continuum.events.Instrument;
import care.continuum.local.api.ApiClient;
import care.continuum.local.api.ApiFailure;
import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/// The staff of a clinic, who do everything through the public API. What becomes of it by events is waited for.
public final class Staff {

    private static final Duration LIMIT = Duration.ofSeconds(150);

    private final ApiClient api;
    private final ZoneId zone;

    public Staff(ApiClient api, ZoneId zone) {
        this.api = api;
        this.zone = zone;
    }

    public Known enter(Newcomer newcomer) {
        var answer = api.post("/api/intake/inquiries", newcomer.body());
        return new Known(
                answer.path("clientId").asString(), answer.path("episodeId").asString());
    }

    /// The score that intake gives.
    public JsonNode screen(Known client, Instrument instrument, OffsetDateTime at, List<Integer> answers) {
        var body = Map.of("instrument", instrument, "administeredAt", at, "answers", answers);
        return api.post(intake(client) + "/screenings", body);
    }

    /// Recommends this program's level of care, and lets the client sign the consent to treatment, payment and
    /// operations.
    public void assess(Known client, String signature, LocalDate day) {
        var assessment = new LinkedHashMap<String, Object>();
        assessment.put("basis", "ASAM");
        assessment.put("edition", "3");
        assessment.put("dimensions", Map.of("1", 0, "2", 1, "3", 2, "4", 1, "5", 2, "6", 1));
        assessment.put("levelOfCare", "2.1");
        assessment.put("assessedOn", day);
        api.post(intake(client) + "/assessment", assessment);
        var consent = new LinkedHashMap<String, Object>();
        consent.put("type", "TREATMENT_PAYMENT_OPERATIONS");
        consent.put("discloser", "the clinic");
        consent.put("information", "what treatment, payment and operations need");
        consent.put("recipient", "treating providers and health plans");
        consent.put("purpose", "treatment, payment and operations");
        consent.put("expires", "END_OF_TREATMENT");
        consent.put("statementsVersion", "1");
        consent.put("signedBy", signature);
        consent.put("signedOn", day);
        api.post(intake(client) + "/consents", consent);
    }

    /// Asks for a seat. Where a risk screen is open, a clinician talks with the client first.
    public void enroll(Known client, Wish wish) {
        try {
            api.post(intake(client) + "/enrollment", wish);
        } catch (ApiFailure e) {
            if (!e.rule().equals("risk-screen-open")) {
                throw e;
            }
            var low = Map.of("assessedAt", now(), "risk", "LOW", "note", "Asked because of the questionnaire.");
            api.post(intake(client) + "/risk-assessment", low);
            api.post(intake(client) + "/enrollment", wish);
        }
    }

    public void accept(Known client) {
        api.post(intake(client) + "/offer/accept", Map.of());
    }

    public void awaitStatus(Known client, String status) {
        api.await(
                intake(client),
                "status " + status,
                LIMIT,
                answer -> answer.path("status").asString().equals(status));
    }

    /// The personal plan by start, once attendance, too, has heard of it.
    public List<Planned> plan(Known client, int sessions) {
        var answer = api.await(
                "/api/scheduling/clients/%s/sessions?size=500".formatted(client.clientId()),
                "the personal plan of %d sessions".formatted(sessions),
                LIMIT,
                some -> some.path("items").size() >= sessions);
        api.await(
                attendance(client) + "/progress",
                "attendance to hear of the plan",
                LIMIT,
                any -> !any.path("weeks").isEmpty());
        return answer.path("items").values().stream()
                .map(Planned::of)
                .sorted(Comparator.comparing(session -> session.startsAt().toInstant()))
                .toList();
    }

    /// Until attendance has heard that a high risk was found.
    public void awaitCrisis(Known client) {
        api.await(
                attendance(client) + "/progress",
                "attendance to hear of the crisis",
                LIMIT,
                answer -> answer.path("flags").values().stream()
                        .anyMatch(flag -> flag.asString().equals("CRISIS_OPEN")));
    }

    public void attended(Known client, Planned session, int minutes) {
        put(client, session, Map.of("outcome", "ATTENDED", "minutes", minutes));
    }

    public void missed(Known client, Planned session) {
        put(client, session, Map.of("outcome", "NO_SHOW"));
    }

    /// The client had told of it the day before.
    public void excused(Known client, Planned session, boolean makeUpWanted) {
        var notice = session.startsAt().minusHours(24);
        put(client, session, Map.of("outcome", "EXCUSED", "noticeAt", notice, "makeUpWanted", makeUpWanted));
    }

    private void put(Known client, Planned session, Map<String, Object> outcome) {
        api.put("/api/attendance/sessions/%s/clients/%s".formatted(session.sessionId(), client.clientId()), outcome);
    }

    public JsonNode progress(Known client) {
        return api.get(attendance(client) + "/progress");
    }

    /// Attendance's word once the program has ended.
    public JsonNode awaitEnd(Known client, Duration limit) {
        return api.await(
                attendance(client) + "/progress",
                "the end of the program",
                limit,
                answer -> answer.path("disposition").isString());
    }

    public void reachOut(Known client, String channel, String result) {
        reachOut(client, now(), channel, result);
    }

    public void reachOut(Known client, OffsetDateTime at, String channel, String result) {
        api.post(attendance(client) + "/outreach", Map.of("attemptedAt", at, "channel", channel, "result", result));
    }

    public void discharge(Known client, String reason) {
        api.post(attendance(client) + "/discharge", Map.of("disposition", "NOT_COMPLETED", "reason", reason));
    }

    public JsonNode aftercarePlan(Known client) {
        return api.awaitEagerly(
                "/api/aftercare/clients/%s/plan".formatted(client.clientId()),
                "the aftercare plan",
                LIMIT,
                answer -> answer.path("planId").isString());
    }

    /// The aftercare plan once scheduling has found slots for its appointments, or refused them.
    public JsonNode settledAftercarePlan(Known client) {
        return api.await(
                "/api/aftercare/clients/%s/plan".formatted(client.clientId()),
                "the slots of the appointments",
                LIMIT,
                answer -> answer.path("appointments").values().stream()
                        .noneMatch(some -> some.path("status").asString().equals("PROPOSED")));
    }

    /// A moment ago: the clocks of two processes may differ by a hair, and nothing may be in the future.
    private OffsetDateTime now() {
        return OffsetDateTime.now(zone).minusMinutes(1);
    }

    private static String intake(Known client) {
        return "/api/intake/clients/" + client.clientId();
    }

    private static String attendance(Known client) {
        return "/api/attendance/clients/" + client.clientId();
    }
}
