package care.continuum.local;

import static org.assertj.core.api.Assertions.assertThat;

import care.continuum.local.stack.Part;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// `docker-compose.yml` against the schema of the Compose Specification, and against what it names.
class ComposeTest {

    private static final Path ROOT = Path.of("..");

    private JsonNode compose;

    @BeforeEach
    void read() throws IOException {
        try (var yaml = Files.newBufferedReader(ROOT.resolve("docker-compose.yml"))) {
            compose = JsonMapper.shared().valueToTree(new Yaml().<Object>load(yaml));
        }
    }

    @Test
    void itObeysTheComposeSpecification() throws IOException {
        try (var schema = getClass().getResourceAsStream("/compose/compose-spec.json")) {
            // Its own names of itself and of its dialect are not quite those that the validator knows.
            var rules = ((ObjectNode) JsonMapper.shared().readTree(schema)).without(List.of("$id", "$schema"));
            var registry = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7);
            var errors = registry.getSchema(rules).validate(compose);
            assertThat(errors).isEmpty();
        }
    }

    @Test
    void everyApplicationIsAServiceOfItsOwnModuleWithAHealthCheck() {
        for (var part : Part.values()) {
            var service = compose.path("services").path(part.label());
            var module = service.at("/build/args/MODULE").asString("");
            assertThat(ROOT.resolve(module).resolve("pom.xml")).as(part.label()).exists();
            assertThat(ROOT.resolve(service.at("/build/dockerfile").asString())).exists();
            assertThat(service.path("healthcheck").path("test").path(1).asString())
                    .isEqualTo("healthy");
        }
        assertThat(compose.path("services").propertyNames())
                .containsAll(Arrays.stream(Part.values()).map(Part::label).toList())
                .hasSize(Part.values().length + 2);
    }

    @Test
    void theGatewayKnowsWhereEveryServiceListens() {
        var environment = compose.at("/services/gateway/environment");
        for (var part : Part.values()) {
            if (part != Part.GATEWAY) {
                var port = compose.at("/services/" + part.label() + "/expose/0").asString();
                assertThat(environment.path("CONTINUUM_SERVICES_" + part.name()).asString(""))
                        .isEqualTo("http://%s:%s".formatted(part.label(), port));
                assertThat(compose.at("/services/" + part.label() + "/healthcheck/test/2")
                                .asString())
                        .isEqualTo(port);
            }
        }
    }

    @Test
    void everyContainerCanBeReachedAndDecidesAsTheLocalStackDoes() {
        for (var part : Part.values()) {
            assertThat(environment(part).path("SERVER_ADDRESS").asString(""))
                    .as(part.label())
                    .isEqualTo("0.0.0.0");
        }
        assertThat(environment(Part.ATTENDANCE)
                        .path("CONTINUUM_ATTENDANCE_AUTOMATIC_COMPLETION")
                        .asString(""))
                .isEqualTo("true");
        assertThat(environment(Part.SCHEDULING)
                        .path("CONTINUUM_SCHEDULING_SEED")
                        .asString(""))
                .isEqualTo("true");
    }

    /// YAML's merge of a shared block is done by the reader.
    private JsonNode environment(Part part) {
        return compose.path("services").path(part.label()).path("environment");
    }

    @Test
    void everyNamedVolumeIsDeclared() {
        var declared = Set.copyOf(compose.path("volumes").propertyNames());
        compose.path("services")
                .values()
                .forEach(service -> service.path("volumes")
                        .forEach(volume ->
                                assertThat(declared).contains(volume.asString().split(":", -1)[0])));
    }
}
