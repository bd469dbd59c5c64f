package care.continuum.messaging;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.concurrent.Executors;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.data.mongodb.autoconfigure.DataMongoAutoConfiguration;
import org.springframework.boot.mongodb.autoconfigure.MongoAutoConfiguration;
import org.springframework.boot.mongodb.autoconfigure.MongoClientSettingsBuilderCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;
import org.springframework.data.mongodb.MongoDatabaseFactory;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.convert.MongoCustomConversions;

/// The writing side: aggregates, relay, sweep, clock. Present in every application that names its
/// `continuum.messaging.service`.
@AutoConfiguration(before = {MongoAutoConfiguration.class, DataMongoAutoConfiguration.class})
@ConditionalOnProperty("continuum.messaging.service")
@EnableConfigurationProperties(MessagingSettings.class)
@Import({ConsumingConfiguration.class, FaultConfiguration.class})
public class MessagingAutoConfiguration {

    @Bean
    @Order(Ordered.LOWEST_PRECEDENCE)
    MongoClientSettingsBuilderCustomizer durableWrites() {
        return Durable.settings();
    }

    @Bean
    static MongoCustomConversions storedAsText(ObjectProvider<StoredIds> ids) {
        var types = ids.stream().flatMap(some -> some.types().stream()).toList();
        return new MongoCustomConversions(StoredAsText.converters(types));
    }

    @Bean
    SuiteClock suiteClock(MongoDatabaseFactory mongo, MessagingSettings settings, Machine machine) {
        var shared = mongo.getMongoDatabase("continuum").getCollection("settings");
        return new SuiteClock(shared, settings.movableClock(), machine);
    }

    @Bean
    @ConditionalOnMissingBean
    Machine machine() {
        return Machine.REAL;
    }

    @Bean
    Barrier barrier(MongoDatabaseFactory mongo) {
        return new JournalBarrier(mongo.getMongoDatabase());
    }

    @Bean
    Producing<String, byte[]> eventProducer(Environment environment) {
        return Producing.events(environment);
    }

    @Bean
    Relay relay(Producing<String, byte[]> eventProducer, MessagingSettings settings, Machine machine) {
        return new Relay(eventProducer, settings, machine).start();
    }

    @Bean
    FollowUp followUp(MeterRegistry meters) {
        return new FollowUp(Executors.newVirtualThreadPerTaskExecutor(), meters);
    }

    @Bean
    Sweep sweep(Barrier barrier, Relay relay, FollowUp followUp, Clock clock, MessagingSettings settings) {
        return new Sweep(barrier, relay, followUp, (SuiteClock) clock, Sweep.MOST).start(settings.sweepInterval());
    }

    @Bean
    Factory aggregatesFactory(
            MongoTemplate mongo,
            Barrier barrier,
            Relay relay,
            Clock clock,
            FollowUp followUp,
            Sweep sweep,
            Machine machine) {
        var shared = new DocumentAggregates.Workshop(mongo.getConverter(), barrier, relay, clock, followUp, machine);
        return new Factory(mongo, shared, sweep);
    }
}
