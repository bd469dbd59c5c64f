package care.continuum.messaging;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.kafka.event.ConcurrentContainerStoppedEvent;
import org.springframework.kafka.event.ConsumerStoppedEvent;
import org.springframework.kafka.listener.MessageListenerContainer;

/// Starts a consumer again that has stopped, such as one that Kafka lets in no more: after a pause, and
/// until the service is closed. A consumer of the new group protocol cannot go on after such a refusal.
final class Revival {

    private static final Logger LOG = LoggerFactory.getLogger(Revival.class);

    private final long pauseMillis;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("revival").factory());

    Revival(Duration pause) {
        this.pauseMillis = pause.toMillis();
    }

    @EventListener
    void stopped(ConcurrentContainerStoppedEvent event) {
        if (event.getReason() != ConsumerStoppedEvent.Reason.NORMAL) {
            var consumer = (MessageListenerContainer) event.getSource();
            LOG.error(
                    "ALARM: {} has stopped hearing ({}); it tries again and again",
                    consumer.getGroupId(),
                    event.getReason());
            later(consumer);
        }
    }

    private void later(MessageListenerContainer consumer) {
        if (!timer.isShutdown()) {
            var _ = timer.schedule(() -> start(consumer), pauseMillis, TimeUnit.MILLISECONDS);
        }
    }

    private void start(MessageListenerContainer consumer) {
        try {
            consumer.start();
        } catch (RuntimeException failure) {
            LOG.error("ALARM: {} could not be started again; it tries on", consumer.getGroupId(), failure);
            consumer.stop();
            later(consumer);
        }
    }

    @EventListener(ContextClosedEvent.class)
    void close() {
        timer.shutdownNow();
    }
}
