package care.continuum.aftercare.plan;

import care.continuum.aftercare.Topics;
import care.continuum.aftercare.terms.Practice;
import care.continuum.aftercare.terms.ReferralTables;
import care.continuum.aftercare.terms.Terms;
import care.continuum.messaging.Aggregates;
import care.continuum.messaging.AggregatesFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

@Configuration(proxyBeanMethods = false)
class PlanConfiguration {

    @Bean
    Terms terms(Environment settings, ReferralTables tables, Plans plans) {
        var practice = Binder.get(settings).bind("continuum.aftercare.practice", Practice.class);
        return new Terms(practice.get(), tables, plans::beside);
    }

    @Bean
    Aggregates<Plan> planAggregates(AggregatesFactory make, ObjectProvider<TodoDesk> desk) {
        return make.publishing(
                Plan.class, Topics.AFTERCARE, (plan, todo) -> desk.getObject().follow(plan, todo));
    }

    @Bean
    WebMvcConfigurer doorkeeper(ObjectProvider<AnswerDesk> desk) {
        return new WebMvcConfigurer() {
            @Override
            public void addInterceptors(InterceptorRegistry registry) {
                registry.addInterceptor(new Doorkeeper(desk::getObject));
            }
        };
    }
}
