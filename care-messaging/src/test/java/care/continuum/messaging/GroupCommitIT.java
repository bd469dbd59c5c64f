package care.continuum.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import care.continuum.engines.TestEngines;
import care.continuum.messaging.GroupCommit.Write;
import com.mongodb.client.MongoClients;
import java.util.ArrayList;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.bson.BSONException;
import org.bson.Document;
import org.junit.jupiter.api.Test;

/// Writes that go together, on a real mongod.
class GroupCommitIT {

    private static final int ROUNDS = 40;
    private static final int WRITERS = 8;

    /// Whose write fails depends on nobody with whom it happens to go.
    @Test
    void aDocumentThatCannotBeWrittenFailsItsOwnWriterAlone() throws Exception {
        try (var client = MongoClients.create(TestEngines.get().mongo());
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var database = client.getDatabase(TestEngines.get().freshName("group"));
            try (var group = new GroupCommit(database.getCollection("stories"))) {
                for (int round = 0; round < ROUNDS; round++) {
                    var id = round + "-";
                    var faulty = threads.submit(() -> group.write(new Write(1, named(id + "faulty", "a\0b"))));
                    var good = IntStream.range(0, WRITERS)
                            .mapToObj(number ->
                                    (Callable<Boolean>) () -> group.write(new Write(1, named(id + number, "a"))))
                            .toList();
                    var running = new ArrayList<Future<Boolean>>();
                    good.forEach(write -> running.add(threads.submit(write)));

                    for (var one : running) {
                        assertThat(one.get()).isTrue();
                    }
                    assertThatExceptionOfType(ExecutionException.class)
                            .isThrownBy(faulty::get)
                            .withCauseInstanceOf(BSONException.class);
                }
            }
            assertThat(database.getCollection("stories").countDocuments()).isEqualTo(ROUNDS * WRITERS);
        }
    }

    private static Document named(String id, String field) {
        return new Document("_id", id).append("_revision", 2).append(field, 1);
    }
}
