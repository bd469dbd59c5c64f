package care.continuum.intake.client;

import static care.continuum.intake.client.Newcomer.assessment;
import static care.continuum.intake.client.Newcomer.consenting;
import static care.continuum.intake.client.Newcomer.enrollment;
import static care.continuum.intake.client.Newcomer.screening;
import static care.continuum.intake.client.Newcomer.with;

import care.continuum.testing.Api;
import care.continuum.testing.Proves;
import care.continuum.testing.RealEngines;
import care.continuum.testing.Wire;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/// Whatever cannot be taken is refused with all that is wrong with it, and changes and tells nothing.
@RealEngines
class BadInputIT {

    private final Api staff;
    private final Wire wire;

    BadInputIT(@Autowired Api api, @Autowired Wire wire) {
        this.staff = api.as("intake", "clinician");
        this.wire = wire;
    }

    /// A body for a path below the client, and the fields that are at fault.
    private record Bad(String path, Object body, String fields) {}

    private static String day(int fromToday) {
        return LocalDate.ofInstant(Instant.now(), ZoneOffset.UTC)
                .plusDays(fromToday)
                .toString();
    }

    @Test
    void badScoresAreRefused() {
        refused(
                new Bad("/screenings", screening(4, 0, 0, -1), "answers[0] answers[3]"),
                new Bad("/screenings", screening(0, 0, 0, 0, 0, 0, 0, 0, 0, 0), "answers"),
                new Bad("/screenings", screening(), "answers"),
                new Bad("/screenings", screening("often", 1.5, 0), "answers[0] answers[1]"),
                new Bad("/screenings", with(screening(0, 2), Map.of("instrument", "CSSRS")), "answers[1]"),
                new Bad("/screenings", with(screening(5), Map.of("instrument", "BAM")), "answers[0]"),
                new Bad("/screenings", with(screening(0), Map.of("instrument", "MMPI")), "instrument"),
                new Bad(
                        "/screenings",
                        with(screening(9), Map.of("administeredAt", "soon", "mood", 1)),
                        "answers[0] administeredAt mood"),
                at("2026-01-31T09:00:00"),
                at("2026-02-30T09:00:00Z"),
                at(Instant.now().plusSeconds(3600).toString()),
                at("-999999999-01-01T00:00:00Z"),
                at("+999999999-12-31T00:00:00Z"),
                new Bad(
                        "/screenings",
                        Map.of("instrument", "MMPI", "administeredAt", "soon", "mood", 1),
                        "mood instrument administeredAt answers"),
                new Bad(
                        "/risk-assessment",
                        Map.of("assessedAt", "-999999999-01-01T00:00:00Z", "risk", "SOME", "note", " "),
                        "assessedAt risk note"));
    }

    private static Bad at(String administeredAt) {
        return new Bad("/screenings", with(screening(0), Map.of("administeredAt", administeredAt)), "administeredAt");
    }

    @Test
    @Proves("no-future-dates")
    void badAssessmentsAreRefused() {
        var dimensions = Map.of("1", 5, "2", 0, "3", 0, "4", 0, "5", 0, "7", 0);
        refused(
                new Bad("/assessment", with(assessment(), Map.of("assessedOn", day(2))), "assessedOn"),
                new Bad("/assessment", with(assessment(), Map.of("assessedOn", "2026-02-30")), "assessedOn"),
                new Bad("/assessment", with(assessment(), Map.of("assessedOn", "-999999999-01-01")), "assessedOn"),
                new Bad("/assessment", with(assessment(), Map.of("edition", "2")), "edition"),
                new Bad(
                        "/assessment",
                        with(assessment(), Map.of("dimensions", dimensions, "edition", "2", "assessedOn", "soon")),
                        "dimensions.6 dimensions.1 dimensions.7 edition assessedOn"),
                new Bad(
                        "/assessment",
                        with(assessment(), Map.of("levelOfCare", "high", "assessedOn", day(2))),
                        "levelOfCare assessedOn"));
    }

    @Test
    @Proves("consent-elements")
    void badConsentsAreRefused() {
        refused(
                expires("+999999999-12-31"),
                expires("-999999999-01-01"),
                expires("2026-02-30"),
                expires("never"),
                expires(day(-3)),
                new Bad("/consents", with(consenting(), Map.of("signedOn", "+999999999-12-31")), "signedOn"),
                new Bad(
                        "/consents",
                        with(
                                consenting(),
                                Map.of(
                                        "type", "ANY",
                                        "recipient", " ",
                                        "expires", "never",
                                        "statementsVersion", "2",
                                        "signedOn", day(2))),
                        "type recipient expires statementsVersion signedOn"),
                new Bad(
                        "/consents",
                        with(consenting(), Map.of("expires", day(-30), "statementsVersion", "2")),
                        "expires statementsVersion"),
                new Bad("/consents/nothing/revocation", Map.of("recipient", " "), "consentId recipient"));
    }

    private static Bad expires(String when) {
        return new Bad("/consents", with(consenting(), Map.of("expires", when)), "expires");
    }

    @Test
    @Proves("enrollment-amounts")
    void badEnrollmentsAreRefused() {
        refused(
                new Bad("/enrollment", with(enrollment(), Map.of("weeks", 0, "weeklyHours", 7)), "weeks weeklyHours"),
                new Bad("/enrollment", with(enrollment(), Map.of("weeks", 5, "weeklyHours", 21)), "weeks weeklyHours"),
                new Bad(
                        "/enrollment",
                        with(enrollment(), Map.of("weeks", 1.5, "weeklyHours", "9")),
                        "weeks weeklyHours"),
                new Bad("/enrollment", with(enrollment(), Map.of("needs", List.of("REST"))), "needs[0]"),
                starts("2026-02-30"),
                starts(day(-33)),
                starts(day(368)),
                starts("+999999999-12-31"),
                starts("-999999999-01-01"),
                new Bad(
                        "/enrollment",
                        with(enrollment(), Map.of("startDate", day(-33), "weeks", 5, "soon", 1)),
                        "soon startDate weeks"),
                new Bad("/enrollment?episodeId=x", with(enrollment(), Map.of("weeks", 5)), "episodeId weeks"),
                new Bad("/enrollment", "{\"track\":", ""),
                new Bad("/enrollment", "[]", ""));
    }

    @Test
    void badChangesOfAStayAreRefused() {
        refused(
                new Bad("/track-change", Map.of("track", "NIGHT", "soon", 1), "soon track"),
                new Bad("/track-change", Map.of(), "track"),
                new Bad("/offer/accept", Map.of("startDate", day(-33)), "startDate"),
                new Bad("/duplicates/somebody", Map.of("decision", "MAYBE"), "otherId decision"),
                new Bad(
                        "/readmission",
                        Map.of("reason", "ANY", "steppedDownFrom", " ", "steppedDownOn", day(2), "mood", 1),
                        "mood reason steppedDownFrom steppedDownOn"),
                new Bad("/readmission", Map.of("steppedDownOn", day(-2)), "steppedDownFrom"),
                new Bad("/readmission", "[]", ""),
                new Bad("/readmission", "null", ""));
    }

    private static Bad starts(String when) {
        return new Bad("/enrollment", with(enrollment(), Map.of("startDate", when)), "startDate");
    }

    private void refused(Bad... all) {
        var gus = Newcomer.calls(staff, "Gus");
        var before = gus.read();
        var softly = new SoftAssertions();
        for (var bad : all) {
            var reply = gus.post(bad.path(), bad.body());
            softly.assertThat(reply.status()).as("%s", bad).isEqualTo(400);
            softly.assertThat(reply.rule()).as("%s", bad).isEqualTo("invalid-input");
            softly.assertThat(reply.faultyFields().split(" "))
                    .as("%s", bad)
                    .containsExactlyInAnyOrder(bad.fields().split(" "));
        }
        softly.assertAll();
        gus.mustNotHaveChanged(wire, before, "InquiryReceived");
    }
}
