package care.continuum.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import care.continuum.engines.TestEngines;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.config.BeanPostProcessor;

/// Failures of the inbox itself, of the kinds that a listener container skips or ends at by default.
class BugOfOursIT {

    private static final TestEngines ENGINES = TestEngines.get();

    private static List<Throwable> bugs() {
        return List.of(new ClassCastException("ours"), new OutOfMemoryError("ours"), new NoSuchMethodError("ours"));
    }

    @Test
    void aBatchThatTheInboxFailsAtComesAgain() {
        var machine = new Stumbling();
        try (var run = TellerRun.start(
                        ENGINES.kafka(),
                        ENGINES.mongo(),
                        ENGINES.freshName("bug"),
                        context -> context.registerBean("stumbling", BeanPostProcessor.class, () -> machine))
                .hearing()) {
            for (var bug : bugs()) {
                machine.stumbleAt(bug);
                var ana = run.begin();
                run.add(ana, "once");

                await().untilAsserted(() -> assertThat(machine.batches).hasValueGreaterThanOrEqualTo(3));
                run.add(ana, "twice");
                run.awaitHeard(ana, List.of("once", "twice"));
            }
        }
    }

    /// Stumbles at the ends of two batches.
    private static final class Stumbling implements BeanPostProcessor, Machine {

        private final AtomicInteger batches = new AtomicInteger(2);
        private volatile Throwable bug = new IllegalStateException();

        private void stumbleAt(Throwable next) {
            bug = next;
            batches.set(0);
        }

        @Override
        public Object postProcessAfterInitialization(Object bean, String name) {
            return bean instanceof Machine ? this : bean;
        }

        @Override
        public long millis() {
            return REAL.millis();
        }

        @Override
        public java.util.concurrent.ExecutorService threads() {
            return REAL.threads();
        }

        @Override
        public long nanos() {
            return REAL.nanos();
        }

        @Override
        public void pause(long nanos) {
            REAL.pause(nanos);
        }

        @Override
        public void reached(Step step) {
            if (step != Step.BEFORE_COMMIT || batches.incrementAndGet() > 2) {
                return;
            }
            switch (bug) {
                case RuntimeException ours -> throw ours;
                case Error ours -> throw ours;
                default -> throw new IllegalStateException(bug);
            }
        }
    }
}
