package care.continuum.scheduling.feed;

import static org.assertj.core.api.Assertions.assertThat;

import care.continuum.privacy.Vault;
import care.continuum.scheduling.SchedulingTest;
import care.continuum.testing.Proves;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/// The secrets in the addresses of feeds.
@SchedulingTest
class SecretsIT {

    private static final String ANA = "client/ana";

    @Autowired
    Secrets secrets;

    @Autowired
    Vault vault;

    /// Whichever instance is asked, and whenever it was started.
    @Test
    @Proves("feeds")
    void theSameAddressHasTheSameSecretEverywhereAndNoTwoShareOne() {
        var secret = secrets.of(ANA, 1);
        assertThat(secret).matches("[0-9a-f]{32}");
        assertThat(new Secrets(vault).of(ANA, 1)).isEqualTo(secret);
        assertThat(secrets.of(ANA, 2)).isNotEqualTo(secret);
        assertThat(secrets.of("clinician/ana", 1)).isNotEqualTo(secret);
    }
}
