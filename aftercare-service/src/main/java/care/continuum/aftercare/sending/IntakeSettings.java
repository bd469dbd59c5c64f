package care.continuum.aftercare.sending;

import java.net.URI;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// Where intake is asked, and as whom, under `continuum.aftercare.intake`.
///
/// @param tokenUrl where the machine client gets its tokens
@ConfigurationProperties("continuum.aftercare.intake")
record IntakeSettings(
        @DefaultValue("http://localhost:8081") URI url,
        @DefaultValue("http://localhost:8080/oauth2/token") URI tokenUrl,
        @DefaultValue("aftercare") String clientId,
        @DefaultValue("") String clientSecret) {}
