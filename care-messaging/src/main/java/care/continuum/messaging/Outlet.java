package care.continuum.messaging;

import java.util.concurrent.Future;
import java.util.function.Supplier;
import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;

/// Where records leave for Kafka: by a producer that may be another one from one record to the next.
@FunctionalInterface
interface Outlet<K, V> extends Supplier<Producer<K, V>> {

    /// Is told that a send by this producer failed; on the producer's own thread too.
    default void failed(Producer<K, V> producer, Throwable failure) {}

    /// Sends by the producer of this moment.
    default Future<RecordMetadata> send(ProducerRecord<K, V> message, Callback told) {
        var producer = get();
        try {
            return producer.send(message, (taken, failure) -> {
                if (failure != null) {
                    failed(producer, failure);
                }
                told.onCompletion(taken, failure);
            });
        } catch (KafkaException refused) {
            failed(producer, refused);
            throw refused;
        }
    }
}
