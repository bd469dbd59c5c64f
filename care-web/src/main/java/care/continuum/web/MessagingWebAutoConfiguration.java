package care.continuum.web;

import care.continuum.messaging.Answers;
import care.continuum.messaging.Command;
import care.continuum.messaging.DeadLetterDesk;
import care.continuum.messaging.Hearing;
import care.continuum.messaging.MendingDesk;
import care.continuum.messaging.ParkingDesk;
import care.continuum.messaging.RedriveDesk;
import care.continuum.messaging.SuiteClock;
import com.mongodb.MongoException;
import io.swagger.v3.oas.models.media.ObjectSchema;
import java.util.concurrent.TimeUnit;
import org.bson.Document;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.core.Ordered;
import org.springframework.dao.DataAccessException;
import org.springframework.data.mongodb.MongoDatabaseFactory;
import tools.jackson.databind.JsonNode;

/// What is added where the service keeps aggregates: commands, their failures, traces, readiness by MongoDB.
@AutoConfiguration(
        before = WebAutoConfiguration.class,
        afterName = "care.continuum.messaging.MessagingAutoConfiguration")
@ConditionalOnClass(SuiteClock.class)
@ConditionalOnBean(Hearing.class)
@Import(MessagingProblems.class)
class MessagingWebAutoConfiguration {

    private static final long PATIENCE_SECONDS = 2;

    static {
        SpringDocUtils.getConfig()
                .addRequestWrapperToIgnore(Command.class)
                .replaceWithSchema(JsonNode.class, new ObjectSchema());
    }

    @Bean
    Arguments.Resolver commandArgument() {
        return new Arguments.Resolver(Command.class, Commands::of);
    }

    @Bean
    @ConditionalOnBean(ParkingDesk.class)
    ParkedController parkedEvents(ParkingDesk desk, MendingDesk mending, RedriveDesk redrives, Answers answers) {
        return new ParkedController(desk, mending, redrives, answers);
    }

    @Bean
    @ConditionalOnBean(DeadLetterDesk.class)
    DeadLetterController deadLetterRecords(DeadLetterDesk desk, Answers answers) {
        return new DeadLetterController(desk, answers);
    }

    @Bean
    @ConditionalOnBooleanProperty("continuum.messaging.movable-clock")
    ClockController timekeeper(SuiteClock clock, Answers answers) {
        return new ClockController(clock, answers);
    }

    @Bean
    FilterRegistrationBean<TraceFilter> traceFilter() {
        var registration = new FilterRegistrationBean<>(new TraceFilter());
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE + 1);
        return registration;
    }

    @Bean
    @ConditionalOnMissingBean
    Ready readyWithMongo(MongoDatabaseFactory mongo, Hearing hearing) {
        return new Ready() {
            @Override
            public boolean ready() {
                try {
                    mongo.getMongoDatabase()
                            .withTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS)
                            .runCommand(new Document("ping", 1));
                    return true;
                } catch (MongoException | DataAccessException away) {
                    return false;
                }
            }

            @Override
            public boolean hearing() {
                return hearing.hearing();
            }
        };
    }
}
