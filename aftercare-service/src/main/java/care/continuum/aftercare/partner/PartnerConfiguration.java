package care.continuum.aftercare.partner;

import care.continuum.aftercare.terms.Signatures;
import care.continuum.messaging.Aggregates;
import care.continuum.messaging.AggregatesFactory;
import java.time.InstantSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class PartnerConfiguration {

    @Bean
    Aggregates<Directory> directories(AggregatesFactory make) {
        return make.register(Directory.class, null);
    }

    @Bean
    Signatures signatures() {
        return new EndpointSignatures(InstantSource.system());
    }
}
