package care.continuum.aftercare;

import care.continuum.aftercare.terms.Practice;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.ConfigurationPropertySource;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.io.ClassPathResource;

/// What the service's own settings say.
public final class Shipped {

    public static final Practice PRACTICE = practice();

    private Shipped() {}

    private static Practice practice() {
        try {
            var file = new YamlPropertySourceLoader()
                    .load("shipped", new ClassPathResource("application.yaml"))
                    .getFirst();
            return new Binder(ConfigurationPropertySource.from(file))
                    .bind("continuum.aftercare.practice", Practice.class)
                    .get();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
