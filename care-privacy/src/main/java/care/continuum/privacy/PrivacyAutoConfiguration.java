package care.continuum.privacy;

import care.continuum.web.ProblemWriter;
import com.mongodb.client.MongoCollection;
import java.time.Clock;
import org.bson.Document;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.data.mongodb.autoconfigure.DataMongoAutoConfiguration;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.data.mongodb.MongoDatabaseFactory;
import org.springframework.data.mongodb.core.convert.DefaultDbRefResolver;
import org.springframework.data.mongodb.core.convert.MappingMongoConverter;
import org.springframework.data.mongodb.core.convert.MongoCustomConversions;
import org.springframework.data.mongodb.core.mapping.MongoMappingContext;

/// Present in every application that names its `continuum.messaging.service`.
@AutoConfiguration(
        before = DataMongoAutoConfiguration.class,
        afterName = {"care.continuum.messaging.MessagingAutoConfiguration", "care.continuum.web.WebAutoConfiguration"})
@ConditionalOnProperty("continuum.messaging.service")
@EnableConfigurationProperties(PrivacySettings.class)
class PrivacyAutoConfiguration {

    /// After the caller's token was checked.
    private static final int ORDER = 100;

    @Bean
    Vault vault(MongoDatabaseFactory mongo, PrivacySettings settings, Clock clock) {
        return new Vault(new KeyRing(() -> collection(mongo, "_keys"), MasterKeys.of(settings), clock));
    }

    @Bean
    KeysMove keysMove(Vault vault) {
        return new KeysMove(vault);
    }

    /// The vault comes later: its clock needs what is read with this.
    @Bean
    MappingMongoConverter mappingMongoConverter(
            MongoDatabaseFactory mongo,
            MongoMappingContext context,
            MongoCustomConversions conversions,
            ObjectProvider<Vault> vault) {
        var converter = new SealingConverter(new DefaultDbRefResolver(mongo), context, new Sealing(vault::getObject));
        converter.setCustomConversions(conversions);
        return converter;
    }

    @Bean
    static BeanPostProcessor forgettingFeeds(ObjectProvider<Vault> vault) {
        return Forgetting.everywhere(vault::getObject);
    }

    @Bean
    AuditTrail auditTrail(MongoDatabaseFactory mongo, Vault vault) {
        return new AuditTrail(() -> collection(mongo, "_audit"), vault);
    }

    @Bean
    BrokenGlasses brokenGlasses(MongoDatabaseFactory mongo, Vault vault, Clock clock) {
        return new BrokenGlasses(() -> collection(mongo, "_breakGlass"), vault, clock);
    }

    @Bean
    AuditController auditController(AuditTrail trail, BrokenGlasses glasses) {
        return new AuditController(trail, glasses);
    }

    @Bean
    FilterRegistrationBean<AuditFilter> auditFilter(
            AuditTrail trail,
            BrokenGlasses glasses,
            PrivacySettings settings,
            Clock clock,
            ProblemWriter problems,
            @Value("${continuum.messaging.service}") String service) {
        var auditor = new Auditor(trail, glasses, settings, service, clock);
        var registration = new FilterRegistrationBean<>(new AuditFilter(auditor, problems));
        registration.setOrder(ORDER);
        return registration;
    }

    private static MongoCollection<Document> collection(MongoDatabaseFactory mongo, String name) {
        return mongo.getMongoDatabase().getCollection(name);
    }
}
