package care.continuum.suite.faults;

import static java.nio.charset.StandardCharsets.UTF_8;

import care.continuum.local.stack.Part;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/// Blows that come through the topics, and bugs of those who hear them. Each says whether it had its effect.
final class TopicBlows {

    private static final int LATEST = 50;
    private static final int MOST_CLIENTS = 4;
    private static final Duration FOR_A_PARKED_EVENT = Duration.ofSeconds(4);

    private final World world;
    private final Topics topics;
    private final Poison poison;
    private final Set<String> mended = new LinkedHashSet<>();

    TopicBlows(World world, Topics topics, Poison poison) {
        this.world = world;
        this.topics = topics;
        this.poison = poison;
    }

    /// The clients whose events were parked and redriven, each once.
    List<String> mended() {
        return List.copyOf(mended);
    }

    boolean poison() throws InterruptedException {
        return poison.plant();
    }

    /// The latest records come again, and one of them as a later version of the suite would tell it.
    boolean duplicates(int times) throws InterruptedException {
        var all = topics.all();
        var own = all.stream().filter(some -> !Topics.isPlanted(some)).toList();
        if (own.isEmpty()) {
            return false;
        }
        var sent = topics.again(all.subList(Math.max(0, all.size() - LATEST), all.size()), times);
        return poison.later(own.getLast()) && sent > 0;
    }

    /// Nothing of one client who is at work can be processed, until it is mended and redriven. Who tells nothing more
    /// is left alone, and another client is taken.
    boolean bug(Part part) throws InterruptedException {
        var tried = new ArrayList<String>();
        while (tried.size() < MOST_CLIENTS) {
            var client = latest(part, tried);
            if (client.isEmpty()) {
                break;
            }
            tried.add(client);
            world.faults().bug(part, client);
            if (Hearing.await(FOR_A_PARKED_EVENT, () -> world.isParked(part, client))) {
                world.faults().bug(part, "");
                world.redrive(part);
                mended.add(client);
                return true;
            }
        }
        world.faults().bug(part, "");
        world.redrive(part);
        return false;
    }

    /// The client of whom the part heard last, but for these; an empty text where there is none.
    private String latest(Part part, Collection<String> but) {
        return topics.all().stream()
                .filter(some -> !Topics.isPlanted(some) && some.key() != null)
                .filter(some -> Reactions.topics(part).contains(some.topic()))
                .sorted((one, other) -> Long.compare(other.timestamp(), one.timestamp()))
                .map(ConsumerRecord::key)
                .map(key -> new String(key, UTF_8))
                .filter(client -> !but.contains(client))
                .findFirst()
                .orElse("");
    }
}
