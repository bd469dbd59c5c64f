package care.continuum.scheduling.feed;

import care.continuum.messaging.Aggregates;
import care.continuum.messaging.AggregatesFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class FeedConfiguration {

    @Bean
    Aggregates<Feed> feedRegister(AggregatesFactory make) {
        return make.register(Feed.class, null);
    }
}
