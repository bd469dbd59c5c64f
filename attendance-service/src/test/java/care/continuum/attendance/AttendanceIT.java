package care.continuum.attendance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import care.continuum.attendance.terms.Sessions;
import care.continuum.events.AftercareEvent.ClientDied;
import care.continuum.events.AgeBand;
import care.continuum.events.AttendanceEvent;
import care.continuum.events.ChangedBy;
import care.continuum.events.ClientId;
import care.continuum.events.EpisodeId;
import care.continuum.events.Instrument;
import care.continuum.events.IntakeEvent.BamScores;
import care.continuum.events.IntakeEvent.ClientEnrolled;
import care.continuum.events.IntakeEvent.ClientErased;
import care.continuum.events.IntakeEvent.CrisisRaised;
import care.continuum.events.IntakeEvent.CrisisResolved;
import care.continuum.events.IntakeEvent.EnrollmentResumed;
import care.continuum.events.IntakeEvent.EnrollmentSuspended;
import care.continuum.events.IntakeEvent.ScreeningCompleted;
import care.continuum.events.Reason;
import care.continuum.events.SchedulingEvent.PlannedSession;
import care.continuum.events.SchedulingEvent.SessionCanceled;
import care.continuum.events.SchedulingEvent.SessionsScheduled;
import care.continuum.events.ScreeningId;
import care.continuum.events.SectionId;
import care.continuum.events.SessionId;
import care.continuum.events.SessionKind;
import care.continuum.events.Track;
import care.continuum.testing.Api;
import care.continuum.testing.Api.Reply;
import care.continuum.testing.Proves;
import care.continuum.testing.RealEngines;
import care.continuum.testing.Wire;
import care.continuum.testing.Wire.Told;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.index.IndexInfo;
import org.springframework.test.context.TestPropertySource;

/// The service alone, on a real broker and a real database.
@RealEngines
@TestPropertySource(properties = "continuum.attendance.automatic-completion=true")
class AttendanceIT {

    final LocalDate today = LocalDate.now(Sessions.NEW_YORK);

    @Autowired
    MongoTemplate mongo;

    @Autowired
    Wire wire;

    @Autowired
    Api api;

    final ClientId client = new ClientId(UUID.randomUUID());
    private final EpisodeId episode = new EpisodeId(UUID.randomUUID());

    @Test
    void aPlanIsHeardItsOutcomesAreToldAndTheProgramCompletesOnce() {
        var sessions = planOver();
        for (var session : sessions) {
            assertThat(put(session, client, Map.of("outcome", "ATTENDED", "minutes", 150))
                            .status())
                    .isEqualTo(200);
        }

        wire.await(AttendanceEvent.TOPIC, told -> isMine(told, "ProgramCompleted"));
        assertThat(told())
                .containsExactly(
                        "SessionAttended",
                        "SessionAttended",
                        "SessionAttended",
                        "WeeklyHoursEvaluated",
                        "CompletionCriteriaMet",
                        "ProgramCompleted");
        var progress = progress().json();
        assertThat(progress.at("/disposition").asString()).isEqualTo("COMPLETED");
        assertThat(progress.at("/counted").asInt()).isEqualTo(3);
        assertThat(progress.at("/attended").asInt()).isEqualTo(3);
        assertThat(progress.at("/weeks/0/attendedMinutes").asInt()).isEqualTo(450);
        assertThat(progress.at("/weeks/0/scheduledMinutes").asInt()).isEqualTo(540);
        assertThat(progress.at("/records/0/outcome").asString()).isEqualTo("ATTENDED");
        assertThat(progress.at("/records/0/minutes").asInt()).isEqualTo(150);

        assertThat(post("completion", Map.of("goalsReviewed", true)).rule()).isEqualTo("already-discharged");
    }

    @Test
    void aCrisisHeardBeforeThePlanBlocksCompletionUntilItIsResolved() {
        var intake = UUID.randomUUID().toString();
        wire.tell(Topics.INTAKE, new CrisisRaised(client, episode, Instant.now()), intake, 1);
        var sessions = planOver();
        await().until(() -> progress().json().at("/flags").toString().contains("CRISIS_OPEN"));
        sessions.forEach(session -> put(session, client, Map.of("outcome", "ATTENDED")));

        assertThat(progress().json().at("/missing").toString()).isEqualTo("[\"CRISIS\"]");
        wire.tell(Topics.INTAKE, new CrisisResolved(client, episode, Instant.now()), intake, 2);
        wire.await(AttendanceEvent.TOPIC, told -> isMine(told, "ProgramCompleted"));
    }

    @Test
    void aDeathToldAfterAnEarlierStayEndsThisOne() {
        planOver();
        var died = new ClientDied(client, new EpisodeId(UUID.randomUUID()), today, Instant.now());
        wire.tell(Topics.AFTERCARE, died, UUID.randomUUID().toString(), 1);

        var told = wire.await(AttendanceEvent.TOPIC, it -> isMine(it, "ClientDischarged"));
        assertThat(told.value().at("/episodeId").asString()).isEqualTo(episode.toString());
        assertThat(told.value().at("/reason").asString()).isEqualTo("DIED");
    }

    @Test
    @Proves("progress-measured")
    void aWeeklyMeasureIsToldWithItsSums() {
        var screening = new ScreeningCompleted(
                client,
                episode,
                new ScreeningId(UUID.randomUUID()),
                Instrument.BAM,
                Instant.now(),
                true,
                20,
                null,
                null,
                new BamScores(2, 8, 14));
        wire.tell(Topics.INTAKE, screening, UUID.randomUUID().toString(), 1);

        var told = wire.await(AttendanceEvent.TOPIC, it -> isMine(it, "ProgressMeasured"));
        assertThat(told.value().at("/protective").asInt()).isEqualTo(14);
    }

    @Test
    @Proves("one-record")
    void theSameOutcomeAgainTellsNothingAndAnotherOneNeedsAReason() {
        var first = planOver().getFirst();
        var came = Map.<String, Object>of("outcome", "ATTENDED", "minutes", 100);
        var once = put(first, client, came);
        var twice = put(first, client, came);

        assertThat(twice.status()).isEqualTo(200);
        assertThat(twice.json()).isEqualTo(once.json());
        assertThat(put(first, client, Map.of("outcome", "NO_SHOW")).rule()).isEqualTo("reason-needed");
        assertThat(put(first, client, Map.of("outcome", "NO_SHOW", "reason", "wrong client"))
                        .status())
                .isEqualTo(200);
        wire.await(AttendanceEvent.TOPIC, told -> isMine(told, "AttendanceCorrected"));
        assertThat(told()).containsExactly("SessionAttended", "AttendanceCorrected");
    }

    @Test
    void whenAClientIsErasedTheTextsAreGoneAndTheCountsStay() {
        var first = planOver().getFirst();
        put(first, client, Map.of("outcome", "ATTENDED", "minutes", 100));
        put(first, client, Map.of("outcome", "NO_SHOW", "reason", "reasoncanary"));
        var stored = mongo.findAll(Document.class, "programs").toString();
        assertThat(stored).contains(client.toString()).doesNotContain("reasoncanary");

        wire.tell(
                Topics.INTAKE,
                new ClientErased(client, episode, Instant.now()),
                UUID.randomUUID().toString(),
                1);

        await().until(() -> {
            var key = mongo.findById(client.toString(), Document.class, "_keys");
            return key != null && !key.containsKey("key");
        });
        assertThat(progress().json().at("/counted").asInt()).isEqualTo(1);

        var before = programOf(client);
        var outcome = Map.<String, Object>of("outcome", "ATTENDED", "reason", "latecanary");
        assertThat(put(first, client, outcome).rule()).isEqualTo("client-erased");
        assertThat(post(
                                "outreach",
                                Map.of(
                                        "attemptedAt",
                                        Instant.now().toString(),
                                        "channel",
                                        "PHONE",
                                        "result",
                                        "REACHED"))
                        .rule())
                .isEqualTo("client-erased");
        assertThat(post("completion", Map.of("goalsReviewed", true)).rule()).isEqualTo("client-erased");
        assertThat(programOf(client)).isEqualTo(before);
        wire.tell(
                Topics.INTAKE,
                new CrisisRaised(client, episode, Instant.now()),
                UUID.randomUUID().toString(),
                1);
        await().until(() -> progress().json().at("/flags").toString().contains("CRISIS_OPEN"));
        assertThat(progress().body()).doesNotContain("canary");
    }

    private Document programOf(ClientId whose) {
        return mongo.getCollection("programs")
                .find(new Document("clientId", whose.toString()))
                .first();
    }

    @Test
    @Proves("administrative-discharge")
    void whoStaysAwayIsDischargedByASupervisorAfterTwoAttempts() {
        planOver().forEach(session -> put(session, client, Map.of("outcome", "NO_SHOW")));
        assertThat(progress().json().at("/state").asString()).isEqualTo("DISENGAGED");
        assertThat(worklist("END_OF_PLAN_REVIEW")).contains(client.toString());

        var lost = Map.<String, Object>of("disposition", "NOT_COMPLETED", "reason", "LOST_CONTACT");
        assertThat(post("discharge", lost).status()).isEqualTo(403);
        assertThat(as("supervisor").post(client("discharge"), lost).rule()).isEqualTo("outreach-first");
        for (var channel : List.of("PHONE", "LETTER")) {
            var attempt = Map.<String, Object>of(
                    "attemptedAt", Instant.now().toString(), "channel", channel, "result", "NO_ANSWER");
            assertThat(post("outreach", attempt).status()).isEqualTo(201);
        }
        assertThat(as("supervisor").post(client("discharge"), lost).status()).isEqualTo(200);
        var told = wire.await(AttendanceEvent.TOPIC, it -> isMine(it, "ClientDischarged"));
        assertThat(told.value().at("/dischargedOn").asString()).isEqualTo(today.toString());
        assertThat(worklist("END_OF_PLAN_REVIEW")).doesNotContain(client.toString());
    }

    @Test
    @Proves("outcome-in-time")
    void aSessionThatHasNotBegunCannotBeAttended() {
        var tomorrow = Sessions.at(today.plusDays(1), 9, 0);
        var session = plan(today, List.of(tomorrow)).getFirst();

        assertThat(put(session, client, Map.of("outcome", "ATTENDED")).rule()).isEqualTo("session-not-begun");
        assertThat(put(session, client, Map.of("outcome", "EXCUSED", "excuse", "COURT"))
                        .status())
                .isEqualTo(200);
    }

    @Test
    @Proves("group-sheet")
    void theSheetShowsEveryoneWhoWasExpected() {
        var first = planOver().getFirst();
        var sheet = as("clinician")
                .get("/api/attendance/sessions/" + first + "/sheet")
                .json();

        assertThat(sheet.at("/clients/0/clientId").asString()).isEqualTo(client.toString());
        assertThat(sheet.at("/clients/0/outcome").asString()).isEqualTo("EXPECTED");
        assertThat(sheet.at("/kind").asString()).isEqualTo("GROUP");
    }

    @Test
    void theSameKeyGivesTheSameAnswerAndDoesItOnce() {
        planOver();
        var attempt =
                Map.<String, Object>of("attemptedAt", Instant.now().toString(), "channel", "TEXT", "result", "REACHED");
        var key = UUID.randomUUID().toString();
        var once =
                as("clinician").withKey(key).post(client("outreach"), attempt).mustBe(201);
        var twice =
                as("clinician").withKey(key).post(client("outreach"), attempt).mustBe(201);

        assertThat(twice.json()).isEqualTo(once.json());
        assertThat(progress().json().at("/outreach").size()).isEqualTo(1);
        assertThat(as("clinician")
                        .withKey(key)
                        .post(client("outreach"), Map.of())
                        .status())
                .isIn(400, 422);
    }

    @Test
    @Proves("roles")
    void onlyStaffKeepsTheSheets() {
        var first = planOver().getFirst();
        var came = Map.<String, Object>of("outcome", "ATTENDED");

        assertThat(as("analyst").put(path(first, client), came).status()).isEqualTo(403);
        assertThat(as("client").get(client("progress")).status()).isEqualTo(403);
        assertThat(api.get(client("progress")).status()).isEqualTo(401);
    }

    @Test
    void theWorklistTellsWhatIsOverdueFromWhatIsNot() {
        planOver();
        var sheets = "/api/attendance/worklist?size=500&kind=SHEET&overdue=";
        assertThat(as("clinician").get(sheets + "false").body()).contains(client.toString());
        assertThat(as("clinician").get(sheets + "true").body()).doesNotContain(client.toString());
        assertThat(as("clinician").get("/api/attendance/worklist?kind=NAPS").status())
                .isEqualTo(400);
        assertThat(as("clinician").get("/api/attendance/worklist?size=501").status())
                .isEqualTo(400);
    }

    @Test
    @Proves("roles")
    void whoIsNoCareStaffReadsNothingClinicalUnlessTheGlassIsBroken() {
        var first = planOver().getFirst();
        put(first, client, Map.of("outcome", "EXCUSED", "excuse", "HOSPITAL")).mustBe(200);
        var whole = progress().mustBe(200).json();
        assertThat(whole.at("/records/0/excuse").asString()).isEqualTo("HOSPITAL");

        for (var role : List.of("scheduler", "intake", "aftercare")) {
            var seen = as(role).get(client("progress")).mustBe(200).json();
            assertThat(seen.propertyNames()).doesNotContain("measures", "missing", "eligible");
            assertThat(seen.has("outreach")).isEqualTo(role.equals("aftercare"));
            assertThat(seen.at("/records/0/outcome").asString()).isEqualTo("EXCUSED");
            assertThat(seen.at("/records/0").has("excuse")).isFalse();
            assertThat(seen.path("weeks")).isEqualTo(whole.path("weeks"));
        }
        assertThat(glassesBroken()).isZero();
        var broken = as("scheduler").with("Break-Glass", "the client fell ill on the way");
        assertThat(broken.get(client("progress")).mustBe(200).json()).isEqualTo(whole);
        assertThat(glassesBroken()).isOne();
    }

    private long glassesBroken() {
        return as("supervisor")
                .get("/api/attendance/break-glass?size=500&acknowledged=false")
                .mustBe(200)
                .json()
                .path("items")
                .valueStream()
                .filter(it -> it.toString().contains(client.toString()))
                .count();
    }

    @Test
    @Proves("check-in-and-out")
    void clientsCheckInThemselvesWhenTheSessionIsAboutToBegin() {
        var now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        var soon = now.plus(Duration.ofMinutes(20));
        // A check-in is for the session's day, which may be over by then.
        var starts = Sessions.RULES.day(soon).equals(today) ? soon : now;
        var session = plan(today, List.of(starts)).getFirst();
        var own = api.asClient(client).post(path(session, client) + "/check-in").mustBe(200);
        assertThat(own.json().at("/outcome").asString()).isEqualTo("PRESENT");

        var ben = new AttendanceIT();
        ben.wire = wire;
        ben.api = api;
        var later = ben.plan(today, List.of(now.plus(Duration.ofMinutes(40)))).getFirst();
        var home = api.asClient(ben.client).post(path(later, ben.client) + "/check-in");
        assertThat(home.status()).isEqualTo(409);
        assertThat(home.rule()).isIn("check-in-too-early", "session-not-today");
    }

    @Test
    void aSessionUnderWayIsCheckedInAndOut() {
        var session = plan(today, List.of(Instant.now().minusSeconds(1800).truncatedTo(ChronoUnit.SECONDS)))
                .getFirst();
        var in = as("clinician").post(path(session, client) + "/check-in").mustBe(200);
        assertThat(in.json().at("/outcome").asString()).isEqualTo("LATE");
        wire.await(AttendanceEvent.TOPIC, told -> isMine(told, "ClientCheckedIn"));

        var out = as("clinician").post(path(session, client) + "/check-out").mustBe(200);
        assertThat(out.json().at("/outcome").asString()).isEqualTo("PARTIAL");
        wire.await(AttendanceEvent.TOPIC, told -> isMine(told, "SessionAttended"));
    }

    @Test
    @Proves({"deadlines", "no-show-by-time"})
    void whoIsSilentAtTheEndIsANoShowByTimeAlone() {
        plan(today, List.of(Instant.now().minus(Duration.ofHours(3)).plusSeconds(3)));
        var told = wire.await(AttendanceEvent.TOPIC, it -> isMine(it, "SessionMissed"));
        assertThat(told.value().at("/reason").asString()).isEqualTo("NO_SHOW");
    }

    @Test
    void theProgressOfAnotherEpisodeIsItsOwn() {
        planOver();
        var other = client("progress") + "?episodeId=";
        assertThat(as("clinician").get(other + episode).status()).isEqualTo(200);
        assertThat(as("clinician").get(other + UUID.randomUUID()).status()).isEqualTo(404);
        assertThat(as("clinician").get(other + "nonsense").status()).isEqualTo(400);
    }

    @Test
    @Proves("complaint-absence")
    void aSingleMembersAbsenceDoesNotBlockTheGroupsSheet() {
        var group = planOver().getFirst();
        var ben = new AttendanceIT();
        ben.wire = wire;
        ben.api = api;
        ben.told(group, today.minusDays(8));
        var sheet = "/api/attendance/sessions/" + group + "/sheet";
        var came = entry(client, "ATTENDED", Map.of("minutes", 90));

        var away = as("clinician")
                .put(sheet, Map.of("entries", List.of(entry(ben.client, "EXCUSED", Map.of()), came)))
                .mustBe(200)
                .json();
        assertThat(away.at("/refused/0/clientId").asString()).isEqualTo(ben.client.toString());
        assertThat(away.at("/refused/0/rule").asString()).isEqualTo("notice-too-late");
        assertThat(away.at("/clients/0/outcome").asString()).isEqualTo("EXPECTED");
        assertThat(away.at("/clients/1/outcome").asString()).isEqualTo("PARTIAL");
        assertThat(away.at("/clients/1/clientId").asString()).isEqualTo(client.toString());

        var again = as("clinician")
                .put(sheet, Map.of("entries", List.of(came, entry(ben.client, "NO_SHOW", Map.of()))))
                .mustBe(200)
                .json();
        assertThat(again.at("/refused").size()).isZero();
        wire.await(AttendanceEvent.TOPIC, told -> ben.isMine(told, "SessionMissed"));
        wire.await(AttendanceEvent.TOPIC, told -> isMine(told, "SessionAttended"));
        assertThat(told()).containsExactly("SessionAttended");
    }

    @Test
    @Proves("group-sheet")
    void everyFaultOfEveryLineOfASheetIsTold() {
        var group = planOver().getFirst();
        var entries = List.of(
                entry(client, "ATTENDED", Map.of("minutes", 181)),
                entry(new ClientId(UUID.randomUUID()), "NO_SHOW", Map.of()));
        var sheet = "/api/attendance/sessions/" + group + "/sheet";
        assertThat(as("clinician")
                        .put(sheet, Map.of("entries", entries))
                        .mustBe(400)
                        .faultyFields())
                .isEqualTo("entries[0].minutes entries[1].clientId");
        assertThat(as("clinician")
                        .put(sheet, "{\"entries\": [{\"clientId\": 1, \"outcome\": \"X\"}, {\"by\": 1}]}")
                        .mustBe(400)
                        .faultyFields()
                        .split(" "))
                .containsExactlyInAnyOrder(
                        "entries[0].clientId",
                        "entries[0].outcome",
                        "entries[1].by",
                        "entries[1].clientId",
                        "entries[1].outcome");
        assertThat(as("clinician")
                        .put(
                                sheet,
                                Map.of(
                                        "entries",
                                        List.of(
                                                entry(client, "NO_SHOW", Map.of()),
                                                entry(client, "NO_SHOW", Map.of()))))
                        .mustBe(400)
                        .faultyFields())
                .isEqualTo("entries[1].clientId");
        assertThat(as("clinician").put(sheet, Map.of("entries", List.of())).status())
                .isEqualTo(400);
        assertThat(as("analyst").put(sheet, Map.of("entries", entries)).status())
                .isEqualTo(403);
        assertThat(told()).isEmpty();
    }

    @Test
    @Proves("complaint-timeline")
    void attendanceShowsInTheClientsOwnTimeline() {
        var first = planOver().getFirst();
        put(first, client, Map.of("outcome", "ATTENDED")).mustBe(200);
        var own = api.asClient(client);
        own.post(client("support-group"), Map.of("attendedOn", today.minusDays(1), "minutes", 60))
                .mustBe(201);

        var timeline = own.get(client("timeline")).mustBe(200).json();
        assertThat(timeline.at("/items/0/session/outcome").asString()).isEqualTo("ATTENDED");
        assertThat(timeline.at("/items")
                        .valueStream()
                        .map(it -> it.at("/clientId").asString()))
                .containsOnly(client.toString());
        assertThat(timeline.at("/total").asInt()).isEqualTo(4);
        assertThat(progress().json().at("/weeks/1/attendedMinutes").asInt()).isZero();
        assertThat(own.post(client("support-group"), Map.of("attendedOn", today.plusDays(2), "minutes", 0))
                        .mustBe(400)
                        .faultyFields())
                .isEqualTo("attendedOn minutes");

        assertThat(own.get(client("progress")).status()).isEqualTo(403);
        assertThat(own.put(path(first, client), Map.of("outcome", "ATTENDED")).status())
                .isEqualTo(403);
        var stranger = api.asClient(UUID.randomUUID());
        assertThat(stranger.get(client("timeline")).status()).isEqualTo(403);
        assertThat(stranger.post(path(first, client) + "/check-in").status()).isEqualTo(403);
        assertThat(own.post(path(first, client) + "/check-in").rule()).isEqualTo("record-settled");
    }

    @Test
    @Proves({"complaint-canceled", "not-applicable"})
    void whatTheClinicCancelsCountsAgainstNobodyAndAHoldMovesTheEnd() {
        var last = planOver().getLast();
        var at = Sessions.at(today.minusDays(4), 9, 0);
        var canceled = new SessionCanceled(
                client,
                episode,
                last,
                SessionKind.GROUP,
                Track.DAY,
                at,
                at.plus(Duration.ofHours(3)),
                ChangedBy.WEATHER,
                Instant.now(),
                null);
        wire.tell(Topics.SCHEDULING, canceled, episode.toString(), 2);
        var intake = UUID.randomUUID().toString();
        wire.tell(Topics.INTAKE, new EnrollmentSuspended(client, episode, today, Instant.now()), intake, 1);
        await().until(() -> progress().json().at("/flags").toString().contains("ON_HOLD"));
        wire.tell(
                Topics.INTAKE,
                new EnrollmentResumed(
                        client, episode, 2, new SectionId(UUID.randomUUID()), Track.DAY, today, 12, Instant.now()),
                intake,
                2);
        await().until(
                        () -> progress().json().at("/endsOn").asString(),
                        today.plusDays(10).toString()::equals);
        await().until(() -> progress().json().at("/records/2/outcome").asString(), "NOT_APPLICABLE"::equals);
        assertThat(progress().json().at("/planned").asInt()).isEqualTo(2);
    }

    @Test
    void anEnrollmentWhosePlanNeverComesIsDischarged() {
        enrolled(episode);
        await().atMost(Duration.ofSeconds(30)).until(() -> progress().status() == 200);
        assertThat(progress().json().at("/weeks").isEmpty()).isTrue();
        assertThat(progress().json().at("/startDate").asString()).isEqualTo(today.toString());

        as("clinician")
                .post(client("discharge"), Map.of("disposition", "TRANSFERRED", "reason", "MEDICAL"))
                .mustBe(200);
        wire.await(AttendanceEvent.TOPIC, told -> isMine(told, "ClientDischarged"));
        assertThat(progress().json().at("/disposition").asString()).isEqualTo("TRANSFERRED");
    }

    @Test
    void aDischargeThatIsToldAgainAfterAReadmissionIsOfTheStayBefore() {
        planOver();
        var staff = as("clinician").withKey(UUID.randomUUID().toString());
        var discharge = Map.of("disposition", "TRANSFERRED", "reason", "MEDICAL");
        var first = staff.post(client("discharge"), discharge).mustBe(200);
        var again = new EpisodeId(UUID.randomUUID());
        enrolled(again);
        await().until(() -> progress().json().at("/episodeId").asString(), again.toString()::equals);

        assertThat(staff.post(client("discharge"), discharge).mustBe(200).body())
                .isEqualTo(first.body());
        assertThat(progress().json().has("disposition")).isFalse();
    }

    private void enrolled(EpisodeId stay) {
        var enrolled = new ClientEnrolled(
                client,
                stay,
                1,
                new SectionId(UUID.randomUUID()),
                Track.DAY,
                AgeBand.ADULT,
                Reason.SUBSTANCE_USE,
                today,
                1,
                9,
                Set.of(),
                Instant.now());
        wire.tell(Topics.INTAKE, enrolled, UUID.randomUUID().toString(), 1);
    }

    @Test
    void everyDeclaredIndexIsMade() {
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(mongo.indexOps("programs").getIndexInfo())
                        .extracting(IndexInfo::getName)
                        .contains("bySession", "byTask", "clientId"));
    }

    /// A program of one week that ended the day before yesterday.
    List<SessionId> planOver() {
        var start = today.minusDays(8);
        return plan(
                start,
                List.of(
                        Sessions.at(start, 9, 0),
                        Sessions.at(start.plusDays(2), 9, 0),
                        Sessions.at(start.plusDays(4), 9, 0)));
    }

    private static Map<String, Object> entry(ClientId who, String outcome, Map<String, Object> more) {
        var entry = new HashMap<String, Object>(more);
        entry.put("clientId", who.toString());
        entry.put("outcome", outcome);
        return entry;
    }

    /// This client comes to the same group.
    private void told(SessionId group, LocalDate start) {
        var at = Sessions.at(start, 9, 0);
        tell(
                start,
                List.of(new PlannedSession(
                        group, SessionKind.GROUP, Track.DAY, at, at.plus(Duration.ofHours(3)), null)));
    }

    List<SessionId> plan(LocalDate start, List<Instant> starts) {
        var sessions = new ArrayList<PlannedSession>();
        starts.forEach(at -> sessions.add(new PlannedSession(
                new SessionId(UUID.randomUUID()),
                SessionKind.GROUP,
                Track.DAY,
                at,
                at.plus(Duration.ofHours(3)),
                null)));
        return tell(start, sessions);
    }

    private List<SessionId> tell(LocalDate start, List<PlannedSession> sessions) {
        var news = new SessionsScheduled(
                client,
                episode,
                new SectionId(UUID.randomUUID()),
                Track.DAY,
                AgeBand.ADULT,
                start,
                1,
                9,
                sessions,
                Set.of(),
                1);
        wire.tell(Topics.SCHEDULING, news, episode.toString(), 1);
        await().atMost(Duration.ofSeconds(30)).until(() -> progress().status() == 200);
        return sessions.stream().map(PlannedSession::sessionId).toList();
    }

    private List<String> told() {
        return wire.told(AttendanceEvent.TOPIC).stream()
                .filter(told -> told.key().equals(client.toString()))
                .map(Told::name)
                .toList();
    }

    boolean isMine(Told told, String name) {
        return told.key().equals(client.toString()) && told.name().equals(name);
    }

    private Api as(String role) {
        return api.as(role);
    }

    Reply progress() {
        return as("clinician").get(client("progress"));
    }

    private Reply post(String what, Map<String, Object> body) {
        return as("clinician").post(client(what), body);
    }

    Reply put(SessionId session, ClientId who, Map<String, Object> body) {
        return as("clinician").put(path(session, who), body);
    }

    private String worklist(String kind) {
        return as("clinician")
                .get("/api/attendance/worklist?size=500&kind=" + kind)
                .json()
                .toString();
    }

    String client(String what) {
        return "/api/attendance/clients/%s/%s".formatted(client, what);
    }

    static String path(SessionId session, ClientId who) {
        return "/api/attendance/sessions/%s/clients/%s".formatted(session, who);
    }
}
