package care.continuum.suite.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.bson.Document;
import org.junit.jupiter.api.Test;

class PartnerTest {

    private static final Set<String> NOBODY = Set.of();
    private static final Set<String> ANA = Set.of("ana");

    @Test
    void whatWasSentOnceAndIsInTheLedgerBreaksNothing() {
        assertThat(check(NOBODY, "SENT", "SENT", "one")).isEmpty();
    }

    @Test
    void whatWasNotSentOrTwiceOrIsNotInTheLedgerIsFound() {
        assertThat(check(NOBODY, "SENDING", "OPEN")).hasSize(1);
        assertThat(check(NOBODY, "SENT", "SENT")).hasSize(1);
        assertThat(check(NOBODY, "SENT", "SENT", "one", "one")).hasSize(1);
        assertThat(check(NOBODY, "SENT", "NOT_SENT", "one")).hasSize(1);
        assertThat(check(NOBODY, "SENT", "SENT", "one", "another")).isNotEmpty();
    }

    @Test
    void whoTookTheConsentBackMayHaveBeenTooLate() {
        assertThat(check(ANA, "PENDING_CONSENT", "NOT_SENT")).isEmpty();
        assertThat(check(ANA, "PENDING_CONSENT", "SENT")).as("perhaps").isEmpty();
        assertThat(check(ANA, "PENDING_CONSENT", "SENT", "one")).isEmpty();
        assertThat(check(ANA, "SENT", "SENT", "one")).isEmpty();

        assertThat(check(ANA, "PENDING_CONSENT", "NOT_SENT", "one"))
                .as("untold")
                .hasSize(1);
        assertThat(check(ANA, "SENT", "SENT")).as("lost").hasSize(1);
        assertThat(check(ANA, "SENT", "SENT", "one", "one")).hasSize(1);
    }

    private static List<String> check(Set<String> revoked, String status, String disclosure, String... taken) {
        var referral =
                new Document("referralId", "one").append("kind", Partner.KIND).append("status", status);
        var plan = new Document("clientId", "ana").append("referrals", List.of(referral));
        var row = new Document("referralId", "one").append("status", disclosure);
        return Partner.check(
                List.of(plan), List.of(new Document("disclosures", List.of(row))), revoked, List.of(taken));
    }
}
