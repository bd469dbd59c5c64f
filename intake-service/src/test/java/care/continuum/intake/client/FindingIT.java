package care.continuum.intake.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import care.continuum.testing.Api;
import care.continuum.testing.RealEngines;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.index.IndexInfo;

@RealEngines
class FindingIT {

    private final Api staff;
    private final MongoOperations mongo;

    FindingIT(@Autowired Api api, @Autowired MongoOperations mongo) {
        this.staff = api.as("intake", "clinician");
        this.mongo = mongo;
    }

    @Test
    void theListTellsWhoStandsWhereAndAllowsWhat() {
        var leo = Newcomer.calls(staff, "Leopold");
        leo.consent().mustBe(201);

        var found = staff.get("/api/intake/clients?q=leopold").mustBe(200).json();

        assertThat(found.path("total").asInt()).isEqualTo(1);
        var line = found.path("items").get(0);
        assertThat(line.path("clientId").asString()).isEqualTo(leo.client);
        assertThat(line.path("episodeId").asString()).isEqualTo(leo.episode);
        assertThat(line.path("consents")).isEqualTo(leo.read().path("consents"));
        assertThat(line.path("consents").get(0).path("status").asString()).isEqualTo("ACTIVE");
        assertThat(line.path("consents").get(0).path("type").asString()).isEqualTo("TREATMENT_PAYMENT_OPERATIONS");
    }

    @Test
    void aRequestCanNameTheStay() {
        var mia = Newcomer.calls(staff, "Mia");
        var stay = "?episodeId=" + mia.episode;

        mia.post("/assessment" + stay, Newcomer.assessment()).mustBe(201);
        mia.post("/consents" + stay, Newcomer.consenting()).mustBe(201);
        var asked = mia.post("/enrollment" + stay, Newcomer.enrollment()).mustBe(202);

        assertThat(asked.json().path("episodeId").asString()).isEqualTo(mia.episode);
        mia.post("/withdrawal" + stay).mustBe(200);
        assertThat(mia.status()).isEqualTo("CANCELED");
    }

    @Test
    void theDeclaredIndexesAreMade() {
        await().until(() -> indexes("clients").containsAll(List.of("waitlist", "likeness", "status")));
        await().until(() -> indexes("free_seats").containsAll(List.of("open", "section", "usedBy")));
    }

    private List<String> indexes(String collection) {
        return mongo.indexOps(collection).getIndexInfo().stream()
                .map(IndexInfo::getName)
                .toList();
    }
}
