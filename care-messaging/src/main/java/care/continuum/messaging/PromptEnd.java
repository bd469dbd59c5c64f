package care.continuum.messaging;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.time.Duration;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.cloud.stream.binder.kafka.config.ClientFactoryCustomizer;
import org.springframework.kafka.core.ConsumerFactory;

/// Lets consumers end in two seconds: left to themselves they first wait for the fetch that is open at the
/// broker, which may take ten. They have left their group by then, and what a late answer brings comes again.
final class PromptEnd implements ClientFactoryCustomizer {

    private static final Duration LIMIT = Duration.ofSeconds(2);

    @Override
    public void configure(ConsumerFactory<?, ?> consumers) {
        prompt(consumers);
    }

    private static <K, V> void prompt(ConsumerFactory<K, V> consumers) {
        consumers.addPostProcessor(PromptEnd::of);
    }

    @SuppressWarnings("unchecked")
    static <K, V> Consumer<K, V> of(Consumer<K, V> consumer) {
        return (Consumer<K, V>) Proxy.newProxyInstance(
                Consumer.class.getClassLoader(),
                new Class<?>[] {Consumer.class},
                (_, method, arguments) -> call(consumer, method, arguments));
    }

    private static @Nullable Object call(Consumer<?, ?> consumer, Method method, Object @Nullable [] arguments)
            throws Throwable {
        if (method.getName().equals("close") && arguments == null) {
            consumer.close(CloseOptions.timeout(LIMIT));
            return null;
        }
        try {
            return method.invoke(consumer, arguments);
        } catch (InvocationTargetException thrown) {
            throw thrown.getCause();
        }
    }
}
