package care.continuum.scheduling.plan;

import care.continuum.messaging.Aggregates;
import care.continuum.messaging.AggregatesFactory;
import care.continuum.scheduling.Topics;
import care.continuum.scheduling.terms.PlanWaits;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(EntrySettings.class)
class PlanConfiguration {

    @Bean
    Aggregates<Plan> personalPlans(
            AggregatesFactory make, ObjectProvider<PlanDesk> desk, ApplicationEventPublisher within) {
        return make.publishing(Plan.class, Topics.SCHEDULING, (plan, todo) -> {
            if (todo.kind().equals("waits")) {
                within.publishEvent(new PlanWaits(plan.clientId()));
            } else {
                desk.getObject().follow(plan, todo);
            }
        });
    }

    @Bean
    Aggregates<Alteration> alterationRegister(AggregatesFactory make, ObjectProvider<AlterationDesk> desk) {
        return make.register(
                Alteration.class, (change, todo) -> desk.getObject().follow(change, todo));
    }
}
