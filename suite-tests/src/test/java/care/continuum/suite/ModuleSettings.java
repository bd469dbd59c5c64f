package care.continuum.suite;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.PropertySource;
import org.springframework.core.io.FileSystemResource;

/// What the `application.yaml` of a module says.
record ModuleSettings(List<PropertySource<?>> sources) {

    /// Without anything where the module has none.
    static ModuleSettings of(Path module) {
        var file = module.resolve("src/main/resources/application.yaml");
        if (!Files.exists(file)) {
            return new ModuleSettings(List.of());
        }
        try {
            return new ModuleSettings(new YamlPropertySourceLoader().load("settings", new FileSystemResource(file)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The value of a property, those of a list one after the other; empty where there is none.
    String value(String property) {
        for (var source : sources) {
            var value = source.getProperty(property);
            if (value != null) {
                return String.valueOf(value);
            }
            var items = new ArrayList<String>();
            var item = source.getProperty(property + "[0]");
            while (item != null) {
                items.add(String.valueOf(item));
                item = source.getProperty(property + "[%d]".formatted(items.size()));
            }
            if (!items.isEmpty()) {
                return String.join(", ", items);
            }
        }
        return "";
    }
}
