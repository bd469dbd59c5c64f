package care.continuum.gateway.route;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.MediaType;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// The OpenAPI documents of all services as one. Schemas and operations of the same name are told apart by the service;
/// a service that does not answer is named.
final class JoinedDocument {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String SCHEMA = "#/components/schemas/";

    private final Map<String, URI> services;
    private final RestClient http;
    private final boolean people;

    /// @param people whether people sign in at this gateway, so that the page can offer it
    JoinedDocument(Map<String, URI> services, RestClient http, boolean people) {
        this.services = Map.copyOf(services);
        this.http = http;
        this.people = people;
    }

    JsonNode read() {
        var whole = JSON.createObjectNode().put("openapi", "3.1.0");
        var paths = JSON.createObjectNode();
        var schemas = JSON.createObjectNode();
        var missing = new ArrayList<String>();
        services.keySet().stream()
                .sorted()
                .forEach(name ->
                        of(name).ifPresentOrElse(one -> add(name, one, paths, schemas), () -> missing.add(name)));
        whole.putObject("info").put("title", "Continuum").put("version", "1").put("description", about(missing));
        whole.set("paths", paths);
        var components = whole.putObject("components");
        components.set("schemas", schemas);
        signIn(whole.putArray("security"), components.putObject("securitySchemes"));
        return whole;
    }

    private void signIn(ArrayNode ways, ObjectNode schemes) {
        ways.addObject().putArray("token");
        schemes.putObject("token").put("type", "http").put("scheme", "bearer");
        if (people) {
            ways.addObject().putArray("person");
            var flow = schemes.putObject("person")
                    .put("type", "oauth2")
                    .putObject("flows")
                    .putObject("authorizationCode");
            flow.put("authorizationUrl", "/oauth2/authorize").put("tokenUrl", "/oauth2/token");
            flow.putObject("scopes");
        }
    }

    private static String about(List<String> missing) {
        var about = "Care of an intensive outpatient program, from the first call to continuing care.";
        return missing.isEmpty() ? about : about + " Not answering now: " + String.join(", ", missing) + '.';
    }

    private Optional<JsonNode> of(String name) {
        var address = String.valueOf(services.get(name)) + "/v3/api-docs";
        try {
            var text = http.get()
                    .uri(URI.create(address))
                    .accept(MediaType.APPLICATION_JSON)
                    .retrieve()
                    .body(String.class);
            return Optional.ofNullable(text).map(it -> JSON.readTree(it.replace(SCHEMA, SCHEMA + name + '.')));
        } catch (RestClientException | JacksonException away) {
            return Optional.empty();
        }
    }

    private static void add(String name, JsonNode one, ObjectNode paths, ObjectNode schemas) {
        one.path("paths").forEachEntry((path, operations) -> {
            for (var operation : operations) {
                if (operation instanceof ObjectNode known && known.has("operationId")) {
                    known.put(
                            "operationId", name + '.' + known.get("operationId").asString());
                }
            }
            if (!paths.has(path)) {
                paths.set(path, operations);
            }
        });
        one.path("components").path("schemas").forEachEntry((schema, what) -> schemas.set(name + '.' + schema, what));
    }
}
