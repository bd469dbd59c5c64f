package care.continuum.scheduling.slot;

import care.continuum.messaging.Aggregates;
import care.continuum.messaging.AggregatesFactory;
import care.continuum.scheduling.Topics;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(SlotSettings.class)
class SlotConfiguration {

    @Bean
    Aggregates<Slot> appointmentSlots(AggregatesFactory make, ObjectProvider<SlotDesk> desk) {
        return make.publishing(
                Slot.class, Topics.SCHEDULING, (slot, todo) -> desk.getObject().follow(slot, todo));
    }
}
