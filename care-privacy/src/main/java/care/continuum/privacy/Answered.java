package care.continuum.privacy;

import java.util.LinkedHashSet;
import java.util.Set;
import org.springframework.web.util.ContentCachingResponseWrapper;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.json.JsonMapper;

/// The clients whom an answer names: whatever stands in it under `clientId`.
final class Answered {

    private static final JsonMapper JSON = new JsonMapper();
    private static final String CLIENT = "clientId";

    private Answered() {}

    static Set<String> clients(ContentCachingResponseWrapper answer) {
        var type = answer.getContentType();
        var json = type != null && type.contains("json") && answer.getStatus() < 300;
        return json ? clients(answer.getContentAsByteArray()) : Set.of();
    }

    static Set<String> clients(byte[] json) {
        var clients = new LinkedHashSet<String>();
        try (var parser = JSON.createParser(json)) {
            while (parser.nextToken() != null) {
                if (parser.currentToken() == JsonToken.VALUE_STRING && CLIENT.equals(parser.currentName())) {
                    clients.add(parser.getString());
                }
            }
        } catch (JacksonException notJson) {
            // Then it names nobody that could be found.
        }
        return clients;
    }
}
