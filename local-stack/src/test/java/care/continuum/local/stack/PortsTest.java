package care.continuum.local.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PortsTest {

    @Test
    void theUsualOnesAreTheContracts() {
        var ports = Ports.usual();
        assertThat(ports.gateway()).isEqualTo("http://localhost:8080");
        assertThat(ports.kafka()).isEqualTo("localhost:9092");
        assertThat(ports.mongodb()).isEqualTo("mongodb://localhost:27017");
        assertThat(ports.of(Part.INTAKE)).isEqualTo(8081);
    }

    @Test
    void someCanBeReplaced() {
        var ports = Ports.usual().with(Map.of("gateway", 18080));
        assertThat(ports.gateway()).isEqualTo("http://localhost:18080");
        assertThat(ports.of(Part.INTAKE)).isEqualTo(8081);
    }

    @Test
    void anUnknownNameAnImpossiblePortAndTheSamePortTwiceAreRefused() {
        var usual = Ports.usual();
        assertThatThrownBy(() -> usual.with(Map.of("portal", 1000)))
                .isInstanceOf(CannotRun.class)
                .hasMessageContaining("no port named 'portal'");
        assertThatThrownBy(() -> usual.with(Map.of("gateway", 70_000)))
                .isInstanceOf(CannotRun.class)
                .hasMessageContaining("70000 cannot be the port of gateway");
        assertThatThrownBy(() -> usual.with(Map.of("gateway", 8081)))
                .isInstanceOf(CannotRun.class)
                .hasMessageContaining("two of the ports are the same");
    }

    @Test
    void freePortsAreDifferent() {
        assertThat(Ports.free().byName().values()).doesNotHaveDuplicates().hasSize(9);
    }

    @Test
    void aTakenPortIsNamedWithWhatItIsFor() throws IOException {
        try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var ports = Ports.free().with(Map.of("kafka", taken.getLocalPort()));
            assertThatThrownBy(ports::mustBeFree)
                    .isInstanceOf(CannotRun.class)
                    .hasMessageContaining("port %d, which is for kafka, is taken".formatted(taken.getLocalPort()));
        }
    }
}
