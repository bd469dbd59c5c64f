package care.continuum.scheduling.plan;

import care.continuum.messaging.Aggregates;
import care.continuum.messaging.AggregatesFactory;
import care.continuum.scheduling.Topics;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class PlanConfiguration {

    @Bean
    Aggregates<Plan> personalPlans(AggregatesFactory make, ObjectProvider<PlanDesk> desk) {
        return make.publishing(
                Plan.class, Topics.SCHEDULING, (plan, todo) -> desk.getObject().follow(plan, todo));
    }

    @Bean
    Aggregates<Alteration> alterationRegister(AggregatesFactory make, ObjectProvider<AlterationWork> work) {
        return make.register(
                Alteration.class, (change, todo) -> work.getObject().follow(change, todo));
    }
}
