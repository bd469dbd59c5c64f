package care.continuum.messaging;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.data.mongodb.MongoDatabaseFactory;
import org.springframework.data.mongodb.core.MongoTemplate;

/// What people see of events that could not be processed, and do about them.
@Configuration(proxyBeanMethods = false)
class OperationsConfiguration {

    @Bean
    Ledger ledger(MongoDatabaseFactory mongo) {
        return new Ledger(mongo.getMongoDatabase());
    }

    @Bean
    Audit parkedAudit(MongoTemplate mongo) {
        return new Audit(mongo.getDb(), mongo.getConverter());
    }

    @Bean
    Answers answers(MongoTemplate mongo, Clock clock) {
        return new Answers(mongo.getDb(), mongo.getConverter(), clock);
    }

    @Bean
    ParkingDesk parkingDesk(Ledger ledger, Audit audit) {
        return new ParkingDesk(ledger, audit);
    }

    @Bean
    MendingDesk mendingDesk(Parking parking, Ledger ledger, Audit audit, Inboxes inboxes, Clock clock) {
        return new MendingDesk(parking, ledger, audit, inboxes, clock);
    }

    @Bean
    RedriveDesk redriveDesk(Parking parking, Ledger ledger, Audit audit, Inboxes inboxes, Clock clock) {
        return new RedriveDesk(parking, ledger, audit, inboxes, clock);
    }

    @Bean
    DeadLetterDesk deadLetterDesk(
            Environment environment, MessagingSettings settings, DeadLetters letters, Audit audit, Clock clock) {
        return new DeadLetterDesk(Brokers.of(environment), settings, letters, audit, clock);
    }

    @Bean
    LotKeeper lotKeeper(MongoDatabaseFactory mongo, Sweep sweep) {
        var keeper = new LotKeeper(mongo.getMongoDatabase(), Parking.MOST);
        sweep.include(keeper);
        return keeper;
    }

    @Bean
    Alarms alarms(MeterRegistry meters, Relay relay, Sweep sweep, LotKeeper keeper) {
        return new Alarms(meters, relay, sweep, keeper);
    }
}
