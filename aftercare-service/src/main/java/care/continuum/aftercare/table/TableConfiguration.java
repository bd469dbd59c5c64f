package care.continuum.aftercare.table;

import care.continuum.messaging.Aggregates;
import care.continuum.messaging.AggregatesFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class TableConfiguration {

    @Bean
    Aggregates<WrittenTable> writtenTables(AggregatesFactory make) {
        return make.register(WrittenTable.class, null);
    }
}
