package care.continuum.attendance.program;

import care.continuum.attendance.Topics;
import care.continuum.messaging.Aggregates;
import care.continuum.messaging.AggregatesFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class ProgramConfiguration {

    @Bean
    Aggregates<Program> programAggregates(AggregatesFactory make, ObjectProvider<DeathDesk> desk) {
        return make.publishing(
                Program.class,
                Topics.ATTENDANCE,
                (program, todo) -> desk.getObject().follow(program, todo));
    }
}
