package care.continuum.messaging;

import care.continuum.messaging.StoryEvent.LineAdded;
import care.continuum.messaging.StoryEvent.StoryEnded;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;

/// The smallest suite: it tells stories, and listens to them.
@SpringBootConfiguration
@EnableAutoConfiguration
class TellerApplication {

    /// Lines that the listener cannot bear: a bug, until it is mended.
    final Set<String> unbearable = ConcurrentHashMap.newKeySet();

    /// What happens once while a line is being listened to.
    final Map<String, Runnable> meanwhile = new ConcurrentHashMap<>();

    /// Where retold stories arrive.
    final Set<String> retold = ConcurrentHashMap.newKeySet();

    @Bean
    Aggregates<Story> stories(AggregatesFactory make) {
        return make.publishing(Story.class, StoryEvent.CONTRACT, (story, todo) -> retold.add(story.id() + todo.id()));
    }

    @Bean
    Aggregates<Audience> audiences(AggregatesFactory make) {
        return make.register(Audience.class, null);
    }

    @Bean
    Feed<StoryEvent> ears(Aggregates<Audience> audiences) {
        return new Feed<>() {
            @Override
            public EventContract<StoryEvent> hears() {
                return StoryEvent.CONTRACT;
            }

            @Override
            public void on(StoryEvent news, Origin origin) {
                var line = switch (news) {
                    case LineAdded added -> added.line();
                    case StoryEnded _ -> "the end";
                };
                var also = meanwhile.remove(line);
                if (also != null) {
                    also.run();
                }
                if (unbearable.contains(line)) {
                    throw new IllegalStateException("cannot bear it");
                }
                audiences.react(
                        news.client().toString(),
                        origin,
                        () -> new Audience(news.client().toString(), List.of()),
                        audience -> audience.hear(line));
            }
        };
    }
}
