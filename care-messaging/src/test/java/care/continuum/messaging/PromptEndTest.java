package care.continuum.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.errors.WakeupException;
import org.junit.jupiter.api.Test;

class PromptEndTest {

    private final List<Duration> ends = new ArrayList<>();
    private final MockConsumer<String, String> inner = new MockConsumer<>("earliest") {
        @Override
        public synchronized void close() {
            throw new AssertionError("ends when its fetch has");
        }

        @Override
        public synchronized void close(CloseOptions options) {
            ends.add(options.timeout().orElseThrow());
        }
    };

    @Test
    void aConsumerIsNotHeldUpByTheFetchThatIsOpen() {
        PromptEnd.of(inner).close();
        assertThat(ends).containsExactly(Duration.ofSeconds(2));
    }

    /// The container tells by the kind of exception what it has to do.
    @Test
    void whatAConsumerThrowsComesAsItIs() {
        inner.subscribe(List.of("intake.events"));
        var consumer = PromptEnd.of(inner);
        consumer.wakeup();
        assertThatThrownBy(() -> consumer.poll(Duration.ZERO)).isInstanceOf(WakeupException.class);
    }
}
