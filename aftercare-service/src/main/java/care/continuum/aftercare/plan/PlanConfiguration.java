package care.continuum.aftercare.plan;

import care.continuum.aftercare.Topics;
import care.continuum.aftercare.terms.DisclosureLedger;
import care.continuum.aftercare.terms.Practice;
import care.continuum.aftercare.terms.ReferralTables;
import care.continuum.aftercare.terms.Terms;
import care.continuum.events.ClientId;
import care.continuum.events.ReferralId;
import care.continuum.messaging.Aggregates;
import care.continuum.messaging.AggregatesFactory;
import care.continuum.messaging.Todo;
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
    Aggregates<Plan> planAggregates(AggregatesFactory make, DisclosureLedger ledger) {
        return make.publishing(Plan.class, Topics.AFTERCARE, (_, todo) -> note(ledger, todo));
    }

    private static void note(DisclosureLedger ledger, Todo todo) {
        if (!todo.kind().equals(Tries.NOTE)) {
            throw new IllegalStateException("nobody does " + todo.kind());
        }
        ledger.sent(
                ClientId.of(todo.detail("client")), ReferralId.of(todo.detail("referral")), todo.detail("recipient"));
    }
}
