package care.continuum.local;

import care.continuum.local.parked.Service;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/// Which parked events are meant: of which service, and of which topic.
final class WhichParked {

    @Option(
            names = "--service",
            paramLabel = "<name>",
            description = "One of ${COMPLETION-CANDIDATES}; all without it.")
    private @Nullable Service service;

    @Option(
            names = "--topic",
            paramLabel = "<name>",
            converter = Topic.class,
            description = "Of this topic alone, such as intake.events.")
    private @Nullable String topic;

    /// The name of a topic that there is.
    static final class Topic implements ITypeConverter<String> {

        @Override
        public String convert(String name) {
            if (!Service.topics().contains(name)) {
                throw new TypeConversionException("there is no topic '%s'; the topics are %s"
                        .formatted(name, String.join(", ", Service.topics())));
            }
            return name;
        }
    }

    List<Service> services() {
        return service == null ? List.of(Service.values()) : List.of(service);
    }

    /// Null for all of them.
    @Nullable
    String topic() {
        return topic;
    }
}
