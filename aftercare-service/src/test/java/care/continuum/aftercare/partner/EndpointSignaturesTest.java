package care.continuum.aftercare.partner;

import static org.assertj.core.api.Assertions.assertThat;

import care.continuum.aftercare.terms.Partner.Endpoint;
import care.continuum.aftercare.terms.SignedCall;
import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;

class EndpointSignaturesTest {

    /// The example of the specification.
    private static final String SECRET = "MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

    private static final String ID = "msg_p5jXN8AQM9LWM0D4loKWxJek";
    private static final long THEN = 1_614_265_330;
    private static final String BODY = "{\"test\": 2432232314}";
    private static final String SIGNATURE = "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=";

    private final Endpoint endpoint = new Endpoint("https://partner.example/referrals", SECRET);

    @Test
    void aSignatureIsThatOfStandardWebhooks() {
        assertThat(at(THEN).of(endpoint, ID, THEN, BODY)).isEqualTo(SIGNATURE);
    }

    @Test
    void itIsKnownForFiveMinutesAlsoAmongOthers() {
        var call = new SignedCall(ID, String.valueOf(THEN), "v1,AAAA v1a,BBBB " + SIGNATURE, BODY);

        assertThat(at(THEN + 300).isFrom(endpoint, call)).isTrue();
        assertThat(at(THEN - 300).isFrom(endpoint, call)).isTrue();
        assertThat(at(THEN + 301).isFrom(endpoint, call)).isFalse();
        assertThat(at(THEN - 301).isFrom(endpoint, call)).isFalse();
    }

    @Test
    void whateverIsChangedItIsNotKnown() {
        var time = String.valueOf(THEN);

        assertThat(isKnown(new SignedCall(ID + "x", time, SIGNATURE, BODY))).isFalse();
        assertThat(isKnown(new SignedCall(ID, String.valueOf(THEN + 1), SIGNATURE, BODY)))
                .isFalse();
        assertThat(isKnown(new SignedCall(ID, time, SIGNATURE, BODY + " "))).isFalse();
        assertThat(isKnown(new SignedCall(ID, time, SIGNATURE.substring(3), BODY)))
                .isFalse();
        assertThat(isKnown(new SignedCall(ID, "soon", SIGNATURE, BODY))).isFalse();
        assertThat(isKnown(new SignedCall("", time, "", BODY))).isFalse();
    }

    private boolean isKnown(SignedCall call) {
        return at(THEN).isFrom(endpoint, call);
    }

    private EndpointSignatures at(long seconds) {
        return new EndpointSignatures(InstantSource.fixed(Instant.ofEpochSecond(seconds)));
    }
}
