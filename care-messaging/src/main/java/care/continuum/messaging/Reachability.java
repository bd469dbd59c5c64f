package care.continuum.messaging;

import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.errors.ApplicationRecoverableException;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.OutOfOrderSequenceException;
import org.apache.kafka.common.errors.RetriableException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Whether Kafka takes what is sent to it, as its answers tell. One that failed says nothing of the
/// others while others are taken: a single partition may be without a leader.
final class Reachability {

    private static final Logger LOG = LoggerFactory.getLogger(Reachability.class);
    private static final long PAUSE_NANOS = TimeUnit.SECONDS.toNanos(1);
    private static final long QUIET_NANOS = TimeUnit.SECONDS.toNanos(10);

    private final Machine machine;
    private volatile long taken;
    private volatile long downUntil;
    private volatile long quietUntil;
    private volatile boolean struggling;
    private volatile boolean refused;

    Reachability(Machine machine) {
        this.machine = machine;
        this.taken = machine.nanos() - PAUSE_NANOS;
        this.downUntil = machine.nanos();
        this.quietUntil = machine.nanos();
    }

    /// What became of a send.
    void told(@Nullable Throwable failure) {
        var now = machine.nanos();
        if (failure == null) {
            taken = now;
            struggling = false;
            refused = false;
        } else if (isOfKafka(failure) && now - taken < PAUSE_NANOS) {
            if (now - quietUntil >= 0) {
                LOG.warn("Kafka did not take an event while it takes others; it is sent again", failure);
                quietUntil = now + QUIET_NANOS;
            }
        } else if (isOfKafka(failure)) {
            if (!refused && isRefusal(failure)) {
                LOG.error("ALARM: Kafka does not let this service tell anything; it goes on trying", failure);
                refused = true;
            }
            downUntil = now + PAUSE_NANOS;
            struggling = true;
        }
    }

    /// Whether it says nothing of the event: Kafka is in trouble, or does not let this service in, or does not know
    /// the producer's numbers any more, which then begins anew.
    static boolean isOfKafka(Throwable failure) {
        return failure instanceof RetriableException
                || failure instanceof OutOfOrderSequenceException
                || failure instanceof ApplicationRecoverableException
                || isRefusal(failure);
    }

    /// Whether waiting alone does not help: Kafka does not let this service in, its settings are wrong, or
    /// the producer has given up.
    static boolean isRefusal(Throwable failure) {
        return failure instanceof AuthenticationException
                || failure instanceof AuthorizationException
                || failure instanceof ConfigException
                || failure.getClass() == KafkaException.class;
    }

    /// Whether a client of Kafka could not be made because the name of Kafka does not resolve now.
    static boolean isNowhere(Throwable failure) {
        return failure.getCause() instanceof ConfigException wrong
                && String.valueOf(wrong.getMessage()).startsWith("No resolvable bootstrap urls");
    }

    /// Nothing is to be tried right now.
    boolean isDown() {
        return machine.nanos() - downUntil < 0;
    }

    /// It did not take what was sent last; something may be tried now and then.
    boolean isStruggling() {
        return struggling;
    }
}
