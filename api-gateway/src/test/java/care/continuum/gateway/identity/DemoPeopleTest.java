package care.continuum.gateway.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.security.web.SecurityFilterChain;

class DemoPeopleTest {

    private static final Duration AN_HOUR = Duration.ofHours(1);

    @Test
    void outsideTheLocalStackThereIsNobodyToSignInAs() {
        new ApplicationContextRunner()
                .withUserConfiguration(SignInConfiguration.class)
                .withPropertyValues("continuum.identity.embedded=true", "continuum.identity.demo=false")
                .run(context -> assertThat(context).doesNotHaveBean(SecurityFilterChain.class));
    }

    @Test
    void outsideTheLocalStackOnlyTheMachinesOfTheSettingsAreKnown() {
        var machines = Map.of("aftercare", new IdentitySettings.Machine("its-secret", List.of("service")));
        var known = new IdentityConfiguration().registrations(new IdentitySettings(false, "", AN_HOUR, machines));

        assertThat(known.findByClientId("aftercare")).isNotNull();
        assertThat(known.findByClientId("demo")).isNull();
        assertThat(known.findByClientId("portal")).isNull();
    }
}
