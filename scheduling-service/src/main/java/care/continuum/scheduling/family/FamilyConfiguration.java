package care.continuum.scheduling.family;

import care.continuum.messaging.Aggregates;
import care.continuum.messaging.AggregatesFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class FamilyConfiguration {

    @Bean
    Aggregates<Family> familyRegister(AggregatesFactory make) {
        return make.register(Family.class, null);
    }
}
