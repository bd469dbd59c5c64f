package care.continuum.gateway.route;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class RouteSettingsTest {

    @Test
    void theGatewayIsNoServiceBehindItself() {
        var settings = new Binder(new MapConfigurationPropertySource(Map.of(
                "continuum.services.intake", "http://localhost:8081",
                "continuum.services.gateway", "http://localhost:8080")));
        assertThatThrownBy(() -> settings.bind("continuum", RouteSettings.class))
                .hasRootCauseMessage("continuum.services.gateway: it would ask itself, without end");
    }
}
