package care.continuum.events;

import com.fasterxml.jackson.annotation.JsonValue;
import com.github.victools.jsonschema.generator.CustomDefinition;
import com.github.victools.jsonschema.generator.Option;
import com.github.victools.jsonschema.generator.OptionPreset;
import com.github.victools.jsonschema.generator.SchemaGenerator;
import com.github.victools.jsonschema.generator.SchemaGeneratorConfigBuilder;
import com.github.victools.jsonschema.generator.SchemaVersion;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/// JSON Schemas (2020-12) of the events, from the records.
final class Schemas {

    private static final Map<Class<?>, String> FORMATS = Map.of(Instant.class, "date-time", LocalDate.class, "date");
    private static final SchemaGenerator GENERATOR = generator();

    private Schemas() {}

    static ObjectNode of(Class<?> event) {
        var schema = GENERATOR.generateSchema(event);
        schema.put("$id", "urn:" + Contract.type(event).replace('.', ':'));
        schema.put("title", event.getSimpleName());
        return schema;
    }

    private static SchemaGenerator generator() {
        var config = new SchemaGeneratorConfigBuilder(
                        Contract.JSON, SchemaVersion.DRAFT_2020_12, OptionPreset.PLAIN_JSON)
                .with(Option.INLINE_ALL_SCHEMAS);
        config.forFields()
                .withRequiredCheck(
                        field -> !field.getRawMember().getAnnotatedType().isAnnotationPresent(Nullable.class));
        config.forTypesInGeneral().withCustomDefinitionProvider((type, context) -> {
            var format = isId(type.getErasedType()) ? "uuid" : FORMATS.get(type.getErasedType());
            if (format == null) {
                return null;
            }
            var definition = context.getGeneratorConfig().createObjectNode();
            definition.put("type", "string").put("format", format);
            return new CustomDefinition(definition);
        });
        return new SchemaGenerator(config.build());
    }

    private static boolean isId(Class<?> type) {
        return type.isRecord()
                && Arrays.stream(type.getDeclaredMethods()).anyMatch(it -> it.isAnnotationPresent(JsonValue.class));
    }
}
