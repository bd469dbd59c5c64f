package care.continuum.messaging;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IncomingTest {

    private static final String ID = "0b9e6a5c-8f0e-4c55-a3d1-3f7c54b7b001";

    @Test
    void whatTheSuiteTellsCanBeParked() {
        assertThat(incoming(ID, ID, "slots " + ID).couldBeParked()).isTrue();
        assertThat(incoming(ID, ID + "-17", ID).couldBeParked()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a/b", "..", "a b", "a;b", "a%b", "a\\b", "a\u0000b"})
    void whatOperatorsCannotNameIsNotParked(String name) {
        assertThat(incoming(name, ID, ID).couldBeParked()).isFalse();
        assertThat(incoming(ID, name, ID).couldBeParked()).isFalse();
    }

    @Test
    void whatCannotNameAFieldIsNotParked() {
        assertThat(incoming(ID, ID, "a\u0000b").couldBeParked()).isFalse();
    }

    private static Incoming incoming(String client, String id, String aggregate) {
        var headers = new RecordHeaders()
                .add("ce_id", id.getBytes(UTF_8))
                .add("ce_source", "/continuum/teller".getBytes(UTF_8))
                .add("ce_aggregate", aggregate.getBytes(UTF_8));
        return new Incoming("stories", 0, 0, client.getBytes(UTF_8), headers, new byte[1]);
    }
}
