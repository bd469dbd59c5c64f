package care.continuum.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TopicsTest {

    @ParameterizedTest
    @CsvSource({"1, 1", "2, 2", "3, 2", "5, 3"})
    void nothingIsAcknowledgedBeforeMostReplicasHaveIt(int replicas, String least) {
        assertThat(Topics.ours(replicas, 1024)).containsEntry("min.insync.replicas", least);
    }
}
