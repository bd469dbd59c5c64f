package care.continuum.aftercare.partner;

import static org.assertj.core.api.Assertions.assertThat;

import care.continuum.aftercare.terms.Partner;
import care.continuum.events.PartnerId;
import care.continuum.events.ReferralKind;
import care.continuum.messaging.Command;
import care.continuum.testing.InMemory;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class PartnerDeskTest {

    private static final Partner HARBOR = partner(1, "Harbor Counseling");
    private static final Partner LAKE = partner(2, "Lake Clinic");

    private final PartnerDesk desk = new PartnerDesk(new InMemory<>());

    @Test
    void aDirectoryThatIsWrittenOnceMoreWithItsKeyDoesNotComeBack() {
        assertThat(desk.replace(List.of(HARBOR), key("1"))).containsExactly(HARBOR);
        assertThat(desk.replace(List.of(LAKE), key("2"))).containsExactly(LAKE);

        assertThat(desk.replace(List.of(HARBOR), key("1"))).containsExactly(LAKE);
        assertThat(desk.partners()).containsExactly(LAKE);
    }

    private static Command key(String key) {
        return new Command("sam PUT /partners " + key, "", true, "sam");
    }

    private static Partner partner(long number, String name) {
        return new Partner(
                new PartnerId(new UUID(0, number)),
                name,
                Set.of(ReferralKind.PSYCHIATRY),
                true,
                null,
                List.of(),
                List.of(),
                List.of(),
                null,
                null,
                null,
                null);
    }
}
