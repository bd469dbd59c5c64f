package care.continuum.aftercare.sending;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SignatureTest {

    /// The example of the specification.
    @Test
    void aSignatureIsThatOfStandardWebhooks() {
        var body = "{\"test\": 2432232314}".getBytes(UTF_8);

        assertThat(Signature.of(
                        "MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw", "msg_p5jXN8AQM9LWM0D4loKWxJek", 1_614_265_330, body))
                .isEqualTo("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
    }
}
