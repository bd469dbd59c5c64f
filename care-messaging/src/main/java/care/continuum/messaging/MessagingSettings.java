package care.continuum.messaging;

import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// What a service says about its messaging under `continuum.messaging`.
///
/// @param service       the name of the service, part of its consumer groups
/// @param hears         the topics it listens to; for each there is a [Feed]
/// @param topicPrefix   stands before each topic's name; tests keep apart with it
/// @param groupSuffix   stands behind each consumer group's name; tests keep apart with it
/// @param partitions    of each topic; another number in an existing topic is refused
/// @param replication   replicas of each topic
/// @param sweepInterval between two looks for events, todos and deadlines that were left
/// @param retryLimit    longest pause before a batch is taken again while the world is broken
/// @param movableClock  whether the suite's clock may be moved; for the local stack alone
@ConfigurationProperties("continuum.messaging")
public record MessagingSettings(
        String service,
        @DefaultValue List<String> hears,
        @DefaultValue("") String topicPrefix,
        @DefaultValue("") String groupSuffix,
        @DefaultValue("24") int partitions,
        @DefaultValue("1") short replication,
        @DefaultValue("1s") Duration sweepInterval,
        @DefaultValue("10s") Duration retryLimit,
        @DefaultValue("false") boolean movableClock) {

    String prefixed(String topic) {
        return topicPrefix + topic;
    }
}
