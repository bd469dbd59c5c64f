package care.continuum.aftercare.sending;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class OutageTest {

    private final Logger logger = (Logger) LoggerFactory.getLogger(Outage.class);
    private final ListAppender<ILoggingEvent> lines = new ListAppender<>();
    private final CircuitBreaker intake = Guards.breaker("intake", Duration.ofMinutes(1));

    @BeforeEach
    void listen() {
        lines.start();
        logger.setLevel(Level.INFO);
        logger.addAppender(lines);
    }

    @AfterEach
    void listenNoMore() {
        logger.detachAppender(lines);
    }

    @Test
    void oneLineTellsOfAnOutageAndOneOfItsEnd() {
        answers();
        fails();
        fails();
        fails();
        answers();
        answers();
        fails();

        assertThat(lines.list)
                .extracting(ILoggingEvent::getFormattedMessage)
                .containsExactly(
                        "intake does not answer; what is for it waits: java.io.IOException: no",
                        "intake answers again",
                        "intake does not answer; what is for it waits: java.io.IOException: no");
    }

    @Test
    void whoFailsTooOftenIsLeftAlone() {
        for (int call = 1; call <= 4; call++) {
            assertThat(intake.tryAcquirePermission()).isTrue();
            fails();
        }

        assertThat(intake.tryAcquirePermission()).isFalse();
    }

    private void answers() {
        intake.onSuccess(0, TimeUnit.NANOSECONDS);
    }

    private void fails() {
        intake.onError(0, TimeUnit.NANOSECONDS, new IOException("no"));
    }
}
