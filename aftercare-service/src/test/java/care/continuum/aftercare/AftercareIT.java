package care.continuum.aftercare;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import care.continuum.events.AftercareEvent;
import care.continuum.events.AgeBand;
import care.continuum.events.AppointmentId;
import care.continuum.events.AttendanceEvent.ClientDischarged;
import care.continuum.events.AttendanceEvent.ProgramCompleted;
import care.continuum.events.ClientId;
import care.continuum.events.ConsentExpiry;
import care.continuum.events.ConsentId;
import care.continuum.events.ConsentType;
import care.continuum.events.DischargeReason;
import care.continuum.events.Disposition;
import care.continuum.events.EpisodeId;
import care.continuum.events.IntakeEvent.ClientEnrolled;
import care.continuum.events.IntakeEvent.ClientErased;
import care.continuum.events.IntakeEvent.ConsentGranted;
import care.continuum.events.Need;
import care.continuum.events.Reason;
import care.continuum.events.SchedulingEvent.AppointmentSlotBooked;
import care.continuum.events.SchedulingEvent.AppointmentSlotRefused;
import care.continuum.events.SectionId;
import care.continuum.events.SlotRefusal;
import care.continuum.events.Track;
import care.continuum.privacy.Vault;
import care.continuum.testing.Api;
import care.continuum.testing.Proves;
import care.continuum.testing.RealEngines;
import care.continuum.testing.Wire;
import care.continuum.testing.Wire.Told;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.mongodb.core.MongoTemplate;
import tools.jackson.databind.JsonNode;

/// The service alone, on a real broker and a real database.
@RealEngines
class AftercareIT {

    private final Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
    final LocalDate today = LocalDate.now(ZoneId.of("America/New_York"));

    @Autowired
    MongoTemplate mongo;

    @Autowired
    Wire wire;

    @Autowired
    Api api;

    @Autowired
    Vault vault;

    final ClientId client = new ClientId(UUID.randomUUID());
    final EpisodeId episode = new EpisodeId(UUID.randomUUID());

    @Test
    void aCompletionHeardFirstWaitsForTheNeedsAndThenMakesOnePlan() {
        completed(today);
        assertThat(api.as("aftercare").get(path()).status()).isEqualTo(404);
        consented();
        enrolled();

        var plan = plan();
        assertThat(plan.at("/disposition").asString()).isEqualTo("COMPLETED");
        assertThat(plan.at("/referrals")
                        .valueStream()
                        .map(each -> each.at("/kind").asString() + " "
                                + each.at("/status").asString()))
                .containsExactlyInAnyOrder(
                        "OUTPATIENT_COUNSELING DRAFT", "SOBER_LIVING PENDING_CONSENT", "TWELVE_STEP DRAFT");
        assertThat(plan.at("/appointments")
                        .valueStream()
                        .map(each -> each.at("/dueBy").asString()))
                .containsExactly(
                        today.plusDays(7).toString(),
                        today.plusDays(30).toString(),
                        today.plusDays(60).toString(),
                        today.plusDays(90).toString());
        assertThat(plan.at("/followUps").size()).isEqualTo(9);
        assertThat(plan.at("/appointments/0").propertyNames()).doesNotContain("asked", "open");
        assertThat(plan.at("/followUps/0").propertyNames()).doesNotContain("planned", "called", "open");
        awaitTheLastOfThePlan();
        assertThat(told()).hasSize(1 + 3 + 4);
    }

    @Test
    void theSameNewsFromTheStartChangesNothing() {
        everything(today);
        var before = plan();
        awaitTheLastOfThePlan();
        var told = told();

        everything(today);
        var other = new AftercareIT();
        other.wire = wire;
        other.api = api;
        other.everything(today);
        other.plan();

        assertThat(plan()).isEqualTo(before);
        assertThat(told()).isEqualTo(told);
    }

    @Test
    @Proves("slot-of-appointment")
    void slotsAreHeardAndAnAlarmIsRaisedWhereThereIsNone() {
        everything(today);
        var appointments = plan().at("/appointments");
        var first = AppointmentId.of(appointments.at("/0/appointmentId").asString());
        var second = AppointmentId.of(appointments.at("/1/appointmentId").asString());

        wire.tell(
                Topics.SCHEDULING,
                new AppointmentSlotBooked(client, episode, first, now.plus(3, ChronoUnit.DAYS), 60),
                first.toString(),
                1);
        wire.tell(
                Topics.SCHEDULING,
                new AppointmentSlotRefused(client, episode, second, today.plusDays(30), SlotRefusal.NO_FREE_HOUR),
                second.toString(),
                1);

        await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> {
            assertThat(plan().at("/appointments/0/status").asString()).isEqualTo("BOOKED");
            assertThat(plan().at("/appointments/1/refused").asBoolean()).isTrue();
        });
        var alarms = api.as("scheduler").get("/api/aftercare/worklist?kind=SLOT&size=500");
        assertThat(alarms.mustBe(200)
                        .json()
                        .at("/items")
                        .valueStream()
                        .map(each -> each.at("/subject").asString()))
                .contains(second.toString());
        assertThat(api.as("aftercare")
                        .post("/api/aftercare/appointments/%s/keep".formatted(first))
                        .rule())
                .isEqualTo("appointment-not-begun");
        api.as("aftercare")
                .post("/api/aftercare/appointments/%s/book".formatted(second), Map.of())
                .mustBe(202);
        wire.await(
                AftercareEvent.TOPIC,
                told -> isMine(told, "ContinuingCareAppointmentProposed")
                        && told.value().at("/attempt").asInt() == 2);
    }

    @Test
    @Proves("deadlines")
    void callsBecomeDueByTimeAndAreAnswered() {
        everything(today.minusDays(2));
        var due = wire.await(AftercareEvent.TOPIC, told -> isMine(told, "FollowUpDue"));
        var path = "/api/aftercare/follow-ups/%s/outcome"
                .formatted(due.value().at("/followUpId").asString());

        assertThat(api.as("aftercare")
                        .post(path, Map.of("result", "MAYBE", "more", 1))
                        .mustBe(400)
                        .faultyFields())
                .contains("result", "more");
        var reply = api.as("aftercare").post(path, Map.of("result", "REACHED")).mustBe(200);

        assertThat(reply.json().at("/status").asString()).isEqualTo("REACHED");
        wire.await(AftercareEvent.TOPIC, told -> isMine(told, "FollowUpReached"));
    }

    @Test
    void theClientsWordClosesASelfReferral() {
        everything(today);
        var id = plan().at("/referrals")
                .valueStream()
                .filter(each -> each.at("/kind").asString().equals("TWELVE_STEP"))
                .findFirst()
                .orElseThrow()
                .at("/referralId")
                .asString();
        var path = "/api/aftercare/referrals/%s/close".formatted(id);
        var staff = api.as("aftercare").withKey(UUID.randomUUID().toString());

        var once = staff.post(path).mustBe(200);

        assertThat(staff.post(path).mustBe(200).body()).isEqualTo(once.body());
        assertThat(api.as("aftercare").post(path).rule()).isEqualTo("referral-not-attended");
        assertThat(api.as("client").post(path).status()).isEqualTo(403);
        assertThat(api.post(path).status()).isEqualTo(401);
        assertThat(api.as("aftercare")
                        .post("/api/aftercare/referrals/%s/close".formatted(UUID.randomUUID()))
                        .status())
                .isEqualTo(404);
        assertThat(api.as("aftercare")
                        .get("/api/aftercare/referral-table")
                        .mustBe(200)
                        .json()
                        .at("/rows")
                        .size())
                .isEqualTo(10);
    }

    @Test
    @Proves("complaint-better-one")
    void anAppointmentMovesOnceSchedulingHasTheOtherTime() {
        everything(today);
        var id = AppointmentId.of(plan().at("/appointments/0/appointmentId").asString());
        var path = "/api/aftercare/appointments/%s/reschedule".formatted(id);
        assertThat(api.as("scheduler").post(path).rule()).isEqualTo("slot-asked");
        var old = quarterHour(3);
        wire.tell(Topics.SCHEDULING, new AppointmentSlotBooked(client, episode, id, old, 60), id.toString(), 1);
        await().atMost(Duration.ofSeconds(20)).until(() -> appointment().equals("BOOKED " + old));

        var wanted = quarterHour(4);
        var asked = api.as("scheduler").post(path, Map.of("startsAt", wanted.toString()));

        assertThat(asked.mustBe(202).json().at("/status").asString()).isEqualTo("RESCHEDULED");
        assertThat(appointment()).isEqualTo("RESCHEDULED " + old);
        var told = wire.await(AftercareEvent.TOPIC, event -> isMine(event, "ContinuingCareAppointmentRescheduled"));
        assertThat(Instant.parse(told.value().at("/startsAt").asString())).isEqualTo(wanted);
        wire.tell(Topics.SCHEDULING, new AppointmentSlotBooked(client, episode, id, wanted, 60), id.toString(), 2);
        await().atMost(Duration.ofSeconds(20)).until(() -> appointment().equals("BOOKED " + wanted));
    }

    @Test
    @Proves("own-data-only")
    void aClientReadsTheirOwnPlanAndClosesTheirOwnSelfReferralAndNothingElse() {
        everything(today);
        plan();
        var self = api.asClient(client);
        var stranger = api.asClient(UUID.randomUUID());
        var close = "/api/aftercare/referrals/%s/close";
        var note = Map.of("note", "Asked twice.");
        api.as("aftercare")
                .post("/api/aftercare/referrals/%s/withdraw".formatted(referral("SOBER_LIVING")))
                .mustBe(200);
        api.as("aftercare")
                .post("/api/aftercare/referrals/%s/reopen".formatted(referral("SOBER_LIVING")), note)
                .mustBe(200);

        assertThat(stranger.get(path()).status()).isEqualTo(403);
        assertThat(stranger.post(close.formatted(referral("TWELVE_STEP"))).status())
                .isEqualTo(403);
        assertThat(self.get(path()).mustBe(200).body()).doesNotContain("Asked twice.");
        assertThat(plan().toString()).contains("Asked twice.");
        assertThat(self.post(close.formatted(referral("OUTPATIENT_COUNSELING"))).rule())
                .isEqualTo("not-a-self-referral");
        for (var verb : List.of("withdraw", "accept", "send")) {
            assertThat(self.post("/api/aftercare/referrals/%s/%s".formatted(referral("TWELVE_STEP"), verb), Map.of())
                            .status())
                    .isEqualTo(403);
        }
        for (var list : List.of("worklist", "partners", "referral-table")) {
            assertThat(self.get("/api/aftercare/" + list).status()).isEqualTo(403);
        }
        var closed = self.post(close.formatted(referral("TWELVE_STEP"))).mustBe(200);
        assertThat(closed.json().at("/status").asString()).isEqualTo("CLOSED");
    }

    @Test
    @Proves("erasure")
    void nothingIsDoneForWhoWasErased() {
        everything(today);
        var appointment = plan().at("/appointments/0/appointmentId").asString();
        var note = Map.of("note", "notecanary");
        var referral = "/api/aftercare/referrals/" + referral("SOBER_LIVING");
        api.as("aftercare").post(referral + "/withdraw").mustBe(200);
        api.as("aftercare").post(referral + "/reopen", note).mustBe(200);
        wire.tell(
                Topics.INTAKE,
                new ClientErased(client, episode, now),
                UUID.randomUUID().toString(),
                1);
        await().until(() -> vault.hasForgotten(client));
        wire.await(AftercareEvent.TOPIC, told -> isMine(told, "AftercarePlanClosed"));
        var before = plan();
        assertThat(before.at("/status").asString()).isEqualTo("CLOSED");
        assertThat(api.as("clinician")
                        .get("/api/aftercare/worklist?size=500")
                        .mustBe(200)
                        .body())
                .doesNotContain(client.toString());
        var staff = api.as("aftercare", "supervisor");

        assertThat(List.of(
                        staff.post(referral + "/withdraw"),
                        staff.post(referral + "/void", note),
                        staff.post(referral + "/close"),
                        staff.post("/api/aftercare/appointments/%s/cancel".formatted(appointment)),
                        staff.post(
                                "/api/aftercare/clients/%s/referrals".formatted(client),
                                Map.of("kind", "OTHER_MUTUAL_HELP"))))
                .extracting(it -> it.status() + " " + it.rule())
                .containsOnly("409 client-erased");
        assertThat(plan()).isEqualTo(before);
        assertThat(before.toString()).doesNotContain("notecanary");
    }

    @Test
    @Proves({"complaint-voided", "referral-mended"})
    void anErroneousReferralIsVoidedWithAnAuditComment() {
        everything(today);
        plan();
        var path = "/api/aftercare/referrals/%s/void".formatted(referral("SOBER_LIVING"));
        var comment = Map.of("note", "Meant for another client.");

        assertThat(api.as("aftercare").post(path, comment).status()).isEqualTo(403);
        assertThat(api.as("supervisor").post(path, Map.of("note", " ")).faultyFields())
                .isEqualTo("note");
        var voided = api.as("supervisor").post(path, comment).mustBe(200).json();

        assertThat(voided.at("/status").asString()).isEqualTo("VOIDED");
        assertThat(voided.at("/notes/0/text").asString()).isEqualTo("Meant for another client.");
        assertThat(voided.at("/notes/0/by").asString()).isEqualTo("test-supervisor");
        wire.await(AftercareEvent.TOPIC, told -> isMine(told, "ReferralVoided"));
        var audit = api.as("supervisor").get("/api/aftercare/clients/%s/audit".formatted(client));
        assertThat(audit.mustBe(200).json().at("/items").valueStream())
                .anyMatch(entry -> entry.at("/path").asString().endsWith("/void")
                        && entry.at("/status").asInt() == 200
                        && entry.at("/who/name").asString().equals("test-supervisor"));
    }

    @Test
    void aRelapseIsOnTheWorklistAsASuggestion() {
        everything(today.minusDays(2));
        var due = wire.await(AftercareEvent.TOPIC, told -> isMine(told, "FollowUpDue"));
        var call = "/api/aftercare/follow-ups/%s/outcome"
                .formatted(due.value().at("/followUpId").asString());

        api.as("aftercare")
                .post(call, Map.of("result", "REACHED", "relapse", true))
                .mustBe(200);

        wire.await(AftercareEvent.TOPIC, told -> isMine(told, "ReadmissionSuggested"));
        var suggested = api.as("clinician").get("/api/aftercare/worklist?kind=READMISSION&size=500");
        assertThat(suggested.mustBe(200).body()).contains(client.toString());

        var decline = "/api/aftercare/clients/%s/readmission/decline".formatted(client);
        var note = Map.of("note", "began residential treatment");
        api.as("scheduler").post(decline, note).mustBe(403);
        var after = api.as("clinician").post(decline, note).mustBe(200).json();
        assertThat(after.at("/notReadmitted/text").asString()).isEqualTo("began residential treatment");
        api.as("clinician").post(decline, note).mustBe(409);
        assertThat(api.as("clinician")
                        .get("/api/aftercare/worklist?kind=READMISSION&size=500")
                        .mustBe(200)
                        .body())
                .doesNotContain(client.toString());
    }

    @Test
    @Proves("relapse")
    void theSeatInTheProgramSettlesARelapseAndWhatIsToldLaterIsDecidedByStaff() {
        everything(today.minusDays(8));
        await().atMost(Duration.ofSeconds(20))
                .until(() -> plan().at("/followUps/1/status").asString().equals("DUE"));
        relapse(0);
        wire.await(AftercareEvent.TOPIC, told -> isMine(told, "ReadmissionSuggested"));

        enrolled(new EpisodeId(UUID.randomUUID()), 3);

        await().atMost(Duration.ofSeconds(20))
                .until(() -> plan().at("/relapseAt").asString("").isEmpty());
        assertThat(readmissions()).doesNotContain(client.toString());
        relapse(1);
        assertThat(readmissions()).contains(client.toString());

        api.as("clinician")
                .post("/api/aftercare/clients/%s/readmission/decline".formatted(client), Map.of("note", "in program"))
                .mustBe(200);
        assertThat(readmissions()).doesNotContain(client.toString());
    }

    private String readmissions() {
        return api.as("clinician")
                .get("/api/aftercare/worklist?kind=READMISSION&size=500")
                .mustBe(200)
                .body();
    }

    private void relapse(int call) {
        var id = plan().at("/followUps/%d/followUpId".formatted(call)).asString();
        api.as("aftercare")
                .post(
                        "/api/aftercare/follow-ups/%s/outcome".formatted(id),
                        Map.of("result", "REACHED", "relapse", true))
                .mustBe(200);
    }

    @Test
    @Proves("plan-closes")
    void aPlanClosesWhenNothingIsOpenAndOpensWithAReferral() {
        everything(today.minusDays(100));
        await().atMost(Duration.ofSeconds(20))
                .until(() -> plan().at("/followUps/8/status").asString().equals("DUE"));
        var staff = api.as("aftercare");
        var first = plan().at("/referrals/0/referralId").asString();
        plan().at("/referrals")
                .forEach(each -> staff.post("/api/aftercare/referrals/%s/withdraw"
                                .formatted(each.at("/referralId").asString()))
                        .mustBe(200));
        plan().at("/appointments")
                .forEach(each -> staff.post("/api/aftercare/appointments/%s/cancel"
                                .formatted(each.at("/appointmentId").asString()))
                        .mustBe(200));
        assertThat(plan().at("/status").asString()).isEqualTo("ACTIVE");
        plan().at("/followUps")
                .forEach(each -> staff.post(
                                "/api/aftercare/follow-ups/%s/outcome"
                                        .formatted(each.at("/followUpId").asString()),
                                Map.of("result", "DECLINED"))
                        .mustBe(200));

        assertThat(plan().at("/status").asString()).isEqualTo("CLOSED");
        wire.await(AftercareEvent.TOPIC, told -> isMine(told, "AftercarePlanClosed"));
        staff.post("/api/aftercare/referrals/%s/reopen".formatted(first), Map.of("note", "They called."))
                .mustBe(200);
        assertThat(plan().at("/status").asString()).isEqualTo("ACTIVE");
    }

    @Test
    void ofTwoDischargesOnOneDayTheLaterOneIsTheLatest() {
        everything(today);
        plan();
        var again = new EpisodeId(new UUID(0, UUID.randomUUID().getLeastSignificantBits()));

        enrolled(again, 3);
        wire.tell(Topics.ATTENDANCE, new ProgramCompleted(client, again, today, 12, 12, 28), again.toString(), 1);

        await().atMost(Duration.ofSeconds(20))
                .until(() -> plan().at("/episodeId").asString().equals(again.toString()));
    }

    @Test
    void aReferralThatIsAddedOnceMoreWithItsKeyIsThatOfTheFormerPlan() {
        everything(today);
        plan();
        var referrals = "/api/aftercare/clients/%s/referrals".formatted(client);
        var staff = api.as("aftercare").withKey(UUID.randomUUID().toString());
        var added = staff.post(referrals, Map.of("kind", "PSYCHIATRY")).mustBe(201);
        var again = new EpisodeId(UUID.randomUUID());
        enrolled(again, 3);
        wire.tell(Topics.ATTENDANCE, new ProgramCompleted(client, again, today, 12, 12, 28), again.toString(), 1);
        await().atMost(Duration.ofSeconds(20))
                .until(() -> plan().at("/episodeId").asString().equals(again.toString()));

        assertThat(staff.post(referrals, Map.of("kind", "PSYCHIATRY")).body()).isEqualTo(added.body());

        assertThat(plan().at("/referrals")
                        .valueStream()
                        .map(each -> each.at("/kind").asString()))
                .isNotEmpty()
                .doesNotContain("PSYCHIATRY");
        assertThat(staff.post(referrals + "?episodeId=" + again, Map.of("kind", "PSYCHIATRY"))
                        .status())
                .isEqualTo(422);
    }

    @Test
    void aDeathStopsWhatIsOpenInThePlanOfAnEarlierEpisode() {
        everything(today);
        plan();
        var later = new EpisodeId(UUID.randomUUID());
        var died =
                new ClientDischarged(client, later, Disposition.NOT_COMPLETED, DischargeReason.DIED, today, 3, 3, null);

        wire.tell(Topics.ATTENDANCE, died, later.toString(), 1);

        wire.await(AftercareEvent.TOPIC, told -> isMine(told, "AftercarePlanClosed"));
        assertThat(plan().at("/status").asString()).isEqualTo("CLOSED");
        assertThat(plan().at("/appointments/0/status").asString()).isEqualTo("CANCELED");
        assertThat(plan().at("/followUps/0/status").asString()).isEqualTo("STOPPED");
        assertThat(plan().at("/diedOn").asString()).isEqualTo(today.toString());
        assertThat(api.as("aftercare")
                        .post(
                                "/api/aftercare/referrals/%s/reopen".formatted(referral("SOBER_LIVING")),
                                Map.of("note", "They called."))
                        .rule())
                .isEqualTo("client-died");
        assertThat(api.as("aftercare").get(path() + "?episodeId=" + later).status())
                .isEqualTo(404);
    }

    @Test
    @Proves("died")
    void aDeathAfterTheDischargeIsToldByAClinician() {
        everything(today);
        plan();
        var death = "/api/aftercare/clients/%s/death".formatted(client);
        var clinician = api.as("clinician");

        assertThat(api.as("aftercare")
                        .post(death, Map.of("diedOn", today.toString()))
                        .status())
                .isEqualTo(403);
        assertThat(clinician
                        .post(death, Map.of("diedOn", today.plusDays(1).toString()))
                        .faultyFields())
                .isEqualTo("diedOn");
        var before = today.minusDays(3).toString();
        clinician.post(death, Map.of("diedOn", before)).mustBe(200);

        wire.await(AftercareEvent.TOPIC, told -> isMine(told, "ClientDied"));
        wire.await(AftercareEvent.TOPIC, told -> isMine(told, "AftercarePlanClosed"));
        assertThat(plan().at("/status").asString()).isEqualTo("CLOSED");
        assertThat(plan().at("/diedOn").asString()).isEqualTo(before);
    }

    @Test
    void aPlanThatIsMadeAfterADeathInAnotherPlanIsBornStopped() {
        everything(today);
        plan();
        var death = "/api/aftercare/clients/%s/death".formatted(client);
        api.as("clinician").post(death, Map.of("diedOn", today.toString())).mustBe(200);
        var later = new EpisodeId(UUID.randomUUID());

        enrolled(later, 3);
        wire.tell(Topics.ATTENDANCE, new ProgramCompleted(client, later, today, 12, 12, 28), later.toString(), 1);

        var made = await().atMost(Duration.ofSeconds(30))
                .until(() -> api.as("aftercare").get(path() + "?episodeId=" + later), reply -> reply.status() == 200)
                .json();
        assertThat(made.at("/status").asString()).isEqualTo("CLOSED");
        assertThat(made.at("/referrals")
                        .valueStream()
                        .map(it -> it.at("/status").asString()))
                .hasSize(3)
                .containsOnly("WITHDRAWN");
        assertThat(made.at("/diedOn").asString()).isEqualTo(today.toString());

        var dayBefore = today.minusDays(1).toString();
        api.as("clinician")
                .post(death + "?episodeId=" + episode, Map.of("diedOn", dayBefore))
                .mustBe(200);
        await().atMost(Duration.ofSeconds(20))
                .until(() -> api.as("aftercare")
                        .get(path() + "?episodeId=" + later)
                        .json()
                        .at("/diedOn")
                        .asString()
                        .equals(dayBefore));
    }

    @Test
    void everyDeclaredIndexIsMade() {
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(mongo.indexOps("plans").getIndexInfo())
                        .extracting(index -> index.getIndexFields().getFirst().getKey())
                        .contains(
                                "clientId",
                                "referrals.referralId",
                                "appointments.appointmentId",
                                "followUps.followUpId",
                                "tasks.kind"));
    }

    void everything(LocalDate dischargedOn) {
        consented();
        enrolled();
        completed(dischargedOn);
    }

    private void consented() {
        wire.tell(
                Topics.INTAKE,
                new ConsentGranted(
                        client,
                        episode,
                        new ConsentId(UUID.nameUUIDFromBytes(client.toString().getBytes(UTF_8))),
                        ConsentType.TREATMENT_PAYMENT_OPERATIONS,
                        ConsentExpiry.END_OF_TREATMENT,
                        null,
                        today.minusDays(30)),
                client.toString(),
                1);
    }

    private void enrolled() {
        enrolled(episode, 2);
    }

    private void enrolled(EpisodeId stay, int sequence) {
        wire.tell(
                Topics.INTAKE,
                new ClientEnrolled(
                        client,
                        stay,
                        1,
                        new SectionId(new UUID(0, 9)),
                        Track.DAY,
                        AgeBand.ADULT,
                        Reason.SUBSTANCE_USE,
                        today.minusDays(30),
                        4,
                        9,
                        Set.of(Need.SOBER_LIVING, Need.TWELVE_STEP),
                        Instant.now()),
                client.toString(),
                sequence);
    }

    private void completed(LocalDate on) {
        wire.tell(Topics.ATTENDANCE, new ProgramCompleted(client, episode, on, 12, 12, 28), episode.toString(), 1);
    }

    String path() {
        return "/api/aftercare/clients/%s/plan".formatted(client);
    }

    JsonNode plan() {
        return await().atMost(Duration.ofSeconds(30))
                .until(() -> api.as("aftercare").get(path()), reply -> reply.status() == 200)
                .json();
    }

    private String referral(String kind) {
        return plan().at("/referrals")
                .valueStream()
                .filter(each -> each.at("/kind").asString().equals(kind))
                .findFirst()
                .orElseThrow()
                .at("/referralId")
                .asString();
    }

    private String appointment() {
        var first = plan().at("/appointments/0");
        var startsAt = first.at("/startsAt").asString("");
        return startsAt.isEmpty()
                ? first.at("/status").asString()
                : first.at("/status").asString() + " "
                        + OffsetDateTime.parse(startsAt).toInstant();
    }

    private Instant quarterHour(int days) {
        return today.plusDays(days).atTime(10, 15).toInstant(ZoneOffset.UTC);
    }

    /// A client's events stand in order: the last appointment proves that all of the plan is told.
    private void awaitTheLastOfThePlan() {
        var last = today.plusDays(90).toString();
        wire.await(
                AftercareEvent.TOPIC,
                told -> isMine(told, "ContinuingCareAppointmentProposed")
                        && told.value().at("/dueBy").asString().equals(last));
    }

    private List<Told> told() {
        return wire.told(AftercareEvent.TOPIC).stream()
                .filter(told -> told.key().equals(client.toString()))
                .toList();
    }

    boolean isMine(Told told, String name) {
        return told.key().equals(client.toString()) && told.name().equals(name);
    }
}
