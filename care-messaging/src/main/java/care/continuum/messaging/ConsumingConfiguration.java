package care.continuum.messaging;

import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.beans.factory.support.RootBeanDefinition;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.cloud.function.context.FunctionRegistration;
import org.springframework.cloud.stream.binding.BindingService;
import org.springframework.cloud.stream.binding.InputBindingLifecycle;
import org.springframework.cloud.stream.config.ConsumerEndpointCustomizer;
import org.springframework.cloud.stream.config.ListenerContainerCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.ImportBeanDefinitionRegistrar;
import org.springframework.core.ResolvableType;
import org.springframework.core.env.Environment;
import org.springframework.core.type.AnnotationMetadata;
import org.springframework.data.mongodb.MongoDatabaseFactory;
import org.springframework.integration.kafka.inbound.KafkaMessageDrivenChannelAdapter;
import org.springframework.kafka.listener.AbstractMessageListenerContainer;
import org.springframework.kafka.listener.CommonErrorHandler;
import org.springframework.kafka.listener.DefaultErrorHandler;
import org.springframework.kafka.support.converter.BatchMessagingMessageConverter;
import org.springframework.messaging.Message;
import org.springframework.util.backoff.ExponentialBackOff;

/// The consuming side: one batch consumer for each topic heard.
@Configuration(proxyBeanMethods = false)
@Import({ConsumingConfiguration.Functions.class, OperationsConfiguration.class})
class ConsumingConfiguration {

    private static final int FIRST_PAUSE_MILLIS = 100;

    private final List<AbstractMessageListenerContainer<?, ?>> containers = new CopyOnWriteArrayList<>();

    @Bean
    Parking parking(MongoDatabaseFactory mongo, Barrier barrier) {
        return new Parking(new MongoLot(mongo.getMongoDatabase()), barrier, Parking.MOST);
    }

    @Bean
    Producing<byte[], byte[]> deadLetterProducer(Environment environment) {
        return Producing.deadLetters(environment);
    }

    @Bean
    DeadLetters deadLetters(
            Producing<byte[], byte[]> deadLetterProducer, MessagingSettings settings, MeterRegistry meters) {
        return new DeadLetters(deadLetterProducer, settings, meters);
    }

    @Bean
    Inboxes inboxes(
            ObjectProvider<Feed<?>> feeds,
            Parking parking,
            DeadLetters deadLetters,
            MeterRegistry meters,
            Machine machine,
            MessagingSettings settings) {
        return new Inboxes(
                feeds.stream().toList(),
                settings.hears(),
                feed -> new Inbox<>(feed, parking, deadLetters, meters, machine));
    }

    @Bean
    Topics topics(Environment environment, MessagingSettings settings, Factory factory) {
        return new Topics(Brokers.of(environment), settings, factory.topics());
    }

    /// The binder's own way waits for Kafka on the main thread.
    @Bean
    static BeanPostProcessor lateBindings(ObjectProvider<BindingService> service, ObjectProvider<Topics> topics) {
        return new BeanPostProcessor() {
            @Override
            public Object postProcessAfterInitialization(Object bean, String name) {
                return bean instanceof InputBindingLifecycle early
                        ? LateBindings.insteadOf(early, service.getObject(), topics.getObject())
                        : bean;
            }
        };
    }

    /// The binder's setting for headers is not for batches.
    @Bean
    static ConsumerEndpointCustomizer<KafkaMessageDrivenChannelAdapter<?, ?>> rawHeaders() {
        var converter = new BatchMessagingMessageConverter();
        converter.setHeaderMapper(new RawHeaders());
        return (endpoint, _, _) -> endpoint.setBatchMessageConverter(converter);
    }

    @Bean(StreamDefaults.ERROR_HANDLER)
    static CommonErrorHandler redeliverForEver(MessagingSettings settings) {
        var pauses = new ExponentialBackOff(FIRST_PAUSE_MILLIS, 2);
        pauses.setMaxInterval(settings.retryLimit().toMillis());
        var handler = new DefaultErrorHandler(pauses);
        // By default some exceptions are skipped at once, and the batch with them.
        handler.setClassifications(Map.of(), true);
        return handler;
    }

    @Bean
    ListenerContainerCustomizer<AbstractMessageListenerContainer<?, ?>> knownContainers() {
        return (container, _, _) -> containers.add(container);
    }

    @Bean
    static PromptEnd promptEnd() {
        return new PromptEnd();
    }

    @Bean
    Hearing hearing(MessagingSettings settings) {
        return () -> containers.stream()
                        .filter(AbstractMessageListenerContainer::isRunning)
                        .filter(ConsumingConfiguration::hasPartitions)
                        .count()
                >= settings.hears().size();
    }

    @Bean
    Revival revival(MessagingSettings settings) {
        return new Revival(settings.retryLimit());
    }

    private static boolean hasPartitions(AbstractMessageListenerContainer<?, ?> container) {
        var assigned = container.getAssignedPartitions();
        return assigned != null && !assigned.isEmpty();
    }

    /// Gives Spring Cloud Stream one function for each topic heard.
    static final class Functions implements ImportBeanDefinitionRegistrar {

        private static final ResolvableType TYPE = ResolvableType.forClassWithGenerics(
                Consumer.class,
                ResolvableType.forClassWithGenerics(
                        Message.class, ResolvableType.forClassWithGenerics(List.class, byte[].class)));

        private final Environment environment;
        private final org.springframework.beans.factory.BeanFactory beans;

        Functions(Environment environment, org.springframework.beans.factory.BeanFactory beans) {
            this.environment = environment;
            this.beans = beans;
        }

        @Override
        public void registerBeanDefinitions(AnnotationMetadata metadata, BeanDefinitionRegistry registry) {
            Binder.get(environment)
                    .bind("continuum.messaging.hears", Bindable.listOf(String.class))
                    .orElse(List.of())
                    .forEach(topic -> {
                        var name = StreamDefaults.function(topic);
                        registry.registerBeanDefinition(
                                name, new RootBeanDefinition(FunctionRegistration.class, () -> function(topic, name)));
                    });
        }

        private FunctionRegistration<?> function(String topic, String name) {
            return new FunctionRegistration<>(beans.getBean(Inboxes.class).of(topic), name).type(TYPE.getType());
        }
    }
}
