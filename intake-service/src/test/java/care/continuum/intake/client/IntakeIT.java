package care.continuum.intake.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import care.continuum.events.AgeBand;
import care.continuum.events.AttendanceEvent.ClientDischarged;
import care.continuum.events.ClientId;
import care.continuum.events.DischargeReason;
import care.continuum.events.Disposition;
import care.continuum.events.EpisodeId;
import care.continuum.events.SchedulingEvent.SeatRefused;
import care.continuum.events.SchedulingEvent.SeatReleased;
import care.continuum.events.SchedulingEvent.SeatReserved;
import care.continuum.events.SeatRefusal;
import care.continuum.events.SectionId;
import care.continuum.events.Track;
import care.continuum.intake.Topics;
import care.continuum.testing.Api;
import care.continuum.testing.RealEngines;
import care.continuum.testing.Wire;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@RealEngines
class IntakeIT {

    private final LocalDate start =
            LocalDate.ofInstant(Instant.now(), ZoneOffset.UTC).minusDays(1);
    private static final SectionId SECTION = new SectionId(UUID.randomUUID());

    private final Api staff;
    private final Api anybody;
    private final Wire wire;

    IntakeIT(@Autowired Api api, @Autowired Wire wire) {
        this.anybody = api;
        this.staff = api.as("intake", "clinician");
        this.wire = wire;
    }

    @Test
    void aClientIsEnrolledWhenSchedulingHasASeat() {
        var ana = new Person(inquire("Ana", "PHONE"));
        ana.makeReady();
        assertThat(ana.status()).isEqualTo("READY");
        ana.enroll().mustBe(202);
        wire.await(
                "intake.events",
                it -> it.name().equals("EnrollmentRequested") && it.key().equals(ana.client));

        wire.tell(Topics.SCHEDULING, ana.reserved(1), ana.episode, 1);

        var enrolled = wire.await(
                "intake.events",
                it -> it.name().equals("ClientEnrolled") && it.key().equals(ana.client));
        assertThat(enrolled.value().path("ageBand").asString()).isEqualTo("ADULT");
        assertThat(enrolled.value().has("dateOfBirth")).isFalse();
        assertThat(ana.status()).isEqualTo("ACTIVE");
        assertThat(ana.enroll().rule()).isEqualTo("already-enrolled");

        wire.tell(Topics.ATTENDANCE, ana.discharged(), ana.episode, 1);
        await().until(() -> ana.status().equals("FINISHED"));
    }

    @Test
    void aFreedSeatIsOfferedToWhoWaitsFirstAndPassedOnWhenDeclined() {
        var ben = waiting("Ben");
        var cleo = waiting("Cleo");
        var nine = new Person(inquire("Nine", "PHONE"));

        wire.tell(Topics.SCHEDULING, nine.released(), nine.episode, 1);
        var offer = wire.await("intake.events", it -> it.name().equals("SeatOffered"));
        assertThat(offer.key()).isEqualTo(ben.client);
        assertThat(offer.value().path("attempt").asInt()).isEqualTo(2);

        ben.post("/offer/decline").mustBe(200);
        var expired = wire.await("intake.events", it -> it.name().equals("SeatOfferExpired"));
        assertThat(expired.value().path("reason").asString()).isEqualTo("DECLINED");

        wire.tell(Topics.SCHEDULING, ben.released(), ben.episode, 2);
        wire.await(
                "intake.events",
                it -> it.name().equals("SeatOffered") && it.key().equals(cleo.client));
        cleo.post("/offer/accept").mustBe(202);
        wire.tell(Topics.SCHEDULING, cleo.reserved(2), cleo.episode, 2);
        await().until(() -> cleo.status().equals("ACTIVE"));
    }

    @Test
    void thePublicLearnsNothingAndStaffSeeWhoIsTheSame() {
        var first = inquire("Dana", "ONLINE");
        var second = inquire("Dana", "ONLINE");

        assertThat(second.status()).isEqualTo(201);
        assertThat(second.location()).isNotEqualTo(first.location());
        var seen = staff.get(second.location()).mustBe(200).json();
        assertThat(seen.path("sameAs").get(0).asString())
                .isEqualTo(first.json().path("clientId").asString());
        assertThat(anybody.get(second.location()).status()).isEqualTo(401);

        var again = new Person(second);
        again.makeReady();
        assertThat(again.enroll().rule()).isEqualTo("already-in-program");
    }

    @Test
    void aThoughtOfDeathMustBeAskedAboutBeforeAnEnrollment() {
        var eve = new Person(inquire("Eve", "PHONE"));
        eve.makeReady();
        var screening = eve.post(
                        "/screenings",
                        Map.of(
                                "instrument", "PHQ9",
                                "administeredAt", Instant.now().minusSeconds(60).toString(),
                                "answers", List.of(0, 0, 0, 0, 0, 0, 0, 0, 1)))
                .mustBe(201)
                .json();
        assertThat(screening.path("total").asInt()).isEqualTo(1);
        assertThat(eve.enroll().rule()).isEqualTo("risk-screen-open");

        eve.post("/risk-assessment", Map.of("assessedAt", Instant.now().toString(), "risk", "LOW", "note", "Safe."))
                .mustBe(201);
        eve.enroll().mustBe(202);
    }

    @Test
    void anotherLevelOfCareIsReferredOutAndNeverEnrolled() {
        var finn = new Person(inquire("Finn", "PHONE"));
        finn.assess("3.7").mustBe(201);

        assertThat(finn.status()).isEqualTo("REFERRED_OUT");
        assertThat(finn.enroll().rule()).isEqualTo("episode-over");
    }

    @Test
    void everyFaultIsListedAndNothingIsKept() {
        var wrong = new HashMap<String, Object>(Map.of(
                "givenName", "",
                "familyName", "Stone",
                "dateOfBirth", "2026-02-30",
                "channel", "FAX",
                "reason", "SUBSTANCE_USE",
                "surprise", 1,
                "priority", List.of("RICH")));

        var reply = staff.post("/api/intake/inquiries", wrong);

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.rule()).isEqualTo("invalid-input");
        assertThat(reply.faultyFields().split(" "))
                .containsExactlyInAnyOrder(
                        "surprise", "givenName", "dateOfBirth", "channel", "preferredTrack", "priority[0]");
        assertThat(staff.post("/api/intake/inquiries", "{\"givenName\":").faultyFields())
                .isEmpty();
        assertThat(staff.post("/api/intake/inquiries", "{\"givenName\":").status())
                .isEqualTo(400);
    }

    @Test
    void impossibleEnrollmentsAreRefused() {
        var gus = new Person(inquire("Gus", "PHONE"));
        assertThat(gus.enroll().rule()).isEqualTo("assessment-missing");
        gus.assess("2.1").mustBe(201);
        assertThat(gus.enroll().rule()).isEqualTo("consent-missing");
        var bad = gus.post(
                "/enrollment",
                Map.of("track", "DAY", "startDate", "soon", "weeks", 5, "weeklyHours", 21, "needs", List.of()));
        assertThat(bad.status()).isEqualTo(400);
        assertThat(bad.faultyFields()).isEqualTo("startDate weeks weeklyHours");
        assertThat(staff.post("/api/intake/clients/" + UUID.randomUUID() + "/withdrawal")
                        .status())
                .isEqualTo(404);
        assertThat(staff.post("/api/intake/clients/nobody/withdrawal").faultyFields())
                .isEqualTo("clientId");
    }

    @Test
    void theSameKeyGivesTheSameAnswerAndAnotherBodyIsRefused() {
        var keyed = staff.withKey(UUID.randomUUID().toString());
        var first = keyed.post("/api/intake/inquiries", person("Hana", "PHONE")).mustBe(201);
        var second =
                keyed.post("/api/intake/inquiries", person("Hana", "PHONE")).mustBe(201);
        var other = keyed.post("/api/intake/inquiries", person("Ida", "PHONE"));

        assertThat(second.body()).isEqualTo(first.body());
        assertThat(other.status()).isEqualTo(422);
    }

    @Test
    void aConsentCanBeTakenBackAndLacksNothing() {
        var jo = new Person(inquire("Jo", "PHONE"));
        var consent = jo.consent().mustBe(201).json();
        var path = "/consents/" + consent.path("consentId").asString() + "/revocation";

        assertThat(jo.post(path, Map.of()).mustBe(201).json().path("status").asString())
                .isEqualTo("REVOKED");
        assertThat(jo.post(path, Map.of()).rule()).isEqualTo("consent-not-active");
        var empty = jo.post("/consents", Map.of("type", "TREATMENT_PAYMENT_OPERATIONS"));
        assertThat(empty.faultyFields())
                .isEqualTo("discloser information recipient purpose expires statementsVersion signedBy signedOn");
    }

    @Test
    void whoeverShowsNoTokenOrTheWrongRoleIsRefused() {
        assertThat(anybody.post("/api/intake/inquiries", person("Kim", "PHONE")).status())
                .isEqualTo(401);
        assertThat(anybody.as("analyst").get("/api/intake/clients").status()).isEqualTo(403);
        assertThat(anybody.get("/api/intake/readiness").json().path("status").asString())
                .isEqualTo("UP");
        assertThat(staff.get("/api/intake/clients?size=501&page=-1").faultyFields())
                .isEqualTo("page size");
        assertThat(staff.get("/api/intake/nowhere").rule()).isEqualTo("not-found");
        assertThat(staff.put("/api/intake/inquiries", Map.of()).rule()).isEqualTo("method-not-allowed");
        assertThat(anybody.get("/v3/api-docs").status()).isEqualTo(200);
    }

    private Person waiting(String name) {
        var person = new Person(inquire(name, "PHONE"));
        person.makeReady();
        person.enroll().mustBe(202);
        wire.tell(Topics.SCHEDULING, person.refused(), person.episode, 1);
        await().until(() -> person.status().equals("WAITLISTED"));
        return person;
    }

    private Api.Reply inquire(String name, String channel) {
        var api = channel.equals("ONLINE") ? anybody : staff;
        return api.post("/api/intake/inquiries", person(name, channel)).mustBe(201);
    }

    private static Map<String, Object> person(String name, String channel) {
        return Map.of(
                "givenName", name,
                "familyName", "Example",
                "dateOfBirth", "1990-05-17",
                "email", name.toLowerCase(Locale.ROOT) + "@example.org",
                "channel", channel,
                "reason", "CO_OCCURRING",
                "preferredTrack", "EVENING");
    }

    /// A client on the way in.
    private final class Person {

        private final String client;
        private final String episode;

        Person(Api.Reply inquiry) {
            this.client = inquiry.json().path("clientId").asString();
            this.episode = inquiry.json().path("episodeId").asString();
        }

        Api.Reply post(String path, Object body) {
            return staff.post("/api/intake/clients/" + client + path, body);
        }

        Api.Reply post(String path) {
            return staff.post("/api/intake/clients/" + client + path);
        }

        String status() {
            return staff.get("/api/intake/clients/" + client)
                    .mustBe(200)
                    .json()
                    .path("status")
                    .asString();
        }

        void makeReady() {
            assess("2.1").mustBe(201);
            consent().mustBe(201);
        }

        Api.Reply assess(String level) {
            return post(
                    "/assessment",
                    Map.of(
                            "basis",
                            "ASAM",
                            "edition",
                            "4",
                            "dimensions",
                            Map.of("1", 0, "2", 1, "3", 2, "4", 2, "5", 2, "6", 1),
                            "levelOfCare",
                            level,
                            "assessedOn",
                            start.toString()));
        }

        Api.Reply consent() {
            return post(
                    "/consents",
                    Map.of(
                            "type", "TREATMENT_PAYMENT_OPERATIONS",
                            "discloser", "the clinic",
                            "information", "attendance and plan",
                            "recipient", "treating providers",
                            "purpose", "treatment",
                            "expires", "END_OF_TREATMENT",
                            "statementsVersion", "1",
                            "signedBy", "the client",
                            "signedOn", start.toString()));
        }

        Api.Reply enroll() {
            return post(
                    "/enrollment",
                    Map.of(
                            "track",
                            "EVENING",
                            "startDate",
                            start.toString(),
                            "weeks",
                            2,
                            "weeklyHours",
                            9,
                            "needs",
                            List.of("SOBER_LIVING")));
        }

        SeatReserved reserved(int attempt) {
            return new SeatReserved(id(), stay(), attempt, SECTION, Track.EVENING, AgeBand.ADULT);
        }

        SeatRefused refused() {
            return new SeatRefused(id(), stay(), 1, Track.EVENING, AgeBand.ADULT, SeatRefusal.FULL);
        }

        SeatReleased released() {
            return new SeatReleased(id(), stay(), 1, SECTION, Track.EVENING, AgeBand.ADULT, Instant.EPOCH);
        }

        ClientDischarged discharged() {
            return new ClientDischarged(
                    id(), stay(), Disposition.NOT_COMPLETED, DischargeReason.MOVED, start, 0, 0, null);
        }

        private ClientId id() {
            return ClientId.of(client);
        }

        private EpisodeId stay() {
            return EpisodeId.of(episode);
        }
    }
}
