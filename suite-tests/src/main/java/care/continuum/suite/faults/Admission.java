package care.continuum.suite.faults;

import care.continuum.local.replay.ReplayRun;
import care.continuum.suite.faults.Asker.Answer;
import care.continuum.suite.faults.Ledger.Person;
import care.continuum.suite.faults.Ledger.Stage;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.BooleanSupplier;
import tools.jackson.databind.JsonNode;

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
    private final Waiting waiting;
    private String client = "";
    private String consent = "";

    Admission(Way way, Asker asker, Ledger ledger, BooleanSupplier over) {
        this.way = way;
        this.random = way.random();
        this.asker = asker;
        this.ledger = ledger;
        this.over = over;
        this.persona = Persona.draw(random, way.name());
        this.sender = new Sender(asker, random, way.name());
        // Whether one has to wait depends on others, and must not change what is drawn after it.
        this.waiting = new Waiting(this, new Sender(asker, way.random(), way.name() + "-waiting"));
    }

    String client() {
        return client;
    }

    /// The consent that covers the treatment.
    String consent() {
        return consent;
    }

    Waiting waiting() {
        return waiting;
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

    /// What intake says of the client.
    JsonNode standing() throws InterruptedException {
        return read("/api/intake/clients/" + client).body();
    }

    /// Asks of intake what has to be accepted.
    ///
    /// @param but the rules that may refuse it all the same
    Answer demand(String what, Map<String, Object> body, String... but) throws InterruptedException {
        return sender.demand("POST", intake(what), body, but);
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
        consent = demand("consents", Forms.consent(persona.name(), today.minusDays(9)))
                .body()
                .path("consentId")
                .asString("");
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
            var tooMany = random.nextInt(6) == 0;
            post(intake("screenings"), Forms.screening("PHQ9", random, tooMany ? 12 : 9, 3));
        }
    }

    private boolean isAssessed() throws InterruptedException {
        var level = random.nextInt(10) == 0 ? "3.1" : "2.1";
        return demand("assessment", Forms.assessment(level, today.minusDays(9))).accepted() && level.equals("2.1");
    }

    private Map<String, Object> enrollment() {
        var track = random.nextBoolean() ? "DAY" : "EVENING";
        return Forms.enrollment(track, today.minusDays(8), 8 + random.nextInt(6), persona.needs());
    }

    /// The first attempt, which came too early, may have got no answer, and may have come late.
    private Answer enroll() throws InterruptedException {
        return demand("enrollment", enrollment(), RISK_SCREEN_OPEN, "seat-asked", "already-enrolled");
    }

    private boolean isEnrolled() throws InterruptedException {
        var answer = enroll();
        if (answer.rule().equals(RISK_SCREEN_OPEN)) {
            demand("risk-assessment", Forms.finding("LOW"));
            answer = enroll();
        }
        var gives = random.nextBoolean();
        return answer.accepted() && waiting.isSeated(gives);
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

    /// Where intake takes what is asked for the client.
    String intake(String what) {
        return "/api/intake/clients/%s/%s".formatted(client, what);
    }
}
