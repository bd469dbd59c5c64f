package care.continuum.intake.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

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
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@RealEngines
class IntakeIT {

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
        var ana = Newcomer.calls(staff, "Ana");
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
        var nine = Newcomer.calls(staff, "Nine");

        wire.tell(Topics.SCHEDULING, nine.released(1), nine.episode, 1);
        var offer = wire.await("intake.events", it -> it.name().equals("SeatOffered"));
        assertThat(offer.key()).isEqualTo(ben.client);
        assertThat(offer.value().path("attempt").asInt()).isEqualTo(2);

        ben.post("/offer/decline").mustBe(200);
        var expired = wire.await("intake.events", it -> it.name().equals("SeatOfferExpired"));
        assertThat(expired.value().path("reason").asString()).isEqualTo("DECLINED");

        wire.tell(Topics.SCHEDULING, ben.released(2), ben.episode, 2);
        wire.await(
                "intake.events",
                it -> it.name().equals("SeatOffered") && it.key().equals(cleo.client));
        cleo.post("/offer/accept").mustBe(202);
        wire.tell(Topics.SCHEDULING, cleo.reserved(2), cleo.episode, 2);
        await().until(() -> cleo.status().equals("ACTIVE"));
    }

    @Test
    @Proves("public-answer")
    void thePublicLearnsNothingAndStaffSeeWhoIsTheSame() {
        var first = anybody.post("/api/intake/inquiries", Newcomer.inquiry("Dana", "ONLINE"))
                .mustBe(201);
        var second = anybody.post("/api/intake/inquiries", Newcomer.inquiry("Dana", "ONLINE"))
                .mustBe(201);

        assertThat(second.status()).isEqualTo(201);
        assertThat(second.location()).isNotEqualTo(first.location());
        var seen = staff.get(second.location()).mustBe(200).json();
        assertThat(seen.path("sameAs").get(0).asString())
                .isEqualTo(first.json().path("clientId").asString());
        assertThat(anybody.get(second.location()).status()).isEqualTo(401);

        var again = new Newcomer(staff, second);
        again.makeReady();
        assertThat(again.enroll().rule()).isEqualTo("already-in-program");
    }

    @Test
    void aThoughtOfDeathMustBeAskedAboutBeforeAnEnrollment() {
        var eve = Newcomer.calls(staff, "Eve");
        eve.makeReady();
        var screening = eve.post("/screenings", Newcomer.screening(0, 0, 0, 0, 0, 0, 0, 0, 1))
                .mustBe(201)
                .json();
        assertThat(screening.path("total").asInt()).isEqualTo(1);
        assertThat(eve.enroll().rule()).isEqualTo("risk-screen-open");

        eve.post(
                        "/risk-assessment",
                        Map.of(
                                "assessedAt",
                                Instant.now().truncatedTo(ChronoUnit.MILLIS).toString(),
                                "risk",
                                "LOW",
                                "note",
                                "Safe."))
                .mustBe(201);
        var found = eve.read().path("riskAssessments");
        assertThat(found).hasSize(1);
        assertThat(found.get(0).path("note").asString()).isEqualTo("Safe.");
        eve.enroll().mustBe(202);
    }

    @Test
    @Proves("other-level")
    void anotherLevelOfCareIsReferredOutAndNeverEnrolled() {
        var finn = Newcomer.calls(staff, "Finn");
        finn.assess("3.7").mustBe(201);

        assertThat(finn.status()).isEqualTo("REFERRED_OUT");
        assertThat(finn.enroll().rule()).isEqualTo("episode-over");
    }

    @Test
    void theSameKeyGivesTheSameAnswerAndAnotherBodyIsRefused() {
        var keyed = staff.withKey(UUID.randomUUID().toString());
        var first = keyed.post("/api/intake/inquiries", Newcomer.inquiry("Hana", "PHONE"))
                .mustBe(201);
        var second = keyed.post("/api/intake/inquiries", Newcomer.inquiry("Hana", "PHONE"))
                .mustBe(201);
        var other = keyed.post("/api/intake/inquiries", Newcomer.inquiry("Ida", "PHONE"));

        assertThat(second.body()).isEqualTo(first.body());
        assertThat(other.status()).isEqualTo(422);
    }

    @Test
    @Proves("consent-elements")
    void aConsentCanBeTakenBackAndLacksNothing() {
        var jo = Newcomer.calls(staff, "Jo");
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
    void theWaitlistIsReadInItsOrder() {
        var una = waiting("Una");
        var vera = Newcomer.waits(staff, wire, "Vera", Map.of("priority", List.of("PREGNANT")));

        var items = staff.get("/api/intake/waitlist?track=EVENING&ageBand=ADULT&size=500")
                .mustBe(200)
                .json()
                .path("items");
        assertThat(items.valueStream().map(it -> it.path("clientId").asString()))
                .containsSubsequence(vera.client, una.client);
        assertThat(items.valueStream().map(it -> it.path("place").asInt()))
                .containsExactlyElementsOf(
                        IntStream.rangeClosed(1, items.size()).boxed().toList());
        assertThat(items.get(0).path("priority").asString()).isNotEqualTo("OTHER");
        var planned = anybody.as("scheduler").get("/api/intake/waitlist?track=EVENING&ageBand=ADULT&size=500");
        assertThat(planned.mustBe(200).json().path("items"))
                .hasSameSizeAs(items)
                .noneMatch(it -> it.path("priority").isString());
        var second = staff.get("/api/intake/waitlist?track=EVENING&size=1&page=1")
                .mustBe(200)
                .json();
        assertThat(second.path("items").get(0)).isEqualTo(items.get(1));
        assertThat(second.path("total").asInt()).isEqualTo(items.size());
        assertThat(staff.get("/api/intake/waitlist?track=DAY&size=500").body()).doesNotContain(una.client, vera.client);
        assertThat(anybody.as("aftercare").get("/api/intake/waitlist").status()).isEqualTo(403);
    }

    @Test
    @Proves("roles")
    void whoeverShowsNoTokenOrTheWrongRoleIsRefused() {
        assertThat(anybody.post("/api/intake/inquiries", Newcomer.inquiry("Kim", "PHONE"))
                        .status())
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

    private Newcomer waiting(String name) {
        return Newcomer.waits(staff, wire, name, Map.of());
    }
}
