package care.continuum.web;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// A client sees and does only their own; staff what their role needs.
class CallerTest {

    private static final UUID ANA = new UUID(0, 0xa);
    private static final UUID BEN = new UUID(0, 0xb);

    @Test
    void aClientMayDoWhatIsTheirOwn() {
        var ana = new Caller("ana", Set.of("client"), ANA.toString());
        assertThatCode(() -> ana.mustBeClientOr(ANA, "clinician")).doesNotThrowAnyException();
        refuses(() -> ana.mustBeClientOr(BEN, "clinician"));
        refuses(() -> ana.mustBe("clinician"));
    }

    @Test
    void theClaimAloneMakesNobodyAClient() {
        refuses(() -> new Caller("ana", Set.of(), ANA.toString()).mustBeClientOr(ANA, "clinician"));
        refuses(() -> new Caller("ana", Set.of("client"), null).mustBeClientOr(ANA, "clinician"));
    }

    @Test
    void staffMayDoItForEveryClient() {
        var staff = new Caller("cleo", Set.of("clinician"), null);
        assertThatCode(() -> staff.mustBeClientOr(BEN, "clinician")).doesNotThrowAnyException();
        refuses(() -> staff.mustBeClientOr(BEN, "supervisor"));
    }

    private static void refuses(Runnable deed) {
        assertThatExceptionOfType(AccessDenied.class).isThrownBy(deed::run);
    }
}
