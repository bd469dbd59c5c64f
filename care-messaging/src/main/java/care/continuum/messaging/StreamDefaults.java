package care.continuum.messaging;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/// Derives the settings of Spring Cloud Stream from `continuum.messaging`: one batch consumer for each topic heard.
/// The defaults of the binder would lose events: it makes topics with one partition and skips a batch after ten
/// tries.
public final class StreamDefaults implements EnvironmentPostProcessor {

    static final String ERROR_HANDLER = "redeliverForEver";

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        var hears = Binder.get(environment)
                .bind("continuum.messaging.hears", Bindable.listOf(String.class))
                .orElse(List.of());
        var service = environment.getProperty("continuum.messaging.service", "");
        if (service.isEmpty()) {
            return;
        }
        environment.getPropertySources().addLast(new MapPropertySource("continuum-stream", of(service, hears)));
    }

    /// Placeholders, not values: whoever starts the application may still add settings.
    private static Map<String, Object> of(String service, List<String> hears) {
        var suffix = "${continuum.messaging.group-suffix:}";
        var prefix = "${continuum.messaging.topic-prefix:}";
        var settings = new HashMap<String, Object>();
        settings.put(
                "spring.cloud.function.definition",
                hears.stream().map(StreamDefaults::function).collect(Collectors.joining(";")));
        var binder = "spring.cloud.stream.kafka.binder.";
        settings.put(binder + "brokers", "${spring.kafka.bootstrap-servers:localhost:9092}");
        settings.put(binder + "auto-create-topics", "false");
        settings.put(binder + "auto-add-partitions", "false");
        settings.put(binder + "consumer-properties.group.protocol", "consumer");
        // Kafka 4.3's consumer asks again only after up to a second when a fetch came back empty: let few do.
        settings.put(binder + "consumer-properties.fetch.max.wait.ms", "10000");
        settings.put("management.health.binders.enabled", "false");
        // The binder makes this gauge anew with each topic, says each time that it is there, and asks Kafka
        // by consumers of its own that are interrupted on the way.
        settings.put("management.metrics.enable.spring.cloud.stream.binder.kafka.offset", "false");
        for (var topic : hears) {
            var name = function(topic) + "-in-0.";
            var binding = "spring.cloud.stream.bindings." + name;
            settings.put(binding + "destination", prefix + topic);
            settings.put(binding + "group", service + suffix);
            settings.put(binding + "consumer.batch-mode", "true");
            settings.put(binding + "consumer.use-native-decoding", "true");
            var kafka = "spring.cloud.stream.kafka.bindings." + name + "consumer.";
            settings.put(kafka + "ack-mode", "BATCH");
            settings.put(kafka + "start-offset", "earliest");
            settings.put(kafka + "common-error-handler-bean-name", ERROR_HANDLER);
        }
        return settings;
    }

    /// The name of the function that takes in a topic: `intake.events` is heard by `hearIntakeEvents`.
    static String function(String topic) {
        var name = new StringBuilder("hear");
        for (var word : List.of(topic.split("[^A-Za-z0-9]+", -1))) {
            name.append(Character.toUpperCase(word.charAt(0))).append(word.substring(1));
        }
        return name.toString();
    }
}
