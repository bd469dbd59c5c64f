package care.continuum.intake.client;

import static care.continuum.intake.client.Newcomer.assessment;
import static care.continuum.intake.client.Newcomer.consenting;
import static care.continuum.intake.client.Newcomer.enrollment;
import static care.continuum.intake.client.Newcomer.screening;
import static care.continuum.intake.client.Newcomer.with;
import static care.continuum.intake.client.Newcomer.yesterday;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import care.continuum.events.AttendanceEvent.AttendanceCorrected;
import care.continuum.events.AttendanceEvent.SessionAttended;
import care.continuum.events.AttendanceEvent.SessionMadeUp;
import care.continuum.events.ClientId;
import care.continuum.events.EpisodeId;
import care.continuum.events.Outcome;
import care.continuum.events.SessionId;
import care.continuum.events.SessionKind;
import care.continuum.events.Track;
import care.continuum.intake.Topics;
import care.continuum.testing.Api;
import care.continuum.testing.Proves;
import care.continuum.testing.RealEngines;
import care.continuum.testing.Wire;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;

/// What may become of a stay once it has begun, and who may say so.
@RealEngines
class StayIT {

    private final Api anybody;
    private final Api staff;
    private final Wire wire;
    private final MongoOperations mongo;

    StayIT(@Autowired Api api, @Autowired Wire wire, @Autowired MongoOperations mongo) {
        this.anybody = api;
        this.staff = api.as("intake", "clinician");
        this.wire = wire;
        this.mongo = mongo;
    }

    @Test
    void aClientOnHoldComesBackWithASeatOfItsOwn() {
        var hugo = enrolled("Hugo");

        assertThat(hugo.post("/suspension").mustBe(200).json().path("status").asString())
                .isEqualTo("ON_HOLD");
        assertThat(hugo.post("/suspension").rule()).isEqualTo("not-active");
        assertThat(hugo.post("/track-change", Map.of("track", "DAY")).rule()).isEqualTo("on-hold");
        hugo.post("/resumption").mustBe(202);
        wire.tell(Topics.SCHEDULING, hugo.reserved(2), hugo.episode, 2);

        await().until(() -> hugo.status().equals("ACTIVE"));
        assertThat(hugo.told(wire, "EnrollmentResumed", 1))
                .endsWith("ClientEnrolled", "EnrollmentSuspended", "EnrollmentRequested", "EnrollmentResumed");
        assertThat(hugo.read().at("/enrollment/daysOnHold").asInt()).isZero();
        assertThat(hugo.read().at("/enrollment/endsOn").asString())
                .isEqualTo(yesterday().plusWeeks(2).toString());
    }

    @Test
    @Proves("died")
    void aDeathThatAftercareIsToldOfEndsAllAndBarsAReadmission() {
        var otto = enrolled("Otto");
        wire.tell(Topics.ATTENDANCE, otto.discharged(), otto.episode, 1);
        await().until(() -> otto.status().equals("FINISHED"));
        otto.post("/readmission").mustBe(201);

        wire.tell(Topics.AFTERCARE, otto.died(), otto.episode, 1);

        await().until(() -> otto.status().equals("CANCELED"));
        assertThat(otto.post("/readmission").rule()).isEqualTo("client-died");
    }

    @Test
    void whatIsDecidedForALaterDayIsShownUntilThen() {
        var ole = enrolled("Ole");
        var soon = yesterday().plusDays(4).toString();

        assertThat(ole.post("/suspension", Map.of("from", yesterday().toString()))
                        .faultyFields())
                .isEqualTo("from");
        assertThat(ole.post(
                                "/suspension",
                                Map.of("from", yesterday().plusWeeks(2).toString()))
                        .rule())
                .isEqualTo("plan-over");
        ole.post("/suspension", Map.of("from", soon)).mustBe(200);
        ole.post("/track-change", Map.of("track", "DAY", "effectiveOn", soon)).mustBe(202);

        assertThat(ole.status()).isEqualTo("ACTIVE");
        assertThat(ole.read().at("/enrollment/onHoldFrom").asString()).isEqualTo(soon);
        assertThat(ole.read().at("/enrollment/trackChange/effectiveOn").asString())
                .isEqualTo(soon);
        ole.post("/resumption").mustBe(202);
        assertThat(ole.read().at("/enrollment/onHoldFrom").isString()).isFalse();
    }

    @Test
    void aClientChangesTheTrackAndLeavesTheProgram() {
        var iris = enrolled("Iris");

        assertThat(iris.post("/track-change", Map.of("track", "NIGHT")).faultyFields())
                .isEqualTo("track");
        iris.post("/track-change", Map.of("track", "DAY")).mustBe(202);
        wire.tell(Topics.SCHEDULING, iris.reservedByDay(2), iris.episode, 2);
        await().until(() -> iris.read().at("/enrollment/track").asString().equals("DAY"));

        iris.post("/withdrawal").mustBe(200);
        assertThat(iris.status()).isEqualTo("FINISHED");
        assertThat(iris.told(wire, "EnrollmentWithdrawn", 1))
                .endsWith("EnrollmentRequested", "TrackChanged", "EnrollmentWithdrawn");
    }

    @Test
    void staffAreToldThatAChangeOfTrackWasRefusedAndWhy() {
        var ivo = enrolled("Ivo");
        ivo.post("/track-change", Map.of("track", "DAY")).mustBe(202);
        wire.tell(Topics.SCHEDULING, ivo.refusedByDay(2), ivo.episode, 2);

        await().until(() -> refusals(ivo) == 1);
        var shown = ivo.read().at("/enrollment/trackChange");
        assertThat(shown.path("to").asString()).isEqualTo("DAY");
        assertThat(shown.path("refused").asBoolean()).isTrue();
        assertThat(shown.path("reason").asString()).isEqualTo("NO_SECTION");
        assertThat(shown.path("refusedAt").isString()).isTrue();
        assertThat(ivo.status()).isEqualTo("ACTIVE");
        ivo.post("/track-change", Map.of("track", "EVENING")).mustBe(202);
        assertThat(refusals(ivo)).isZero();
        assertThat(ivo.read().at("/enrollment/trackChange").isObject()).isFalse();
    }

    @Test
    @Proves("step-down-clock")
    void whoDidNotComeAfterAllIsStillToBeSeen() {
        var inquiry = with(Newcomer.inquiry("Sven", "PHONE"), Map.of("steppedDownFrom", "a hospital"));
        var sven =
                new Newcomer(staff, staff.post("/api/intake/inquiries", inquiry).mustBe(201));
        var client = ClientId.of(sven.client);
        var stay = EpisodeId.of(sven.episode);
        var group = new SessionId(UUID.randomUUID());
        var makeUp = new SessionId(UUID.randomUUID());
        var at = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        mongo.updateFirst(
                Query.query(Criteria.where("_id").is(sven.client)),
                new Update().unset("episodes.0.contacts.attended"),
                "clients");
        assertThat(followUps(sven)).isEqualTo(2);

        wire.tell(
                Topics.ATTENDANCE,
                new SessionAttended(client, stay, group, SessionKind.GROUP, Track.EVENING, at, 180, 180, false),
                sven.episode,
                1);
        await().until(() -> followUps(sven) == 0);
        assertThat(sven.read().at("/stepDown/followUps/0/met").asBoolean()).isTrue();
        wire.tell(
                Topics.ATTENDANCE,
                new AttendanceCorrected(
                        client,
                        stay,
                        group,
                        SessionKind.GROUP,
                        Track.EVENING,
                        at,
                        180,
                        Outcome.ATTENDED,
                        180,
                        Outcome.NO_SHOW,
                        0),
                sven.episode,
                2);
        await().until(() -> followUps(sven) == 2);
        assertThat(sven.read().at("/stepDown/followUps/0/met").asBoolean()).isFalse();
        wire.tell(Topics.ATTENDANCE, new SessionMadeUp(client, stay, group, makeUp, 60, at), sven.episode, 3);
        await().until(() -> followUps(sven) == 0);
    }

    private long followUps(Newcomer who) {
        return tasks(who, "STEP_DOWN_FOLLOW_UP");
    }

    private long refusals(Newcomer who) {
        return tasks(who, "TRACK_CHANGE_REFUSED");
    }

    private long tasks(Newcomer who, String kind) {
        var tasks = staff.get("/api/intake/worklist?kind=%s&size=500".formatted(kind))
                .json()
                .path("items");
        return StreamSupport.stream(tasks.spliterator(), false)
                .filter(it -> it.path("clientId").asString().equals(who.client))
                .count();
    }

    @Test
    void aPlanIsExtendedAndTheReasonStaysHere() {
        var pia = enrolled("Pia");
        var longer = Map.of("weeks", 2, "reason", "she was ill for a week");

        assertThat(pia.post("/extension", Map.of("weeks", 5, "reason", " "))
                        .faultyFields()
                        .split(" "))
                .containsExactlyInAnyOrder("weeks", "reason");
        pia.post("/extension", longer).mustBe(202);

        assertThat(pia.told(wire, "EnrollmentExtended", 1)).endsWith("ClientEnrolled", "EnrollmentExtended");
        var enrollment = pia.read().path("enrollment");
        assertThat(enrollment.path("weeks").asInt()).isEqualTo(4);
        assertThat(enrollment.path("endsOn").asString())
                .isEqualTo(yesterday().plusWeeks(4).toString());
        assertThat(enrollment.at("/extensions/0/reason").asString()).isEqualTo("she was ill for a week");
        for (int more = 0; more < 2; more++) {
            pia.post("/extension", Map.of("weeks", 4, "reason", "more")).mustBe(202);
        }
        assertThat(pia.post("/extension", longer).rule()).isEqualTo("too-many-weeks");
    }

    @Test
    @Proves("died")
    void theDeathOfSomebodyWhoNeverCameIsToldToIntake() {
        var rolf = Newcomer.calls(staff, "Rolf");
        assertThat(rolf.post("/death").mustBe(200).json().path("status").asString())
                .isEqualTo("CANCELED");
        rolf.post("/death").mustBe(200);

        assertThat(rolf.told(wire, "EnrollmentWithdrawn", 1)).containsExactly("InquiryReceived", "EnrollmentWithdrawn");
        assertThat(rolf.post("/readmission").rule()).isEqualTo("client-died");
        assertThat(anybody.asClient(rolf.client)
                        .post("/api/intake/clients/%s/death".formatted(rolf.client))
                        .status())
                .isEqualTo(403);
    }

    @Test
    @Proves("treatment-plan")
    void theGoalsOfTheTreatmentAndTheirReviewAreKept() {
        var jana = Newcomer.calls(staff, "Jana");
        var path = "/api/intake/clients/%s/treatment-plan".formatted(jana.client);
        var goal = Map.of("goalId", "sleep", "status", "IN_PROGRESS");
        var plan = Map.of("goals", List.of(goal), "nextReview", "2999-01-01");

        staff.put(path, plan).mustBe(200);

        assertThat(jana.read().at("/treatmentPlan/goals/0/goalId").asString()).isEqualTo("sleep");
        assertThat(staff.get("/api/intake/worklist?kind=TREATMENT_PLAN_REVIEW&size=500")
                        .json()
                        .path("items"))
                .filteredOn(it -> it.path("clientId").asString().equals(jana.client))
                .singleElement()
                .satisfies(it -> assertThat(it.path("episodeId").asString())
                        .isEqualTo(jana.read().path("episodeId").asString()));
        var unnamed = Map.of("goals", List.of(Map.of("goalId", "", "status", "MET")), "nextReview", "soon");
        assertThat(staff.put(path, unnamed).faultyFields().split(" "))
                .containsExactlyInAnyOrder("goals[0].goalId", "nextReview");
        var past = yesterday().minusDays(1).toString();
        assertThat(staff.put(path, Map.of("goals", List.of(goal), "nextReview", past))
                        .faultyFields())
                .isEqualTo("nextReview");
        assertThat(staff.put(path, Map.of("goals", List.of(goal, goal), "nextReview", past))
                        .faultyFields()
                        .split(" "))
                .containsExactlyInAnyOrder("goals", "nextReview");
    }

    @Test
    @Proves("complaint-staff-only")
    void aClientCannotSetStaffOnlyStates() {
        var kai = Newcomer.calls(staff, "Kai");
        var own = anybody.asClient(kai.client);
        var self = "/api/intake/clients/" + kai.client;
        var risk = Map.of("assessedAt", Instant.now().minusSeconds(60).toString(), "risk", "LOW", "note", "Fine.");
        var plan = Map.of("goals", List.of(), "nextReview", "2999-01-01");

        for (var reply : List.of(
                own.post(self + "/assessment", assessment()),
                own.post(self + "/risk-assessment", risk),
                own.post(self + "/crisis/resolution"),
                own.post(self + "/enrollment", enrollment()),
                own.post(self + "/suspension"),
                own.post(self + "/resumption"),
                own.post(self + "/track-change", Map.of("track", "DAY")),
                own.post(self + "/extension", Map.of("weeks", 1, "reason", "more")),
                own.post(self + "/readmission"),
                own.post(self + "/duplicates/" + UUID.randomUUID(), Map.of("decision", "SAME_PERSON")),
                own.put(self + "/treatment-plan", plan),
                own.post("/api/intake/inquiries", Newcomer.inquiry("Kai", "PHONE")),
                own.get("/api/intake/clients"),
                own.get("/api/intake/worklist"))) {
            assertThat(reply.status()).isEqualTo(403);
        }
        own.post(self + "/screenings", screening(0, 0, 0, 0, 0, 0, 0, 0, 2)).mustBe(201);
        var none = with(screening(0, 0, 0, 0, 0, 0), Map.of("instrument", "CSSRS"));
        own.post(self + "/screenings", none).mustBe(201);
        assertThat(kai.read().path("riskScreenDueAt").isString()).isTrue();
        staff.post(self + "/screenings", none).mustBe(201);
        assertThat(kai.read().path("riskScreenDueAt").isString()).isFalse();
        assertThat(kai.status()).isEqualTo("SCREENED");
    }

    @Test
    @Proves("own-data-only")
    void aClientSeesAndDoesOnlyTheirOwn() {
        var lena = Newcomer.calls(staff, "Lena");
        var other = Newcomer.calls(staff, "Mona");
        var own = anybody.asClient(lena.client);
        var self = "/api/intake/clients/" + lena.client;
        var theirs = "/api/intake/clients/" + other.client;

        own.get(self).mustBe(200);
        assertThat(own.get("/api/intake/instruments").json().path("total").asInt())
                .isEqualTo(6);
        own.get("/api/intake/consent-statements").mustBe(200);
        own.post(self + "/screenings", screening(0, 1, 0, 1, 0, 1, 0, 1, 0)).mustBe(201);
        var consent = own.post(self + "/consents", consenting()).mustBe(201).json();
        var revocation =
                "/consents/%s/revocation".formatted(consent.path("consentId").asString());
        own.post(self + revocation, Map.of("reason", "changed my mind")).mustBe(201);
        for (var reply : List.of(
                own.get(theirs),
                own.post(theirs + "/screenings", screening(0)),
                own.post(theirs + "/consents", consenting()),
                own.post(theirs + revocation, Map.of()),
                own.post(theirs + "/offer/accept"),
                own.post(theirs + "/offer/decline"),
                own.post(theirs + "/withdrawal"))) {
            assertThat(reply.status()).isEqualTo(403);
        }
        assertThat(own.post(self + "/offer/accept").rule()).isEqualTo("not-waitlisted");
        own.post(self + "/withdrawal").mustBe(200);
        assertThat(lena.status()).isEqualTo("CANCELED");
    }

    private Newcomer enrolled(String name) {
        var person = Newcomer.calls(staff, name);
        person.makeReady();
        person.enroll().mustBe(202);
        wire.tell(Topics.SCHEDULING, person.reserved(1), person.episode, 1);
        await().until(() -> person.status().equals("ACTIVE"));
        return person;
    }
}
