package care.continuum.intake.client;

import static care.continuum.intake.client.Newcomer.enrollment;
import static care.continuum.intake.client.Newcomer.screening;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import care.continuum.intake.Topics;
import care.continuum.testing.Api;
import care.continuum.testing.RealEngines;
import care.continuum.testing.Wire;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/// What is not there is not found, what a rule forbids is refused by its name, and neither changes or tells anything.
@RealEngines
class ImpossibleIT {

    private final Api staff;
    private final Wire wire;

    ImpossibleIT(@Autowired Api api, @Autowired Wire wire) {
        this.staff = api.as("intake", "clinician");
        this.wire = wire;
    }

    @Test
    void whatIsNotThereIsNotFound() {
        var gus = Newcomer.calls(staff, "Gus");
        var before = gus.read();
        var nobody = "/api/intake/clients/" + UUID.randomUUID();

        for (var reply : List.of(
                staff.get(nobody),
                staff.post(nobody + "/withdrawal"),
                staff.post(nobody + "/enrollment", enrollment()),
                staff.post(nobody + "/screenings", screening(0)),
                gus.post("/withdrawal?episodeId=" + UUID.randomUUID()),
                gus.post("/enrollment?episodeId=" + UUID.randomUUID(), enrollment()),
                gus.post("/consents/" + UUID.randomUUID() + "/revocation", Map.of()))) {
            assertThat(reply.status()).isEqualTo(404);
            assertThat(reply.rule()).isEqualTo("not-found");
        }
        gus.mustNotHaveChanged(wire, before, "InquiryReceived");
    }

    @Test
    void impossibleEnrollmentsAreRefused() {
        var hana = Newcomer.calls(staff, "Hana");
        var before = hana.read();
        conflict(hana.enroll(), "assessment-missing");
        conflict(hana.post("/offer/accept"), "not-waitlisted");
        conflict(hana.post("/crisis/resolution"), "no-crisis");
        assertThat(hana.read()).isEqualTo(before);

        hana.assess("2.1").mustBe(201);
        conflict(hana.enroll(), "consent-missing");
        hana.consent().mustBe(201);
        hana.enroll().mustBe(202);
        var asked = hana.read();
        conflict(hana.enroll(), "seat-asked");
        conflict(hana.assess("3.7"), "seat-asked");
        hana.mustNotHaveChanged(
                wire, asked, "InquiryReceived", "AssessmentCompleted", "ConsentGranted", "EnrollmentRequested");
    }

    @Test
    void whoIsInTheProgramIsNotEnrolledAgain() {
        var ida = Newcomer.calls(staff, "Ida");
        ida.makeReady();
        ida.enroll().mustBe(202);
        wire.tell(Topics.SCHEDULING, ida.reserved(1), ida.episode, 1);
        await().until(() -> ida.status().equals("ACTIVE"));
        var active = ida.read();

        conflict(ida.enroll(), "already-enrolled");
        conflict(ida.assess("2.1"), "already-enrolled");
        conflict(ida.post("/withdrawal"), "already-enrolled");
        assertThat(ida.read()).isEqualTo(active);

        wire.tell(Topics.ATTENDANCE, ida.discharged(), ida.episode, 1);
        await().until(() -> ida.status().equals("FINISHED"));
        conflict(ida.enroll(), "episode-over");
        ida.consent().mustBe(201);
        assertThat(ida.told(wire, "ConsentGranted", 2))
                .containsExactly(
                        "InquiryReceived",
                        "AssessmentCompleted",
                        "ConsentGranted",
                        "EnrollmentRequested",
                        "ClientEnrolled",
                        "ConsentGranted");
    }

    private static void conflict(Api.Reply reply, String rule) {
        assertThat(reply.status()).isEqualTo(409);
        assertThat(reply.rule()).isEqualTo(rule);
    }
}
