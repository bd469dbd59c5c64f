package care.continuum.attendance;

import care.continuum.attendance.terms.Rules;
import care.continuum.events.ClientId;
import care.continuum.events.EpisodeId;
import care.continuum.events.ScreeningId;
import care.continuum.events.SessionId;
import care.continuum.messaging.StoredIds;
import care.continuum.web.ClinicZone;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;

/// Starts the attendance service.
@SpringBootApplication
@EnableConfigurationProperties(AttendanceSettings.class)
public class AttendanceApplication {

    public static void main(String[] args) {
        SpringApplication.run(AttendanceApplication.class, args);
    }

    @Bean
    static StoredIds storedIds() {
        return new StoredIds(ClientId.class, EpisodeId.class, SessionId.class, ScreeningId.class);
    }

    @Bean
    Rules rules(AttendanceSettings settings, ClinicZone clinic) {
        return new Rules(clinic.zone(), settings.automaticCompletion(), settings.limits(), settings.holidays());
    }
}
