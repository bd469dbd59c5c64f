package care.continuum.outcomes;

import java.nio.file.Path;
import org.springframework.boot.context.properties.ConfigurationProperties;

/// What is set under `continuum.outcomes`.
///
/// @param state where Kafka Streams keeps its lock and its notes; the figures themselves are kept in memory and in
///              a topic
@ConfigurationProperties("continuum.outcomes")
public record OutcomesSettings(Path state) {}
