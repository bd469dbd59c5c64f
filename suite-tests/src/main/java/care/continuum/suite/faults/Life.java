package care.continuum.suite.faults;

import care.continuum.local.replay.ReplayRun;
import care.continuum.suite.faults.Asker.Answer;
import care.continuum.suite.faults.Ledger.Person;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.BooleanSupplier;

/// The way of one client, drawn from a seed: mostly legal commands, some that a rule refuses, some that nobody can
/// read, some sent several times at once.
final class Life {

    private static final long PAUSE = 200;

    /// Four of five are enough to complete.
    private static final int FEWEST_TO_MISS_ONE = 5;

    private final Random random;
    private final Asker asker;
    private final Ledger ledger;
    private final LocalDate today;
    private final BooleanSupplier over;
    private final Persona persona;
    private final Sender sender;
    private String client = "";

    Life(long seed, int number, Asker asker, Ledger ledger, BooleanSupplier over) {
        this.random = new Random(seed * 1_000_003 + number);
        this.asker = asker;
        this.ledger = ledger;
        this.today = LocalDate.now(ReplayRun.ZONE);
        this.over = over;
        var name = Long.toString(seed, 36) + "-" + number;
        this.persona = Persona.draw(random, name);
        this.sender = new Sender(asker, random, name);
    }

    /// Lives until the end, the client's or that of all.
    void live() throws InterruptedException {
        if (!isEntered() || over.getAsBoolean()) {
            return;
        }
        screen();
        if (random.nextInt(3) == 0) {
            enroll();
        }
        if (!isAssessed()) {
            return;
        }
        post(intake("consents"), Forms.consent(persona.name(), today.minusDays(9)));
        if (!isEnrolled()) {
            return;
        }
        var sessions = sessions();
        if (sessions.isEmpty() || over.getAsBoolean()) {
            return;
        }
        attend(sessions);
    }

    private boolean isEntered() throws InterruptedException {
        if (random.nextInt(5) == 0) {
            post("/api/intake/inquiries", Map.of("givenName", Canaries.GIVEN, "rubbish", List.of(1, 2)));
        }
        var answer = post(
                "/api/intake/inquiries",
                Forms.inquiry(persona, 1 + random.nextInt(28), random.nextBoolean() ? "DAY" : "EVENING"));
        client = answer.body().path("clientId").asString("");
        if (answer.accepted()) {
            ledger.add(new Person(client, persona.reason(), persona.needs(), false));
        }
        return answer.accepted();
    }

    private void screen() throws InterruptedException {
        for (int i = random.nextInt(3); i > 0; i--) {
            var answers = new ArrayList<Integer>();
            var tooMany = random.nextInt(6) == 0;
            for (int item = 0; item < (tooMany ? 12 : 9); item++) {
                answers.add(random.nextInt(4));
            }
            var body = Map.<String, Object>of("instrument", "PHQ9", "administeredAt", yesterday(), "answers", answers);
            post(intake("screenings"), body);
        }
    }

    private boolean isAssessed() throws InterruptedException {
        var level = random.nextInt(10) == 0 ? "3.1" : "2.1";
        return post(intake("assessment"), Forms.assessment(level, today.minusDays(9)))
                        .accepted()
                && level.equals("2.1");
    }

    private Answer enroll() throws InterruptedException {
        var track = random.nextBoolean() ? "DAY" : "EVENING";
        return post(
                intake("enrollment"),
                Forms.enrollment(track, today.minusDays(8), 8 + random.nextInt(6), persona.needs()));
    }

    /// Whether the client got a seat in time; who waits for one sometimes gives up.
    private boolean isEnrolled() throws InterruptedException {
        var answer = enroll();
        if (answer.rule().equals("risk-screen-open")) {
            post(intake("risk-assessment"), Map.of("assessedAt", yesterday(), "risk", "LOW", "note", Canaries.TEXT));
            answer = enroll();
        }
        var gives = random.nextBoolean();
        while (answer.accepted() && !over.getAsBoolean()) {
            var status = asker.read("/api/intake/clients/" + client).body().path("status");
            if (status.asString("").equals("ACTIVE")) {
                return true;
            }
            if (status.asString("").equals("WAITLISTED") && gives) {
                post(intake("withdrawal"), Map.of());
                return false;
            }
            Thread.sleep(PAUSE);
        }
        return false;
    }

    /// The ids of the plan's sessions, once attendance has heard of it.
    private List<String> sessions() throws InterruptedException {
        while (!over.getAsBoolean()) {
            var records = asker.read(attendance("progress")).body().path("records");
            if (!records.isEmpty()) {
                return records.values().stream()
                        .map(some -> some.path("sessionId").asString(""))
                        .toList();
            }
            Thread.sleep(PAUSE);
        }
        return List.of();
    }

    private void attend(List<String> sessions) throws InterruptedException {
        var misses = random.nextInt(3) == 0 && sessions.size() >= FEWEST_TO_MISS_ONE;
        var missed = misses ? random.nextInt(sessions.size()) : -1;
        var corrected = random.nextInt(3) == 0 ? random.nextInt(sessions.size()) : -1;
        for (int i = 0; i < sessions.size() && !over.getAsBoolean(); i++) {
            var comes = persona.stays() && i != missed;
            if (i == corrected) {
                put(sessions.get(i), Map.of("outcome", comes ? "NO_SHOW" : "ATTENDED"));
            }
            var body = new LinkedHashMap<String, Object>();
            body.put("outcome", comes ? "ATTENDED" : "NO_SHOW");
            if (i == corrected) {
                body.put("reason", Canaries.TEXT);
            }
            if (!put(sessions.get(i), body).accepted()) {
                return;
            }
        }
        if (over.getAsBoolean()) {
            return;
        }
        if (persona.stays()) {
            ledger.add(new Person(client, persona.reason(), persona.needs(), true));
        } else {
            leave();
        }
    }

    private void leave() throws InterruptedException {
        for (var channel : List.of("PHONE", "TEXT")) {
            var body = Map.<String, Object>of("attemptedAt", yesterday(), "channel", channel, "result", "NO_ANSWER");
            post(attendance("outreach"), body);
        }
        post(attendance("discharge"), Map.of("disposition", "NOT_COMPLETED", "reason", "LOST_CONTACT"));
    }

    private Answer put(String session, Map<String, Object> body) throws InterruptedException {
        return sender.send("PUT", "/api/attendance/sessions/%s/clients/%s".formatted(session, client), body);
    }

    private Answer post(String path, Map<String, Object> body) throws InterruptedException {
        return sender.send("POST", path, body);
    }

    private static OffsetDateTime yesterday() {
        return OffsetDateTime.now(ReplayRun.ZONE).minusHours(20);
    }

    private String intake(String what) {
        return "/api/intake/clients/%s/%s".formatted(client, what);
    }

    private String attendance(String what) {
        return "/api/attendance/clients/%s/%s".formatted(client, what);
    }
}
