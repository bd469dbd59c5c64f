package care.continuum.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Objects;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.ConfigurationPropertySource;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.io.ClassPathResource;

/// What a service's own `application.yaml` says, so that rules are tested with the numbers that are shipped.
public final class Shipped {

    private Shipped() {}

    /// @param name of a setting, or of several, such as `continuum.scheduling.slots`
    public static <T> T of(String name, Class<T> type) {
        return with(Map.of(), name, type);
    }

    /// @param own settings of a clinic, by their whole names
    public static <T> T with(Map<String, ?> own, String name, Class<T> type) {
        try {
            var file = new YamlPropertySourceLoader()
                    .load("shipped", new ClassPathResource("application.yaml"))
                    .getFirst();
            var shipped = Objects.requireNonNull(ConfigurationPropertySource.from(file));
            return new Binder(new MapConfigurationPropertySource(own), shipped)
                    .bind(name, type)
                    .get();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
