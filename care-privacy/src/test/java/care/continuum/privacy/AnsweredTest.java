package care.continuum.privacy;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class AnsweredTest {

    @Test
    void everyClientOfAListIsNamed() {
        var answer = """
            {"items": [{"clientId": "ana", "name": "x"}, {"part": {"clientId": "ben"}}, {"clientId": "ana"}]}\
            """;

        assertThat(Answered.clients(answer.getBytes(UTF_8))).containsExactly("ana", "ben");
    }

    @Test
    void whatIsNotReadableNamesNobody() {
        assertThat(Answered.clients("{\"clientId\": \"ana".getBytes(UTF_8))).isEmpty();
        assertThat(Answered.clients(new byte[0])).isEmpty();
        assertThat(Answered.clients("{\"clientId\": null}".getBytes(UTF_8))).isEmpty();
    }
}
