package care.continuum.aftercare.plan;

import care.continuum.aftercare.Topics;
import care.continuum.messaging.Aggregates;
import care.continuum.messaging.AggregatesFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class PlanConfiguration {

    @Bean
    Aggregates<Plan> planAggregates(AggregatesFactory make) {
        return make.publishing(Plan.class, Topics.AFTERCARE, null);
    }
}
