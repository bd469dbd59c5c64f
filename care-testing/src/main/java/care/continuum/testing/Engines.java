package care.continuum.testing;

import care.continuum.engines.TestEngines;
import java.util.Map;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.security.oauth2.jwt.JwtDecoder;

/// Connects a service under test with the engines of the build.
final class Engines implements ApplicationContextInitializer<GenericApplicationContext> {

    private static final String MASTER_KEY = "Zm9yLXRlc3RzLWFsb25lLWFuZC1ub2JvZHktZWxzZSE=";

    @Override
    public void initialize(GenericApplicationContext context) {
        var engines = TestEngines.get();
        var service = context.getEnvironment().getProperty("continuum.messaging.service", "service");
        var name = engines.freshName(service);
        context.getEnvironment()
                .getPropertySources()
                .addFirst(new MapPropertySource(
                        "real-engines",
                        Map.of(
                                "continuum.privacy.master-key",
                                MASTER_KEY,
                                "spring.mongodb.uri",
                                engines.mongo() + "/" + name + "?uuidRepresentation=standard",
                                "spring.kafka.bootstrap-servers",
                                engines.kafka(),
                                "continuum.kafka",
                                engines.kafka(),
                                "continuum.messaging.topic-prefix",
                                name + ".",
                                "continuum.messaging.group-suffix",
                                "." + name,
                                "continuum.messaging.retry-limit",
                                "1s",
                                "logging.level.root",
                                "warn")));
        context.registerBean(JwtDecoder.class, TestTokens::decoder);
        context.registerBean(Wire.class, () -> new Wire(engines.kafka(), name + "."));
        context.registerBean(Api.class, () -> new Api(context.getEnvironment()));
    }
}
