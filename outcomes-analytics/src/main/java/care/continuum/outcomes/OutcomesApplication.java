package care.continuum.outcomes;

import care.continuum.outcomes.terms.Hearsay;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;

/// Starts the analytics of the suite.
@SpringBootApplication
@EnableConfigurationProperties(OutcomesSettings.class)
public class OutcomesApplication {

    public static void main(String[] args) {
        SpringApplication.run(OutcomesApplication.class, args);
    }

    @Bean
    Hearsay hearsay() {
        return new Hearsay();
    }
}
