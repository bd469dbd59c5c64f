package care.continuum.aftercare.plan;

import care.continuum.aftercare.Topics;
import care.continuum.aftercare.terms.Practice;
import care.continuum.aftercare.terms.ReferralTables;
import care.continuum.aftercare.terms.Terms;
import care.continuum.messaging.Aggregates;
import care.continuum.messaging.AggregatesFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(Practice.class)
class PlanConfiguration {

    @Bean
    Terms terms(Practice practice, ReferralTables tables) {
        return new Terms(practice, tables);
    }

    @Bean
    Aggregates<Plan> planAggregates(AggregatesFactory make, ObjectProvider<TodoDesk> desk) {
        return make.publishing(
                Plan.class, Topics.AFTERCARE, (plan, todo) -> desk.getObject().follow(plan, todo));
    }
}
