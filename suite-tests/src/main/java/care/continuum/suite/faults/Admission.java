package care.continuum.suite.faults;

import care.continuum.local.replay.ReplayRun;
import care.continuum.suite.faults.Asker.Answer;
import care.continuum.suite.faults.Ledger.Person;
import care.continuum.suite.faults.Ledger.Stage;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.BooleanSupplier;

/// The first part of a client's way, drawn from a seed: from the inquiry to the sessions of the plan.
final class Admission {

    private static final String RISK_SCREEN_OPEN = "risk-screen-open";

    private final Way way;
    private final Random random;
    private final Asker asker;
    private final Ledger ledger;
    private final BooleanSupplier over;
    private final LocalDate today = LocalDate.now(ReplayRun.ZONE);
    private final Persona persona;
    private final Sender sender;
    private final Sender offers;
    private String client = "";

    Admission(Way way, Asker asker, Ledger ledger, BooleanSupplier over) {
        this.way = way;
        this.random = way.random();
        this.asker = asker;
        this.ledger = ledger;
        this.over = over;
        this.persona = Persona.draw(random, way.name());
        this.sender = new Sender(asker, random, way.name());
        // Whether one has to wait depends on others, and must not change what is drawn after it.
        this.offers = new Sender(asker, way.random(), way.name() + "-offer");
    }

    String client() {
        return client;
    }

    Persona persona() {
        return persona;
    }

    /// What is drawn next for the client.
    Random random() {
        return random;
    }

    Sender sender() {
        return sender;
    }

    boolean isOver() {
        return over.getAsBoolean();
    }

    /// Writes down how far the client got, and whether that is all of their way.
    void note(Stage stage, boolean isWhole) {
        ledger.add(new Person(client, way, persona, stage, isWhole));
    }

    Answer read(String path) throws InterruptedException {
        return asker.read(path);
    }

    /// The ids of the plan's sessions, once the client has a plan that attendance has heard of; none where the client
    /// goes no further.
    List<String> sessions() throws InterruptedException {
        if (!isEntered() || isOver()) {
            return List.of();
        }
        screen();
        if (random.nextInt(3) == 0) {
            post(intake("enrollment"), enrollment());
        }
        if (!isAssessed()) {
            return List.of();
        }
        sender.demand("POST", intake("consents"), Forms.consent(persona.name(), today.minusDays(9)));
        return isEnrolled() ? planned() : List.of();
    }

    private boolean isEntered() throws InterruptedException {
        if (random.nextInt(5) == 0) {
            post("/api/intake/inquiries", Map.of("givenName", Canaries.GIVEN, "rubbish", List.of(1, 2)));
        }
        var answer = sender.demand(
                "POST",
                "/api/intake/inquiries",
                Forms.inquiry(persona, 1 + random.nextInt(28), random.nextBoolean() ? "DAY" : "EVENING"));
        client = answer.body().path("clientId").asString("");
        if (answer.accepted()) {
            note(Stage.ENTERED, false);
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
        return sender.demand("POST", intake("assessment"), Forms.assessment(level, today.minusDays(9)))
                        .accepted()
                && level.equals("2.1");
    }

    private Map<String, Object> enrollment() {
        var track = random.nextBoolean() ? "DAY" : "EVENING";
        return Forms.enrollment(track, today.minusDays(8), 8 + random.nextInt(6), persona.needs());
    }

    /// The first attempt, which came too early, may have got no answer, and may have come late.
    private Answer enroll() throws InterruptedException {
        return sender.demand(
                "POST", intake("enrollment"), enrollment(), RISK_SCREEN_OPEN, "seat-asked", "already-enrolled");
    }

    /// Whether the client got a seat in time; who waits for one gives up, or takes the one that is offered.
    private boolean isEnrolled() throws InterruptedException {
        var answer = enroll();
        if (answer.rule().equals(RISK_SCREEN_OPEN)) {
            var finding = Map.<String, Object>of("assessedAt", yesterday(), "risk", "LOW", "note", Canaries.TEXT);
            sender.demand("POST", intake("risk-assessment"), finding);
            answer = enroll();
        }
        var gives = random.nextBoolean();
        var backoff = new Backoff();
        while (answer.accepted() && !isOver()) {
            var now = asker.read("/api/intake/clients/" + client).body();
            var status = now.path("status").asString("");
            if (status.equals("ACTIVE")) {
                return true;
            }
            if (status.equals("WAITLISTED") && gives) {
                post(intake("withdrawal"), Map.of());
                return false;
            }
            if (!now.at("/enrollment/offerExpiresAt").asString("").isEmpty()) {
                offers.send("POST", intake("offer/accept"), Map.of());
            }
            backoff.pause();
        }
        return false;
    }

    private List<String> planned() throws InterruptedException {
        var backoff = new Backoff();
        while (!isOver()) {
            // What attendance has heard of is durable where it was planned, and is not planned again in another way.
            var weeks = asker.read("/api/attendance/clients/%s/progress".formatted(client))
                    .body()
                    .path("weeks");
            var plan = asker.read("/api/scheduling/clients/%s/sessions".formatted(client))
                    .body()
                    .path("items");
            if (!plan.isEmpty() && !weeks.isEmpty()) {
                return plan.valueStream()
                        .map(some -> some.path("sessionId").asString(""))
                        .toList();
            }
            backoff.pause();
        }
        return List.of();
    }

    private Answer post(String path, Map<String, Object> body) throws InterruptedException {
        return sender.send("POST", path, body);
    }

    static OffsetDateTime yesterday() {
        return OffsetDateTime.now(ReplayRun.ZONE).minusHours(20);
    }

    private String intake(String what) {
        return "/api/intake/clients/%s/%s".formatted(client, what);
    }
}
