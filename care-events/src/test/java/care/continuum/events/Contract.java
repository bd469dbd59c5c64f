package care.continuum.events;

import static java.util.Locale.ROOT;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.cfg.DateTimeFeature;
import tools.jackson.databind.json.JsonMapper;

/// The events as the records say them, and the files that tell others of them.
final class Contract {

    static final JsonMapper JSON = JsonMapper.builder()
            .disable(DateTimeFeature.WRITE_DATES_AS_TIMESTAMPS)
            .changeDefaultPropertyInclusion(it -> it.withValueInclusion(JsonInclude.Include.NON_NULL))
            .build();

    /// The services with their events, in the order of a client's way.
    static final List<Class<? extends CareEvent>> FAMILIES =
            List.of(IntakeEvent.class, SchedulingEvent.class, AttendanceEvent.class, AftercareEvent.class);

    private static final Path RESOURCES = Path.of("src/main/resources");

    private Contract() {}

    static List<Class<?>> events() {
        return FAMILIES.stream().flatMap(Contract::eventsOf).toList();
    }

    static Stream<Class<?>> eventsOf(Class<?> family) {
        return Arrays.stream(family.getPermittedSubclasses())
                .<Class<?>>map(it -> it)
                .sorted(Comparator.comparing(Class::getSimpleName));
    }

    static String service(Class<?> family) {
        return family.getSimpleName().replace("Event", "").toLowerCase(ROOT);
    }

    /// The CloudEvents type: `care.continuum.intake.ClientEnrolled.v1`.
    static String type(Class<?> event) {
        var name = event.getSimpleName();
        var version = name.matches(".*V\\d+") ? name.substring(name.lastIndexOf('V') + 1) : "1";
        var plain = name.replaceFirst("V\\d+$", "");
        return "care.continuum.%s.%s.v%s".formatted(service(event.getEnclosingClass()), plain, version);
    }

    static Path schema(Class<?> event) {
        return RESOURCES.resolve("schemas").resolve(type(event) + ".json");
    }

    /// As it was when it was last released.
    static Path released(Class<?> event) {
        return Path.of("src/test/resources/released").resolve(type(event) + ".json");
    }

    static Path golden(Class<?> event) {
        return RESOURCES.resolve("golden").resolve(type(event) + ".json");
    }

    static Path asyncApi() {
        return RESOURCES.resolve("asyncapi.yaml");
    }

    static boolean writing() {
        return Boolean.getBoolean("contract.write");
    }

    static void write(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    static JsonNode read(Path file) throws IOException {
        return JSON.readTree(Files.readString(file));
    }
}
