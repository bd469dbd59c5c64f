package care.continuum.intake.client;

import care.continuum.intake.Topics;
import care.continuum.messaging.Aggregates;
import care.continuum.messaging.AggregatesFactory;
import care.continuum.privacy.Vault;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// How the documents of this feature are kept.
@Configuration
class ClientDocuments {

    @Bean
    Aggregates<Client> clientAggregates(
            AggregatesFactory make,
            ObjectProvider<Waitlist> waitlist,
            ObjectProvider<Lookalikes> lookalikes,
            Vault vault) {
        return make.publishing(Client.class, Topics.INTAKE, (client, todo) -> {
            switch (todo.kind()) {
                case Client.LIKEN -> lookalikes.getObject().liken(client);
                case Erasing.FORGET -> {
                    vault.destroy(client.id());
                    lookalikes.getObject().forget(client);
                }
                default -> waitlist.getObject().follow(client, todo);
            }
        });
    }

    @Bean
    Aggregates<FreeSeat> freeSeatRegister(AggregatesFactory make) {
        return make.register(FreeSeat.class, null);
    }

    @Bean
    Waitlist.Places places(ObjectProvider<Aggregates<Client>> clients, ObjectProvider<Aggregates<FreeSeat>> seats) {
        return new Waitlist.Places(clients::getObject, seats::getObject);
    }
}
