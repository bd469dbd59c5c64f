package care.continuum.messaging;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;
import org.springframework.core.env.Environment;

/// A producer of this suite: every replica in sync acknowledges, no duplicates by its own retries,
/// bounded in time.
///
/// It is made when it is first needed, and tried again until it is made: Kafka's client refuses to be
/// made while the name of Kafka does not resolve, and no service shall fail to start for that. And one
/// gives way to the next when it can never send again: after a refusal at the first connection it waits
/// for its own number for ever.
final class Producing<K, V> implements Outlet<K, V>, AutoCloseable {

    private static final int BLOCK_MILLIS = 2_000;
    private static final int REQUEST_MILLIS = 5_000;
    private static final int DELIVERY_MILLIS = 10_000;
    private static final int LETTER_BYTES = 32 * 1024 * 1024;

    private final Supplier<Producer<K, V>> make;
    private @Nullable Producer<K, V> made;
    private volatile @Nullable Producer<K, V> spent;

    Producing(Supplier<Producer<K, V>> make) {
        this.make = make;
    }

    static Producing<String, byte[]> events(Environment environment) {
        return new Producing<>(() -> made(environment, new StringSerializer(), new ByteArraySerializer(), Map.of()));
    }

    /// What came compressed goes compressed: it may be far larger than what Kafka takes of a record
    /// otherwise.
    static Producing<byte[], byte[]> deadLetters(Environment environment) {
        Map<String, Object> large = Map.of(
                ProducerConfig.COMPRESSION_TYPE_CONFIG,
                "zstd",
                ProducerConfig.MAX_REQUEST_SIZE_CONFIG,
                LETTER_BYTES,
                ProducerConfig.BUFFER_MEMORY_CONFIG,
                LETTER_BYTES * 2L);
        return new Producing<>(() -> made(environment, new ByteArraySerializer(), new ByteArraySerializer(), large));
    }

    private static <K, V> Producer<K, V> made(
            Environment environment, Serializer<K> keys, Serializer<V> values, Map<String, Object> more) {
        var settings = new HashMap<String, Object>(Map.of(
                ProducerConfig.ACKS_CONFIG,
                "all",
                ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG,
                true,
                ProducerConfig.LINGER_MS_CONFIG,
                0,
                ProducerConfig.MAX_BLOCK_MS_CONFIG,
                BLOCK_MILLIS,
                ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG,
                REQUEST_MILLIS,
                ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG,
                DELIVERY_MILLIS));
        settings.putAll(more);
        return new KafkaProducer<>(Brokers.of(environment).client(settings), keys, values);
    }

    /// @throws TimeoutException where it cannot be made now
    /// @throws KafkaException   where it can never be made with these settings
    @Override
    public synchronized Producer<K, V> get() {
        var ready = made;
        if (ready != null && ready.equals(spent)) {
            made = null;
            ready.close(Duration.ZERO);
            ready = null;
        }
        if (ready == null) {
            ready = another();
            made = ready;
        }
        return ready;
    }

    private Producer<K, V> another() {
        try {
            return make.get();
        } catch (KafkaException failure) {
            if (Reachability.isNowhere(failure)) {
                throw new TimeoutException("Kafka cannot be found", failure);
            }
            throw failure;
        }
    }

    /// Without the lock: whoever closes the producer holds it, and waits for the thread that this is called on.
    @Override
    public void failed(Producer<K, V> producer, Throwable failure) {
        if (failure instanceof AuthenticationException || failure.getClass() == KafkaException.class) {
            spent = producer;
        }
    }

    @Override
    public synchronized void close() {
        if (made != null) {
            made.close(Duration.ZERO);
        }
    }
}
