package care.continuum.aftercare.sending;

import care.continuum.aftercare.terms.Outgoing;
import care.continuum.aftercare.terms.PartnerDirectory;
import care.continuum.aftercare.terms.Signatures;
import io.github.resilience4j.timelimiter.TimeLimiter;
import io.github.resilience4j.timelimiter.TimeLimiterConfig;
import java.net.http.HttpClient;
import java.time.Duration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// How the parts that carry referrals are put together.
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({SendingSettings.class, IntakeSettings.class})
class SendingConfiguration {

    @Bean
    LimitedCalls limitedCalls() {
        return new LimitedCalls();
    }

    @Bean
    IntakeConnection intakeConnection(IntakeSettings intake, SendingSettings sending, LimitedCalls calls) {
        var limit = sending.askLimit();
        return new IntakeConnection(
                MachineClient.of(intake, limit),
                Guards.breaker("intake", sending.rest()),
                TimeLimiter.of("intake", within(limit)),
                calls);
    }

    @Bean
    PartnerConnection partnerConnection(Signatures signatures, SendingSettings settings, LimitedCalls calls) {
        var http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(settings.connectLimit())
                .build();
        return new PartnerConnection(
                http, signatures, TimeLimiter.of("the partner", within(settings.callLimit())), calls);
    }

    @Bean
    Dispatcher dispatcher(
            Outgoing outgoing,
            PartnerDirectory directory,
            IntakeConnection intake,
            PartnerConnection partners,
            SendingSettings settings) {
        var carrier = new Carrier(directory, intake, partners, settings, System::nanoTime);
        return new Dispatcher(outgoing, carrier, intake, new Guards(settings), settings);
    }

    private static TimeLimiterConfig within(Duration limit) {
        return TimeLimiterConfig.custom().timeoutDuration(limit).build();
    }
}
