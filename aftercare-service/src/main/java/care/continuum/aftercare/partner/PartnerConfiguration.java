package care.continuum.aftercare.partner;

import care.continuum.messaging.Aggregates;
import care.continuum.messaging.AggregatesFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class PartnerConfiguration {

    @Bean
    Aggregates<Directory> directories(AggregatesFactory make) {
        return make.register(Directory.class, null);
    }
}
