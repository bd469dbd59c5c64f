package care.continuum.aftercare;

import care.continuum.aftercare.terms.Practice;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.ConfigurationPropertySource;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.io.ClassPathResource;

/// What the service's own settings say.
public final class Shipped {

    public static final Practice PRACTICE = with(Map.of());

    private Shipped() {}

    /// @param settings of a clinic that has some of its own, below `continuum.aftercare.practice`
    public static Practice with(Map<String, Object> settings) {
        try {
            var file = new YamlPropertySourceLoader()
                    .load("shipped", new ClassPathResource("application.yaml"))
                    .getFirst();
            var own = new MapConfigurationPropertySource();
            settings.forEach((name, value) -> own.put("continuum.aftercare.practice." + name, value));
            return new Binder(own, ConfigurationPropertySource.from(file))
                    .bind("continuum.aftercare.practice", Practice.class)
                    .get();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
