package care.continuum.suite.faults;

import care.continuum.local.stack.Part;
import care.continuum.local.stack.Readiness;
import care.continuum.messaging.checker.Fact.Probed;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;

/// Looks each second, while Kafka is away and nothing else is, whether each service is ready, and sends a command.
final class Lookout {

    private static final Duration EACH = Duration.ofSeconds(1);

    private final String gateway;
    private final Asker asker;
    private final Ledger ledger;
    private final Weather weather;
    private final Queue<Probed> probed = new ConcurrentLinkedQueue<>();
    private final List<Thread> asking = new ArrayList<>();
    private Thread watch = new Thread();
    private long answeredBefore;
    private int number;
    private int silent;

    Lookout(String gateway, Asker asker, Ledger ledger, Weather weather) {
        this.gateway = gateway;
        this.asker = asker;
        this.ledger = ledger;
        this.weather = weather;
    }

    /// All looks.
    List<Probed> probed() {
        return List.copyOf(probed);
    }

    /// How often no command was answered from begin to end.
    int silent() {
        return silent;
    }

    /// Kafka goes away now, and all else is whole.
    void begin() {
        answeredBefore = ledger.answeredWithoutKafka();
        weather.kafkaAlone(true);
        watch = Thread.startVirtualThread(this::look);
    }

    /// Kafka comes back now. Returns how many commands were answered meanwhile.
    long end() throws InterruptedException {
        weather.kafkaAlone(false);
        var answered = ledger.answeredWithoutKafka() - answeredBefore;
        silent += answered == 0 ? 1 : 0;
        watch.interrupt();
        watch.join();
        return answered;
    }

    /// Waits until all that was asked is answered.
    void close() throws InterruptedException {
        for (var thread : asking) {
            thread.join();
        }
    }

    private void look() {
        try {
            while (true) {
                inquire();
                for (var part : Part.SERVICES) {
                    var before = weather.now();
                    var ready = Readiness.of(part, gateway) != Readiness.State.AWAY;
                    probed.add(new Probed(part.label(), ready, before.kafkaAlone() && before.equals(weather.now())));
                }
                Thread.sleep(EACH);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void inquire() {
        var name = "lookout-" + number++;
        var sender = new Sender(asker, new Random(number), name);
        asking.add(Thread.startVirtualThread(() -> {
            try {
                sender.inquire();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }));
    }
}
