package care.continuum.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.junit.jupiter.api.Test;

class RelayTest {

    /// First found by seed 29 of the simulation: an aggregate was never sent again by an instance whose send had
    /// thrown what is not Kafka's.
    @Test
    void aSendMayFailInAnyWayAndIsTriedAgain() {
        var producer = new Stumbling();
        var clock = new HandClock();
        var relay = new Relay(producer, SimulatedInstance.SETTINGS, clock);

        relay.offer(image());
        relay.turn();
        relay.turn();
        clock.nanos += Duration.ofMinutes(1).toNanos();
        relay.offer(image());
        relay.turn();

        assertThat(producer.tries).isEqualTo(2);
    }

    private static Image image() {
        var event =
                Pending.of(ChapterEvent.CONTRACT, "a0", 1, new ChapterEvent.LineTold("ana", "one"), Instant.EPOCH, "t");
        var home = new SimulatedDocuments("chapters", new SimulatedStore(new Schedule(1), 0, 0));
        return new Image(home, ChapterEvent.CONTRACT, "a0", "ana", List.of(event));
    }

    private static final class Stumbling extends MockProducer<String, byte[]> {
        private int tries;

        @Override
        public synchronized Future<RecordMetadata> send(ProducerRecord<String, byte[]> message, Callback told) {
            tries++;
            throw new IllegalStateException("stumbles");
        }
    }
}
