package care.continuum.suite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import care.continuum.events.Channel;
import care.continuum.events.Need;
import care.continuum.events.Reason;
import care.continuum.events.Track;
import care.continuum.local.api.ApiClient;
import care.continuum.local.clinic.Known;
import care.continuum.local.clinic.Newcomer;
import care.continuum.local.clinic.Planned;
import care.continuum.local.clinic.Staff;
import care.continuum.local.clinic.Wish;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// AVA and BO, who had the same three groups last week.
final class Neighbors {

    static final ZoneId ZONE = ZoneId.of("America/New_York");
    static final Duration LIMIT = Duration.ofMinutes(1);

    /// What AVA's session to come is about.
    static final String MODALITY = "motivational";

    final Known ava;
    final Known bo;
    final List<Planned> groups;
    final Suite suite;
    final ApiClient api;
    final Staff staff;

    private final LocalDate today = LocalDate.now(ZONE);
    private @Nullable String toCome;
    private @Nullable String referral;

    Neighbors(Suite suite) {
        this.suite = suite;
        this.api = new ApiClient(suite.ports().gateway());
        this.staff = new Staff(api, ZONE);
        var wish = Wish.past(Track.DAY, today, 1, 9, Set.of(Need.TWELVE_STEP));
        this.ava = begins("Ava", wish);
        this.bo = begins("Bo", wish);
        this.groups = staff.plan(ava, wish.sessions());
        assertThat(staff.plan(bo, wish.sessions())).isEqualTo(groups);
    }

    private Known begins(String name, Wish wish) {
        var email = name + ".lake@example.org";
        var born = today.minusYears(40);
        var person = new Newcomer(name, "Lake", born, null, "", email, Channel.PHONE, Reason.SUBSTANCE_USE, Track.DAY);
        var client = staff.enter(person);
        staff.assess(client, person.fullName(), wish.startDate().minusDays(1));
        staff.enroll(client, wish);
        staff.awaitStatus(client, "ACTIVE");
        return client;
    }

    /// A session of AVA's alone, on a Monday to come.
    String toCome() {
        if (toCome != null) {
            return toCome;
        }
        var start = today.with(TemporalAdjusters.next(DayOfWeek.MONDAY))
                .atTime(14, 0)
                .atZone(ZONE)
                .toOffsetDateTime();
        var entry = Map.of("clientId", ava.clientId(), "kind", "INDIVIDUAL", "startsAt", start, "modality", MODALITY);
        var id = api.post("/api/scheduling/sessions", entry).path("sessionId").asString();
        await().atMost(LIMIT).untilAsserted(() -> assertThat(records(ava)).anyMatch(it -> id(it).equals(id)));
        toCome = id;
        return id;
    }

    /// BO's, which the partner has: BO leaves the program for it.
    String referral() {
        if (referral != null) {
            return referral;
        }
        staff.discharge(bo, "CLIENT_DECISION");
        staff.awaitStatus(bo, "FINISHED");
        staff.settledAftercarePlan(bo);
        await().atMost(LIMIT)
                .untilAsserted(
                        () -> assertThat(counseling().path("status").asString()).isEqualTo("SENT"));
        var id = counseling().path("referralId").asString();
        referral = id;
        return id;
    }

    JsonNode plan() {
        return api.get("/api/aftercare/clients/%s/plan".formatted(bo.clientId()));
    }

    JsonNode counseling() {
        return plan().path("referrals")
                .valueStream()
                .filter(it -> it.path("kind").asString().equals("OUTPATIENT_COUNSELING"))
                .findFirst()
                .orElseThrow();
    }

    /// The client's sessions, as scheduling has them.
    List<JsonNode> calendar(Known client) {
        return api.get("/api/scheduling/clients/%s/sessions".formatted(client.clientId()))
                .path("items")
                .valueStream()
                .toList();
    }

    /// What attendance has of them.
    List<JsonNode> records(Known client) {
        return staff.progress(client).path("records").valueStream().toList();
    }

    static String id(JsonNode session) {
        return session.path("sessionId").asString();
    }
}
