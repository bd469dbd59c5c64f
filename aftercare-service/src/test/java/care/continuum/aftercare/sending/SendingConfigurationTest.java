package care.continuum.aftercare.sending;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import care.continuum.aftercare.sending.Letter.Consent;
import care.continuum.aftercare.sending.Letter.Identity;
import care.continuum.aftercare.terms.Partner.Endpoint;
import care.continuum.events.ReferralId;
import care.continuum.events.ReferralKind;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.http.HttpConnectTimeoutException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class SendingConfigurationTest {

    private static final LocalDate DAY = LocalDate.of(2026, 3, 2);
    private static final Letter LETTER = new Letter(
            new ReferralId(new UUID(0, 4)),
            ReferralKind.OUTPATIENT_COUNSELING,
            new Identity("Ana", "Reyes", DAY, null, null),
            new Consent("c", "t", "d", "i", "r", "p", DAY, null),
            "notice");

    private final SendingSettings settings = new Binder(
                    new MapConfigurationPropertySource(Map.of("continuum.aftercare.sending.call-limit", "2s")))
            .bindOrCreate("continuum.aftercare.sending", SendingSettings.class);

    @Test
    void whoCannotBeReachedAtAllIsToldApartFromWhoDoesNotAnswer() throws IOException {
        var full = new ArrayList<Socket>();
        try (var deaf = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                var calls = new LimitedCalls()) {
            fill(deaf, full);
            var host = deaf.getInetAddress().getHostAddress();
            var endpoint = new Endpoint("http://%s:%d/".formatted(host, deaf.getLocalPort()), "c2VjcmV0");
            var partners = new SendingConfiguration().partnerConnection(new DispatcherTest.Unsigned(), settings, calls);

            assertThatExceptionOfType(HttpConnectTimeoutException.class)
                    .isThrownBy(() -> partners.deliver(endpoint, LETTER));
        } finally {
            for (var each : full) {
                each.close();
            }
        }
    }

    /// Nobody is let in: when there is no more room at the door, whoever knocks is not heard.
    private static void fill(ServerSocket deaf, List<Socket> full) throws IOException {
        var isHeard = true;
        while (isHeard) {
            var socket = new Socket();
            full.add(socket);
            try {
                socket.connect(new InetSocketAddress(deaf.getInetAddress(), deaf.getLocalPort()), 200);
            } catch (SocketTimeoutException _) {
                isHeard = false;
            }
        }
    }
}
