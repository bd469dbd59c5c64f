package care.continuum.local.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import org.junit.jupiter.api.Test;

class ApiFailureTest {

    @Test
    void aRefusalIsToldInSentences() throws IOException {
        assertThat(refused(400, """
                {"detail": "The payload is not this event", "rule": "invalid-input", "errors": [
                  {"field": "payload.on", "message": "is missing"}, {"field": "", "message": "must be an object"}]}""").told().lines())
                .containsExactly("The payload is not this event.", "  payload.on is missing.", "  must be an object.");
        assertThat(refused(409, """
                {"detail": "The seat is taken.", "rule": "seat-taken"}""").told()).isEqualTo("The seat is taken.");
    }

    @Test
    void whatIsNoProblemDocumentIsToldAsItCame() throws IOException {
        assertThat(refused(500, "out of order").told()).isEqualTo("GET /x was answered 500 out of order");
        assertThat(refused(500, "{}").told()).isEqualTo("GET /x was answered 500 {}");
    }

    private static ApiFailure refused(int status, String answer) throws IOException {
        try (var suite = new FakeSuite(_ -> answer).refusing(status)) {
            return catchThrowableOfType(ApiFailure.class, () -> suite.client().get("/x"));
        }
    }
}
