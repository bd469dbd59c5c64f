package care.continuum.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InvalidProducerEpochException;
import org.apache.kafka.common.errors.OutOfOrderSequenceException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.SaslAuthenticationException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.UnknownProducerIdException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ReachabilityTest {

    private final HandClock clock = new HandClock();
    private final Reachability kafka = new Reachability(clock);

    @Test
    void aServiceThatIsNotLetInIsAnAlarmOnceEvenAfterAnOutage() {
        try (var lines = new Lines(Reachability.class)) {
            told(new TimeoutException("away"));
            assertThat(lines.alarms()).isEmpty();

            told(new SaslAuthenticationException("no"));
            told(new TimeoutException("away"));
            told(new SaslAuthenticationException("no"));
            assertThat(lines.alarms()).hasSize(1);

            told(null);
            told(new SaslAuthenticationException("no more"));
            assertThat(lines.alarms()).hasSize(2);
        }
    }

    @Test
    void aProducerInTroubleSaysNothingOfTheEvent() {
        assertThat(List.of(
                        new KafkaException("in an error state"),
                        new OutOfOrderSequenceException("after a batch that came too late"),
                        new UnknownProducerIdException("after a new broker took over"),
                        new InvalidProducerEpochException("there is a later one")))
                .allMatch(Reachability::isOfKafka);
        assertThat(Reachability.isOfKafka(new RecordTooLargeException("too large")))
                .isFalse();
    }

    @Test
    void whatIsNotTakenWhileOthersAreIsSaidNowAndThen() {
        try (var lines = new Lines(Reachability.class)) {
            told(null);
            for (int failures = 0; failures < 3; failures++) {
                kafka.told(new TimeoutException("no leader"));
            }
            assertThat(lines.all()).hasSize(1);
            assertThat(kafka.isStruggling()).isFalse();
        }
    }

    private void told(@Nullable Throwable failure) {
        clock.nanos += Duration.ofSeconds(2).toNanos();
        kafka.told(failure);
    }
}
