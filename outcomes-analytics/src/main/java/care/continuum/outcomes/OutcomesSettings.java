package care.continuum.outcomes;

import java.nio.file.Path;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// What is set under `continuum.outcomes`.
///
/// @param state where Kafka Streams keeps its lock and its notes; the figures themselves are kept in memory and in
///              a topic
/// @param smallestCell the smallest count that figures for the public may tell
@ConfigurationProperties("continuum.outcomes")
public record OutcomesSettings(
        Path state, @DefaultValue("11") int smallestCell) {

    public OutcomesSettings {
        if (smallestCell < 1) {
            throw new IllegalArgumentException("continuum.outcomes.smallest-cell must be a positive number");
        }
    }
}
