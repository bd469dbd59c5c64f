package care.continuum.aftercare;

import java.time.Duration;
import org.awaitility.Awaitility;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.test.context.DynamicPropertyRegistrar;

/// All tests of the whole service ask the same intake, and look often.
@Configuration(proxyBeanMethods = false)
class IntakeNextDoor {

    static {
        Awaitility.setDefaultPollDelay(Duration.ZERO);
        Awaitility.setDefaultPollInterval(Duration.ofMillis(50));
    }

    @Bean
    IntakeStandIn intakeStandIn() {
        return new IntakeStandIn();
    }

    @Bean
    DynamicPropertyRegistrar whereItIs(IntakeStandIn intake) {
        return settings -> {
            settings.add("continuum.aftercare.intake.url", intake::url);
            settings.add("continuum.aftercare.intake.token-url", () -> intake.url() + "/oauth2/token");
        };
    }
}
