package care.continuum.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringApplication;
import org.springframework.mock.env.MockEnvironment;

class StreamDefaultsTest {

    @Test
    void eachTopicHeardIsOneBatchConsumerThatLosesNothing() {
        var environment = new MockEnvironment()
                .withProperty("continuum.messaging.service", "aftercare")
                .withProperty("continuum.messaging.hears", "intake.events,attendance.events")
                .withProperty("continuum.messaging.topic-prefix", "t.");

        new StreamDefaults().postProcessEnvironment(environment, new SpringApplication());

        var binding = "spring.cloud.stream.bindings.hearIntakeEvents-in-0.";
        assertThat(environment.getProperty("spring.cloud.function.definition"))
                .isEqualTo("hearIntakeEvents;hearAttendanceEvents");
        assertThat(environment.getProperty(binding + "destination")).isEqualTo("t.intake.events");
        assertThat(environment.getProperty(binding + "group")).isEqualTo("aftercare");
        assertThat(environment.getProperty(binding + "consumer.batch-mode")).isEqualTo("true");
        assertThat(environment.getProperty("management.metrics.enable.spring.cloud.stream.binder.kafka.offset"))
                .isEqualTo("false");
        assertThat(environment.getProperty("spring.cloud.stream.kafka.binder.auto-create-topics"))
                .isEqualTo("false");
        assertThat(environment.getProperty("spring.cloud.stream.kafka.bindings.hearIntakeEvents-in-0.consumer"
                        + ".common-error-handler-bean-name"))
                .isEqualTo(StreamDefaults.ERROR_HANDLER);
    }

    @Test
    void anApplicationThatIsNoServiceIsLeftAlone() {
        var environment = new MockEnvironment();

        new StreamDefaults().postProcessEnvironment(environment, new SpringApplication());

        assertThat(environment.getPropertySources().contains("continuum-stream"))
                .isFalse();
    }
}
