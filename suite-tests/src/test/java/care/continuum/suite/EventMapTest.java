package care.continuum.suite;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// The page `docs/events.md` says what the contract and the services say.
class EventMapTest {

    private static final Path ROOT = Path.of("..");
    private static final Path PAGE = ROOT.resolve("docs/events.md");

    private final Map<String, List<String>> listeners = listeners();

    @Test
    void thePageInTheRepositoryIsThatOfTheServices() throws IOException {
        var page = new EventMap(listeners).page();
        if (Boolean.getBoolean("contract.write")) {
            Files.writeString(PAGE, page);
        }

        assertThat(Files.readString(PAGE)).isEqualTo(page);
    }

    @Test
    void everyTopicIsHeardByAnotherServiceAndNoOtherTopicIs() {
        assertThat(listeners.keySet()).containsExactlyInAnyOrderElementsOf(EventMap.topics());
        listeners.forEach(
                (topic, services) -> assertThat(services).isNotEmpty().doesNotContain(topic.replace(".events", "")));
    }

    private static Map<String, List<String>> listeners() {
        var found = new TreeMap<String, List<String>>();
        try (var modules = Files.list(ROOT)) {
            for (var module : modules.sorted().toList()) {
                if (Files.exists(module.resolve("src/main/resources/application.yaml"))) {
                    heardBy(module)
                            .forEach(topic -> found.computeIfAbsent(topic, _ -> new ArrayList<>())
                                    .add(module.getFileName().toString().replaceFirst("-.*", "")));
                }
            }
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return found;
    }

    /// Who has no inbox (and so no such setting) hears the topics that its sources name.
    private static List<String> heardBy(Path module) throws IOException {
        var hears = ModuleSettings.of(module).value("continuum.messaging.hears");
        if (!hears.isEmpty()) {
            return Pattern.compile(", *").splitAsStream(hears).toList();
        }
        var code = code(module);
        return EventMap.families().stream()
                .filter(family -> code.contains(family.getSimpleName() + ".TOPIC"))
                .map(EventMap::topic)
                .toList();
    }

    private static String code(Path module) throws IOException {
        var all = new StringBuilder();
        try (var files = Files.walk(module.resolve("src/main/java"))) {
            for (var file :
                    files.filter(it -> it.toString().endsWith(".java")).sorted().toList()) {
                all.append(Files.readString(file));
            }
        }
        return all.toString();
    }
}
