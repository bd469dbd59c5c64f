package care.continuum.messaging;

import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.cloud.stream.binding.Bindable;
import org.springframework.cloud.stream.binding.BindingService;
import org.springframework.cloud.stream.binding.InputBindingLifecycle;
import org.springframework.util.ReflectionUtils;

/// Binds the consumers when the topics stand, and in the background: a service answers commands while
/// Kafka is away.
final class LateBindings extends InputBindingLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(LateBindings.class);

    private final Topics topics;
    private @Nullable Thread waiter;

    LateBindings(BindingService bindings, Map<String, Bindable> bindables, Topics topics) {
        super(bindings, bindables);
        this.topics = topics;
    }

    /// The late one in the place of the binder's own, for the same bindings.
    @SuppressWarnings("unchecked")
    static LateBindings insteadOf(InputBindingLifecycle early, BindingService service, Topics topics) {
        var field = ReflectionUtils.findField(InputBindingLifecycle.class, "bindables");
        if (field == null) {
            throw new IllegalStateException("InputBindingLifecycle keeps its bindables elsewhere");
        }
        ReflectionUtils.makeAccessible(field);
        var bindables = (Map<String, Bindable>) Objects.requireNonNull(ReflectionUtils.getField(field, early));
        return new LateBindings(service, bindables, topics);
    }

    @Override
    public synchronized void start() {
        if (waiter == null || !waiter.isAlive()) {
            waiter = Thread.ofVirtual().name("late-bindings").start(this::bind);
        }
    }

    private void bind() {
        try {
            while (!topics.ready()) {
                Thread.sleep(500);
            }
            super.start();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (Throwable wrong) {
            LOG.error("ALARM: this service hears nothing until it is started again", wrong);
        }
    }

    @Override
    public synchronized void stop() {
        if (waiter != null) {
            waiter.interrupt();
        }
        super.stop();
    }
}
