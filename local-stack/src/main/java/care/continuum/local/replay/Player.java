package care.continuum.local.replay;

import care.continuum.local.clinic.Known;
import care.continuum.local.clinic.Newcomer;
import care.continuum.local.clinic.Planned;
import care.continuum.local.clinic.Staff;
import care.continuum.local.clinic.Wish;
import care.continuum.local.replay.Cohort.Came;
import care.continuum.local.replay.Cohort.Person;
import care.continuum.local.replay.Played.Score;
import care.continuum.local.replay.Played.Session;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/// Plays one person through the public API, as a clinic's import and its staff would.
final class Player {

    private static final Duration END = Duration.ofSeconds(60);

    private final Staff staff;
    private final ZoneId zone;
    private final LocalDate today;

    Player(Staff staff, ZoneId zone, LocalDate today) {
        this.staff = staff;
        this.zone = zone;
        this.today = today;
    }

    /// A person whom intake has assessed.
    record Assessed(Person person, Known known, Instant enteredAt, List<Score> scores) {}

    /// A person with a personal plan.
    record Enrolled(Assessed assessed, List<Planned> plan) {}

    Assessed enter(Person person) {
        var known = staff.enter(newcomer(person));
        var enteredAt = Instant.now();
        var scores = new ArrayList<Score>();
        for (var questionnaire : person.questionnaires()) {
            var at = questionnaire.administeredAt().atZone(zone).toOffsetDateTime();
            var answer = staff.screen(known, questionnaire.instrument(), at, questionnaire.answers());
            var total = answer.path("total");
            scores.add(new Score(questionnaire.instrument().name(), total.isNumber() ? total.asInt() : null));
        }
        var signature = person.givenName() + " " + person.familyName();
        staff.assess(known, signature, person.start(today).minusDays(1));
        return new Assessed(person, known, enteredAt, scores);
    }

    Enrolled enroll(Assessed assessed) {
        var person = assessed.person();
        var wish = new Wish(
                person.track(), person.start(today), person.weeks(), person.weeklyHours(), Set.copyOf(person.needs()));
        staff.enroll(assessed.known(), wish);
        staff.awaitStatus(assessed.known(), "ACTIVE");
        return new Enrolled(assessed, staff.plan(assessed.known(), wish.sessions()));
    }

    Played attend(Enrolled enrolled) {
        var person = enrolled.assessed().person();
        var known = enrolled.assessed().known();
        if (Expected.inCrisis(person, enrolled.assessed().enteredAt())) {
            staff.awaitCrisis(known);
        }
        var first = LocalDate.now(zone);
        for (int i = 0; i < enrolled.plan().size(); i++) {
            enter(known, enrolled.plan().get(i), person.attendance().get(i));
        }
        var state = stateAtLast(known);
        var progress = staff.awaitEnd(known, END);
        var decided = new Played.Decided(first, LocalDate.now(zone));
        return read(enrolled, state, decided, progress, staff.aftercarePlan(known));
    }

    private void enter(Known known, Planned session, Cohort.Visit visit) {
        switch (visit.came()) {
            case ATTENDED -> staff.attended(known, session, Expected.minutes(visit.ratio(), session.minutes()));
            case NO_SHOW -> staff.missed(known, session);
            case EXCUSED, RESCHEDULED -> staff.excused(known, session, visit.came() == Came.RESCHEDULED);
        }
    }

    /// What attendance thinks of the client after the last outcome. Who is not eligible then is discharged by staff.
    private String stateAtLast(Known known) {
        var progress = decided(known);
        var state = progress.path("state").asString();
        if (!over(progress)) {
            staff.reachOut(known, "PHONE", "NO_ANSWER");
            staff.reachOut(known, "TEXT", "NO_ANSWER");
            staff.discharge(known, state.equals("DISENGAGED") ? "LOST_CONTACT" : "ATTENDANCE");
        }
        return state;
    }

    /// A completion is decided with the last outcome, or by its deadline a moment later.
    private JsonNode decided(Known known) {
        var progress = staff.progress(known);
        return !over(progress) && progress.path("eligible").asBoolean(false) ? staff.awaitEnd(known, END) : progress;
    }

    private static boolean over(JsonNode progress) {
        return progress.path("disposition").isString();
    }

    private static Newcomer newcomer(Person person) {
        var sex = person.sex();
        return new Newcomer(
                person.givenName(),
                person.familyName(),
                person.dateOfBirth(),
                sex == null ? null : sex.name(),
                person.phone(),
                person.email(),
                person.channel(),
                person.reason(),
                person.track());
    }

    private Played read(
            Enrolled enrolled, String state, Played.Decided decided, JsonNode progress, JsonNode aftercare) {
        var person = enrolled.assessed().person();
        var known = enrolled.assessed().known();
        return new Played(
                person,
                known.clientId(),
                known.episodeId(),
                person.start(today),
                enrolled.assessed().enteredAt(),
                sessions(enrolled.plan(), progress),
                enrolled.assessed().scores(),
                progress.path("counted").asInt(-1),
                progress.path("attended").asInt(-1),
                state,
                progress.path("disposition").asString(),
                progress.path("reason").asString(null),
                LocalDate.parse(progress.path("dischargedOn").asString()),
                decided,
                progress.path("lengthOfStay").isInt()
                        ? progress.path("lengthOfStay").asInt()
                        : null,
                aftercare.path("planId").asString(),
                texts(aftercare.path("referrals"), "kind"),
                texts(aftercare.path("appointments"), "dueBy").stream()
                        .map(LocalDate::parse)
                        .toList());
    }

    /// The plan with the outcomes that attendance's own documents have.
    private static List<Session> sessions(List<Planned> plan, JsonNode progress) {
        var records = new TreeMap<String, JsonNode>();
        progress.path("records")
                .forEach(some -> records.put(some.path("sessionId").asString(), some));
        return plan.stream()
                .map(session -> {
                    var record = records.get(session.sessionId());
                    return record == null
                            ? new Session(session, "MISSING", 0)
                            : new Session(
                                    session,
                                    record.path("outcome").asString("EXPECTED"),
                                    record.path("minutes").asInt(0));
                })
                .toList();
    }

    private static List<String> texts(JsonNode list, String field) {
        return list.values().stream()
                .map(some -> some.path(field).asString())
                .sorted()
                .toList();
    }
}
