package care.continuum.messaging;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.TopicExistsException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Makes the topics that a service reads or writes, and refuses one with another number of partitions:
/// keys would move. What most of a topic's replicas have is acknowledged, and nothing before; one that asks for
/// fewer is told of loudly, since it stands already.
final class Topics {

    private static final Logger LOG = LoggerFactory.getLogger(Topics.class);
    private static final int PATIENCE_SECONDS = 10;
    private static final int EVENT_BYTES = 1024 * 1024;

    /// What came compressed may be larger when it is compressed anew.
    private static final int LETTER_BYTES = 8 * EVENT_BYTES;

    private final Brokers brokers;
    private final MessagingSettings settings;
    private final Collection<String> published;
    private boolean refused;
    private boolean warned;

    Topics(Brokers brokers, MessagingSettings settings, Collection<String> published) {
        this.brokers = brokers;
        this.settings = settings;
        this.published = published;
    }

    /// Whether all topics stand as they should; false while Kafka is away, or does not let this service in.
    ///
    /// @throws IllegalStateException when one has another number of partitions
    boolean ready() {
        var client = brokers.client(Map.of(
                AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
                PATIENCE_SECONDS * 1000,
                AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG,
                PATIENCE_SECONDS * 500));
        try (var admin = Admin.create(client)) {
            make(admin);
            check(admin);
            lookAtReplicas(admin);
            return true;
        } catch (ExecutionException | TimeoutException | KafkaException away) {
            tell(away instanceof ExecutionException && away.getCause() != null ? away.getCause() : away);
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private void tell(Throwable failure) {
        if (!Reachability.isRefusal(failure) || Reachability.isNowhere(failure)) {
            LOG.info("Kafka is not there yet: {}", failure.getMessage());
        } else if (!refused) {
            LOG.error("ALARM: Kafka does not let this service in; it hears nothing, and goes on trying", failure);
            refused = true;
        }
    }

    private List<String> ofEvents() {
        return Stream.concat(settings.hears().stream(), published.stream())
                .map(settings::prefixed)
                .distinct()
                .toList();
    }

    /// Nobody follows them by key, and each partition costs a broker's start some time.
    private Stream<NewTopic> ofDeadLetters() {
        return settings.hears().stream()
                .map(topic -> new NewTopic(DeadLetters.topicOf(settings, topic), 1, settings.replication())
                        .configs(ours(settings.replication(), LETTER_BYTES)));
    }

    /// The settings of a topic of the suite.
    static Map<String, String> ours(int replicas, int mostBytes) {
        return Map.of(
                TopicConfig.MIN_IN_SYNC_REPLICAS_CONFIG,
                String.valueOf(most(replicas)),
                "message.timestamp.type",
                "LogAppendTime",
                "retention.ms",
                "-1",
                "max.message.bytes",
                String.valueOf(mostBytes));
    }

    private void make(Admin admin) throws ExecutionException, TimeoutException, InterruptedException {
        var there = admin.listTopics().names().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        var events = ofEvents().stream()
                .map(name -> new NewTopic(name, settings.partitions(), settings.replication())
                        .configs(ours(settings.replication(), EVENT_BYTES)));
        var missing = Stream.concat(events, ofDeadLetters())
                .filter(topic -> !there.contains(topic.name()))
                .toList();
        for (var made : admin.createTopics(missing).values().values()) {
            try {
                made.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
            } catch (ExecutionException e) {
                if (!(e.getCause() instanceof TopicExistsException)) {
                    throw e;
                }
            }
        }
    }

    private void check(Admin admin) throws ExecutionException, TimeoutException, InterruptedException {
        var described = admin.describeTopics(ofEvents()).allTopicNames().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        described.forEach((name, topic) -> {
            if (topic.partitions().size() != settings.partitions()) {
                throw new IllegalStateException("Topic %s has %d partitions, not %d"
                        .formatted(name, topic.partitions().size(), settings.partitions()));
            }
        });
    }

    /// Whoever may not look at settings of topics is not kept from work.
    private void lookAtReplicas(Admin admin) throws InterruptedException {
        if (warned) {
            return;
        }
        try {
            var topics = admin.describeTopics(ofEvents()).allTopicNames().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
            for (var topic : topics.values()) {
                var resource = new ConfigResource(ConfigResource.Type.TOPIC, topic.name());
                var described = admin.describeConfigs(List.of(resource)).all().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
                described.values().stream()
                        .map(config -> config.get(TopicConfig.MIN_IN_SYNC_REPLICAS_CONFIG))
                        .filter(Objects::nonNull)
                        .forEach(least -> lookAt(topic, Integer.parseInt(least.value())));
            }
        } catch (ExecutionException | TimeoutException unknown) {
            LOG.info("The settings of the topics cannot be read: {}", unknown.getMessage());
        }
    }

    private void lookAt(TopicDescription topic, int least) {
        var replicas = topic.partitions().getFirst().replicas().size();
        if (least < most(replicas)) {
            warned = true;
            LOG.error(
                    "ALARM: topic {} has {} replicas, and {} of them may acknowledge an event alone: it can be lost with"
                            + " them; set its min.insync.replicas to {}",
                    topic.name(),
                    replicas,
                    least,
                    most(replicas));
        }
    }

    private static int most(int replicas) {
        return replicas / 2 + 1;
    }
}
