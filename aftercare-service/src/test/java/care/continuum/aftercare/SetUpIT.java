package care.continuum.aftercare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import care.continuum.testing.Api;
import care.continuum.testing.Proves;
import care.continuum.testing.RealEngines;
import care.continuum.testing.Wire;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/// The clinic's own table of referrals.
@RealEngines
class SetUpIT {

    private static final String TABLE = "/api/aftercare/referral-table";

    @Autowired
    Wire wire;

    @Autowired
    Api api;

    private String usual;

    @BeforeEach
    void remember() {
        usual = api.as("aftercare").get(TABLE).mustBe(200).body();
    }

    @AfterEach
    void theUsualTableStandsAgain() {
        var again = api.as("supervisor").put(TABLE, usual).mustBe(200).body();
        assertThat(again).isEqualTo(usual);
    }

    @Test
    @Proves("referral-table")
    void aWrittenTableIsForThePlansThatAreMadeAfterwards() {
        var ana = new Discharged(wire, api);
        ana.consentsAndCompletes();
        await().atMost(Duration.ofSeconds(30)).until(() -> ana.kinds().equals(List.of("OUTPATIENT_COUNSELING")));

        var rows = List.of(
                Map.of("kind", "PSYCHIATRY", "dispositions", List.of("COMPLETED")),
                Map.of("kind", "SMART_RECOVERY", "dispositions", List.of("COMPLETED"), "need", "SOBER_LIVING"),
                Map.of("kind", "TRANSFER", "dispositions", List.of("TRANSFERRED")));
        var written = api.as("supervisor").put(TABLE, Map.of("rows", rows)).mustBe(200);
        assertThat(written.json().at("/rows/0/reasons").size()).isEqualTo(3);
        assertThat(written.json().at("/rows/1/consent").asString()).isEqualTo("NONE");
        assertThat(api.as("clinician").get(TABLE).mustBe(200).body()).isEqualTo(written.body());

        var ben = new Discharged(wire, api);
        ben.consentsAndCompletes();
        await().atMost(Duration.ofSeconds(30)).until(() -> ben.kinds().equals(List.of("PSYCHIATRY")));
        assertThat(ana.kinds()).containsExactly("OUTPATIENT_COUNSELING");
    }

    @Test
    void aTableThatIsWrittenOnceMoreWithItsKeyDoesNotComeBack() {
        var staff = api.as("supervisor").withKey(UUID.randomUUID().toString());
        var psychiatry = Map.of("rows", List.of(Map.of("kind", "PSYCHIATRY", "dispositions", List.of("COMPLETED"))));
        var written = staff.put(TABLE, psychiatry).mustBe(200);
        api.as("supervisor").put(TABLE, usual).mustBe(200);

        assertThat(staff.put(TABLE, psychiatry).mustBe(200).body()).isEqualTo(written.body());

        assertThat(api.as("aftercare").get(TABLE).body()).isEqualTo(usual);
        assertThat(staff.put(TABLE, usual).status()).isEqualTo(422);
    }

    @Test
    void everyFaultOfTheTableIsToldAndItStaysAsItWas() {
        var twice = Map.of("kind", "PSYCHIATRY", "dispositions", List.of("COMPLETED"));
        var rows = List.of(
                Map.of("kind", "TRANSFER", "dispositions", List.of("COMPLETED"), "consent", "NONE"),
                Map.of("kind", "YOGA", "dispositions", List.of(), "need", 1, "reasons", List.of(), "why", "so"),
                Map.of("dispositions", List.of("COMPLETED", "LEFT")));

        var reply = api.as("supervisor").put(TABLE, Map.of("rows", rows, "more", 1));

        assertThat(reply.mustBe(400).faultyFields().split(" ", -1))
                .containsExactlyInAnyOrder(
                        "more",
                        "rows[0].consent",
                        "rows[0].dispositions",
                        "rows[1].kind",
                        "rows[1].dispositions",
                        "rows[1].need",
                        "rows[1].reasons",
                        "rows[1].why",
                        "rows[2].kind",
                        "rows[2].dispositions[1]");
        assertThat(api.as("supervisor")
                        .put(TABLE, Map.of("rows", List.of(twice, twice)))
                        .mustBe(400)
                        .faultyFields())
                .isEqualTo("rows[1]");
        assertThat(api.as("supervisor")
                        .put(TABLE, Map.of("rows", List.of(twice, Map.of("kind", "YOGA"), twice)))
                        .mustBe(400)
                        .faultyFields()
                        .split(" ", -1))
                .containsExactlyInAnyOrder("rows[1].kind", "rows[1].dispositions", "rows[2]");
        assertThat(api.as("supervisor").put(TABLE, Map.of("rows", List.of())).status())
                .isEqualTo(400);
        assertThat(api.as("aftercare").put(TABLE, usual).status()).isEqualTo(403);
        assertThat(api.asClient("00000000-0000-0000-0000-00000000000a")
                        .get(TABLE)
                        .status())
                .isEqualTo(403);
        assertThat(api.get(TABLE).status()).isEqualTo(401);
        assertThat(api.as("aftercare").get(TABLE).body()).isEqualTo(usual);
    }
}
