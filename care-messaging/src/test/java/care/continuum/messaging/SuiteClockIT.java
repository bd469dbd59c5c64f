package care.continuum.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import care.continuum.engines.TestEngines;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import java.time.Duration;
import java.util.Collections;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.bson.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Moving the suite's time, on a real mongod.
class SuiteClockIT {

    private static final Duration DAY = Duration.ofDays(1);

    private static MongoClient client;

    private final MongoCollection<Document> settings =
            client.getDatabase(TestEngines.get().freshName("clock")).getCollection("settings");

    @BeforeAll
    static void connect() {
        client = MongoClients.create(TestEngines.get().mongo());
    }

    @AfterAll
    static void leave() {
        client.close();
    }

    @Test
    void theSameMoveIsMadeOnceAlsoInAnotherProcess() {
        var clock = clock();
        clock.advance("monday", DAY);
        clock.advance("monday", DAY);
        var other = clock();
        other.advance("monday", DAY);
        assertThat(other.ahead()).isEqualTo(DAY);

        other.advance("tuesday", DAY);
        clock.refresh();
        assertThat(clock.ahead()).isEqualTo(DAY.multipliedBy(2));
    }

    @Test
    void theSameMoveIsMadeOnceByManyAtOnce() throws Exception {
        Callable<Boolean> move = () -> {
            clock().advance("monday", DAY);
            return true;
        };
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var made : threads.invokeAll(Collections.nCopies(20, move))) {
                assertThat(made.get()).isTrue();
            }
        }

        var clock = clock();
        clock.refresh();
        assertThat(clock.ahead()).isEqualTo(DAY);
    }

    private SuiteClock clock() {
        return new SuiteClock(settings, true, Machine.REAL);
    }
}
