package care.continuum.aftercare;

import care.continuum.events.AppointmentId;
import care.continuum.events.ClientId;
import care.continuum.events.ConsentId;
import care.continuum.events.EpisodeId;
import care.continuum.events.FollowUpId;
import care.continuum.events.PartnerId;
import care.continuum.events.PlanId;
import care.continuum.events.ReferralId;
import care.continuum.messaging.StoredIds;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;

/// Starts the aftercare service.
@SpringBootApplication
public class AftercareApplication {

    public static void main(String[] args) {
        SpringApplication.run(AftercareApplication.class, args);
    }

    @Bean
    static StoredIds storedIds() {
        return new StoredIds(
                ClientId.class,
                EpisodeId.class,
                PlanId.class,
                ReferralId.class,
                AppointmentId.class,
                FollowUpId.class,
                ConsentId.class,
                PartnerId.class);
    }
}
