package care.continuum.messaging;

import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.CommonClientConfigs;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.Environment;

/// How a client of Kafka finds the brokers and proves to them who it is: `spring.kafka.bootstrap-servers`,
/// and under `spring.kafka.properties` whatever Kafka's own clients know, such as `security.protocol` and
/// `sasl.jaas.config`.
final class Brokers {

    private final Map<String, Object> access;

    private Brokers(Map<String, Object> access) {
        this.access = access;
    }

    static Brokers of(Environment environment) {
        var access = new HashMap<String, Object>(Binder.get(environment)
                .bind("spring.kafka.properties", Bindable.mapOf(String.class, String.class))
                .orElse(Map.of()));
        access.put(
                CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG,
                environment.getProperty("spring.kafka.bootstrap-servers", "localhost:9092"));
        return new Brokers(access);
    }

    /// Settings for a client. What it needs for its own promises goes before what stands in the environment.
    Map<String, Object> client(Map<String, Object> own) {
        var settings = new HashMap<>(access);
        settings.putAll(own);
        return settings;
    }
}
