package care.continuum.messaging;

import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/// Lets a fault run end this process at any step, set its clock wrong and plant a bug, told by files in a folder
/// (`continuum.faults.folder`). Refused at the start unless `continuum.faults.accept` says so in words that nobody
/// writes by accident, and unless Kafka and MongoDB are on this machine.
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty("continuum.faults.folder")
class FaultConfiguration {

    private static final String WORDS = "all-data-may-be-lost";
    private static final Pattern HERE =
            Pattern.compile("(mongodb://)?((localhost|127\\.0\\.0\\.1)(:\\d+)?,?)+(/.*)?", Pattern.CASE_INSENSITIVE);

    @Bean
    static PlantedFaults faults(Environment environment) {
        if (!WORDS.equals(environment.getProperty("continuum.faults.accept"))) {
            throw new IllegalStateException(
                    "continuum.faults.folder plants faults; that needs continuum.faults.accept=" + WORDS);
        }
        for (var address : List.of("spring.kafka.bootstrap-servers", "spring.mongodb.uri", "spring.mongodb.host")) {
            var place = environment.getProperty(address, "localhost");
            if (!HERE.matcher(place).matches()) {
                throw new IllegalStateException("faults are planted on one machine alone, but %s is %s"
                        .formatted(address, place.replaceAll("//.*@", "//")));
            }
        }
        var folder = Path.of(environment.getRequiredProperty("continuum.faults.folder"));
        return new PlantedFaults(folder, environment.getRequiredProperty("continuum.messaging.service"));
    }

    @Bean
    Machine machine(PlantedFaults faults) {
        return faults;
    }

    @Bean
    static BeanPostProcessor bugs(PlantedFaults faults) {
        return new BeanPostProcessor() {
            @Override
            public Object postProcessAfterInitialization(Object bean, String name) {
                return bean instanceof Feed<?> feed ? faults.in(feed) : bean;
            }
        };
    }
}
