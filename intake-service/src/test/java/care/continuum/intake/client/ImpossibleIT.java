package care.continuum.intake.client;

import static care.continuum.intake.client.Newcomer.enrollment;
import static care.continuum.intake.client.Newcomer.screening;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import care.continuum.intake.Topics;
import care.continuum.testing.Api;
import care.continuum.testing.Proves;
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
        var rosa = Newcomer.calls(staff, "Rosa");
        var before = rosa.read();
        var nobody = "/api/intake/clients/" + UUID.randomUUID();

        for (var reply : List.of(
                staff.get(nobody),
                staff.post(nobody + "/withdrawal"),
                staff.post(nobody + "/enrollment", enrollment()),
                staff.post(nobody + "/screenings", screening(0)),
                staff.post(nobody + "/readmission"),
                staff.post(nobody + "/resumption"),
                rosa.post("/duplicates/" + UUID.randomUUID(), Map.of("decision", "SAME_PERSON")),
                rosa.post("/withdrawal?episodeId=" + UUID.randomUUID()),
                rosa.post("/enrollment?episodeId=" + UUID.randomUUID(), enrollment()),
                rosa.post("/consents/" + UUID.randomUUID() + "/revocation", Map.of()))) {
            assertThat(reply.status()).isEqualTo(404);
            assertThat(reply.rule()).isEqualTo("not-found");
        }
        rosa.mustNotHaveChanged(wire, before, "InquiryReceived");
    }

    @Test
    @Proves("late-entry")
    void impossibleEnrollmentsAreRefused() {
        var sam = Newcomer.calls(staff, "Sam");
        var before = sam.read();
        conflict(sam.enroll(), "assessment-missing");
        conflict(sam.post("/offer/accept"), "not-waitlisted");
        conflict(sam.post("/crisis/resolution"), "no-crisis");
        assertThat(sam.read()).isEqualTo(before);

        sam.assess("2.1").mustBe(201);
        conflict(sam.enroll(), "consent-missing");
        sam.consent().mustBe(201);
        sam.enroll().mustBe(202);
        var asked = sam.read();
        conflict(sam.enroll(), "seat-asked");
        sam.mustNotHaveChanged(
                wire, asked, "InquiryReceived", "AssessmentCompleted", "ConsentGranted", "EnrollmentRequested");
    }

    @Test
    @Proves("already-in-program")
    void whoIsInTheProgramIsNotEnrolledAgain() {
        var tom = Newcomer.calls(staff, "Tom");
        tom.makeReady();
        tom.enroll().mustBe(202);
        wire.tell(Topics.SCHEDULING, tom.reserved(1), tom.episode, 1);
        await().until(() -> tom.status().equals("ACTIVE"));
        var active = tom.read();

        conflict(tom.enroll(), "already-enrolled");
        conflict(tom.assess("2.1"), "already-enrolled");
        assertThat(tom.read()).isEqualTo(active);

        wire.tell(Topics.ATTENDANCE, tom.discharged(), tom.episode, 1);
        await().until(() -> tom.status().equals("FINISHED"));
        conflict(tom.enroll(), "episode-over");
        tom.consent().mustBe(201);
        assertThat(tom.told(wire, "ConsentGranted", 2))
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
