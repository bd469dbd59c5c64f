package care.continuum.events;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.dataformat.yaml.YAMLMapper;
import tools.jackson.dataformat.yaml.YAMLWriteFeature;

/// The AsyncAPI 3 document of the suite, from the records.
final class AsyncApi {

    private static final Map<String, List<String>> READERS = Map.of(
            "intake", List.of("scheduling", "attendance", "aftercare", "outcomes"),
            "scheduling", List.of("intake", "attendance", "aftercare", "outcomes"),
            "attendance", List.of("intake", "scheduling", "aftercare", "outcomes"),
            "aftercare", List.of("scheduling", "outcomes"));

    private AsyncApi() {}

    static String document() {
        var yaml = YAMLMapper.builder()
                .disable(YAMLWriteFeature.WRITE_DOC_START_MARKER)
                .enable(YAMLWriteFeature.MINIMIZE_QUOTES)
                .build();
        var channels = new LinkedHashMap<String, Object>();
        var operations = new LinkedHashMap<String, Object>();
        var messages = new LinkedHashMap<String, Object>();
        for (var family : Contract.FAMILIES) {
            var service = Contract.service(family);
            channels.put(service, channel(family));
            operations.put(service + "Tells", operation("send", service));
            READERS.getOrDefault(service, List.of())
                    .forEach(reader -> operations.put(
                            "%sHears%s".formatted(reader, capital(service)), operation("receive", service)));
            Contract.eventsOf(family).forEach(event -> messages.put(event.getSimpleName(), message(event)));
        }
        return yaml.writeValueAsString(ordered(
                "asyncapi",
                "3.0.0",
                "info",
                ordered(
                        "title",
                        "Continuum events",
                        "version",
                        "1.0.0",
                        "description",
                        "What the services of an intensive outpatient program tell each other. CloudEvents 1.0 in binary mode;"
                                + " the key of every record is the client's id. A limited data set of 42 CFR Part 2 records.",
                        "license",
                        Map.of("name", "Apache-2.0")),
                "defaultContentType",
                "application/json",
                "channels",
                channels,
                "operations",
                operations,
                "components",
                ordered("messages", messages, "messageTraits", Map.of("event", headers()))));
    }

    private static Map<String, Object> channel(Class<?> family) {
        var messages = new LinkedHashMap<String, Object>();
        Contract.eventsOf(family)
                .forEach(event -> messages.put(
                        event.getSimpleName(), Map.of("$ref", "#/components/messages/" + event.getSimpleName())));
        return ordered(
                "address",
                Contract.service(family) + ".events",
                "messages",
                messages,
                "bindings",
                Map.of("kafka", ordered("partitions", 24, "key", ordered("type", "string", "format", "uuid"))));
    }

    private static Map<String, Object> operation(String action, String channel) {
        return ordered("action", action, "channel", Map.of("$ref", "#/channels/" + channel));
    }

    private static Map<String, Object> message(Class<?> event) {
        return ordered(
                "name",
                Contract.type(event),
                "title",
                event.getSimpleName(),
                "traits",
                List.of(Map.of("$ref", "#/components/messageTraits/event")),
                "payload",
                ordered(
                        "schemaFormat",
                        "application/schema+json;version=draft-2020-12",
                        "schema",
                        Map.of("$ref", "schemas/" + Contract.type(event) + ".json")));
    }

    private static Map<String, Object> headers() {
        var properties = new LinkedHashMap<String, Object>();
        for (var name : List.of(
                "ce_specversion",
                "ce_id",
                "ce_source",
                "ce_type",
                "ce_subject",
                "ce_time",
                "ce_sequence",
                "ce_aggregate",
                "ce_dataschema",
                "traceparent")) {
            properties.put(name, Map.of("type", "string"));
        }
        return Map.of(
                "headers",
                ordered("type", "object", "required", List.copyOf(properties.keySet()), "properties", properties));
    }

    private static String capital(String word) {
        return Character.toUpperCase(word.charAt(0)) + word.substring(1);
    }

    private static Map<String, Object> ordered(Object... namesAndValues) {
        var map = new LinkedHashMap<String, Object>();
        for (int index = 0; index < namesAndValues.length; index += 2) {
            map.put((String) namesAndValues[index], namesAndValues[index + 1]);
        }
        return map;
    }
}
