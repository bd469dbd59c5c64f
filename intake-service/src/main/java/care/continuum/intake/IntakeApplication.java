package care.continuum.intake;

import care.continuum.events.ClientId;
import care.continuum.events.ConsentId;
import care.continuum.events.EpisodeId;
import care.continuum.events.ReferralId;
import care.continuum.events.ScreeningId;
import care.continuum.events.SectionId;
import care.continuum.messaging.StoredIds;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;

/// The intake service.
@SpringBootApplication
@EnableConfigurationProperties(IntakeSettings.class)
public class IntakeApplication {

    public static void main(String[] args) {
        SpringApplication.run(IntakeApplication.class, args);
    }

    @Bean
    static StoredIds storedIds() {
        return new StoredIds(
                ClientId.class, EpisodeId.class, ConsentId.class, ReferralId.class, ScreeningId.class, SectionId.class);
    }
}
