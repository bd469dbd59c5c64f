package care.continuum.outcomes.program;

import static org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse.REPLACE_THREAD;

import care.continuum.outcomes.OutcomesSettings;
import care.continuum.outcomes.terms.ClientFacts;
import care.continuum.outcomes.terms.Hearsay;
import care.continuum.outcomes.terms.Stay;
import care.continuum.web.Ready;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StoreQueryParameters;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.errors.InvalidStateStoreException;
import org.apache.kafka.streams.errors.LogAndContinueProcessingExceptionHandler;
import org.apache.kafka.streams.state.QueryableStoreTypes;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.SmartLifecycle;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/// Runs the stream as soon as the services have made their topics, and reads what it has kept.
@Component
class FactsStream implements SmartLifecycle, Ready {

    private static final Logger LOG = LoggerFactory.getLogger(FactsStream.class);
    private static final Duration PAUSE = Duration.ofMillis(500);
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final FactsTopology topology;
    private final Map<String, Object> access;
    private final Properties settings;
    private final List<String> topics;
    private final AtomicReference<Optional<KafkaStreams>> streams = new AtomicReference<>(Optional.empty());
    private final AtomicReference<Optional<Thread>> starting = new AtomicReference<>(Optional.empty());

    FactsStream(
            FactsTopology topology,
            OutcomesSettings outcomes,
            Environment environment,
            @Value("${continuum.messaging.topic-prefix:}") String prefix,
            @Value("${continuum.messaging.group-suffix:}") String suffix) {
        this.topology = topology;
        this.topics = Hearsay.TOPICS.stream().map(prefix::concat).toList();
        this.access = access(environment);
        this.settings = settings(outcomes, environment, suffix);
    }

    /// What the stream keeps has as many replicas as the services' topics, or it would stand still without one broker.
    static Properties settings(OutcomesSettings outcomes, Environment environment, String suffix) {
        var settings = new Properties();
        settings.putAll(access(environment));
        settings.putAll(Map.of(
                StreamsConfig.APPLICATION_ID_CONFIG,
                "outcomes" + suffix,
                StreamsConfig.STATE_DIR_CONFIG,
                outcomes.state().toString(),
                StreamsConfig.REPLICATION_FACTOR_CONFIG,
                environment.getProperty("continuum.messaging.replication", Integer.class, 1),
                StreamsConfig.COMMIT_INTERVAL_MS_CONFIG,
                1000,
                StreamsConfig.STATESTORE_CACHE_MAX_BYTES_CONFIG,
                0,
                StreamsConfig.consumerPrefix(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG),
                "earliest",
                // What no check foresaw is passed over too, and counted by Kafka Streams as dropped.
                StreamsConfig.PROCESSING_EXCEPTION_HANDLER_CLASS_CONFIG,
                LogAndContinueProcessingExceptionHandler.class,
                // After a kill the partitions come back in seconds.
                StreamsConfig.consumerPrefix(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG),
                6000,
                StreamsConfig.consumerPrefix(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG),
                1500));
        return settings;
    }

    /// Kafka's own settings under `spring.kafka.properties` say how it is spoken to, as they do for the services.
    private static Map<String, Object> access(Environment environment) {
        var access = new HashMap<String, Object>(Binder.get(environment)
                .bind("spring.kafka.properties", Bindable.mapOf(String.class, String.class))
                .orElse(Map.of()));
        access.put(
                CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG,
                environment.getRequiredProperty("spring.kafka.bootstrap-servers"));
        return access;
    }

    /// All episodes that have been heard of.
    ///
    /// @throws FiguresAway while the store cannot be read
    List<Stay> stays() {
        try {
            var found = new ArrayList<Stay>();
            try (var all = store().all()) {
                all.forEachRemaining(client -> client.value.stays(client.key).forEach(found::add));
            }
            return found;
        } catch (InvalidStateStoreException notYet) {
            throw new FiguresAway(notYet);
        }
    }

    @Override
    public boolean ready() {
        try {
            store();
            return true;
        } catch (FiguresAway | InvalidStateStoreException notYet) {
            return false;
        }
    }

    @Override
    public boolean hearing() {
        return streams.get()
                .filter(running -> running.state() == KafkaStreams.State.RUNNING)
                .isPresent();
    }

    @Override
    public void start() {
        starting.set(Optional.of(Thread.ofVirtual().name("outcomes-start").start(this::begin)));
    }

    @Override
    public void stop() {
        starting.getAndSet(Optional.empty()).ifPresent(Thread::interrupt);
        streams.getAndSet(Optional.empty()).ifPresent(running -> running.close(PATIENCE));
    }

    @Override
    public boolean isRunning() {
        return starting.get().isPresent();
    }

    private void begin() {
        try {
            while (!begun()) {
                Thread.sleep(PAUSE);
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    /// Not while Kafka cannot be found, or the services have not made their topics, all with the same number of
    /// partitions.
    boolean begun() throws InterruptedException {
        var client = new HashMap<>(access);
        client.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, (int) PATIENCE.toMillis());
        client.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, (int) PATIENCE.toMillis() / 2);
        try (var admin = Admin.create(client)) {
            var made = admin.listTopics().names().get().containsAll(topics);
            if (made) {
                run();
            }
            return made;
        } catch (ExecutionException | KafkaException away) {
            LOG.info("Kafka is not there yet: {}", away.getMessage());
            return false;
        }
    }

    private void run() {
        var created = new KafkaStreams(topology.of(topics), settings);
        created.setUncaughtExceptionHandler(failure -> {
            LOG.error("ALARM: the stream of the figures failed and goes on", failure);
            return REPLACE_THREAD;
        });
        streams.set(Optional.of(created));
        created.start();
    }

    private ReadOnlyKeyValueStore<String, ClientFacts> store() {
        return streams.get()
                .orElseThrow(() -> new FiguresAway(null))
                .store(StoreQueryParameters.fromNameAndType(
                        FactsTopology.STORE, QueryableStoreTypes.<String, ClientFacts>keyValueStore()));
    }
}
