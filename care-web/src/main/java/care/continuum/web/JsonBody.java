package care.continuum.web;

import care.continuum.web.BadInput.Fault;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The one JSON value of a body.
final class JsonBody {

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private JsonBody() {}

    /// @throws BadInput where it is none, with the place alone
    static JsonNode parse(byte[] body) {
        try {
            return JSON.readTree(body);
        } catch (JacksonException e) {
            throw new BadInput(List.of(new Fault("", broken(e))));
        }
    }

    private static String broken(JacksonException wrong) {
        var what = switch (wrong) {
            case StreamConstraintsException _ -> "is too deep, or has too long a text or number";
            case DatabindException _ -> "must be one JSON value and no more";
            default -> wrong.getOriginalMessage().startsWith("Duplicate") ? "has a field twice" : "is not JSON";
        };
        var place = wrong.getLocation();
        return place == null || place.getLineNr() < 1
                ? what
                : "%s, at line %d, column %d".formatted(what, place.getLineNr(), place.getColumnNr());
    }
}
