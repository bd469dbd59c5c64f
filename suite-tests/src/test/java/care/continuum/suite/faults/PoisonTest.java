package care.continuum.suite.faults;

import static org.assertj.core.api.Assertions.assertThat;

import care.continuum.messaging.checker.Fact;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

class PoisonTest {

    private final List<ConsumerRecord<byte[], byte[]>> taken = new ArrayList<>();
    private boolean away;
    private boolean answers = true;
    private final Poison poison = new Poison(
            (topic, key, value, _) -> {
                if (!away) {
                    taken.add(new ConsumerRecord<>(topic, 0, taken.size(), key, value));
                }
                return !away && answers;
            },
            1);

    @Test
    void whatCannotBeReadHasToBeParkedByAllWhoHearIt() throws InterruptedException {
        assertThat(poison.plant()).isTrue();

        assertThat(poison.facts(taken))
                .extracting(some -> ((Fact.Poison) some).listener())
                .containsExactly("intake", "scheduling", "aftercare");
    }

    @Test
    void whatKafkaDidNotTakeNobodyHasToKeep() throws InterruptedException {
        away = true;
        assertThat(poison.plant()).isFalse();

        assertThat(poison.facts(taken)).isEmpty();
        assertThat(poison.missing(taken, List.of())).isEmpty();
    }

    @Test
    void whatKafkaTookWithoutAnAnswerHasToBeKept() throws InterruptedException {
        answers = false;
        assertThat(poison.plant()).isFalse();

        assertThat(poison.facts(taken)).hasSize(3);
        assertThat(poison.missing(taken, List.of())).isNotEmpty();
    }

    @Test
    void aDeadLetterIsKeptByEachWhoHearsTheTopic() throws InterruptedException {
        assertThat(poison.plant()).isTrue();

        var missing = poison.missing(taken, List.of());
        var dead = taken.stream().flatMap(PoisonTest::dead).toList();

        assertThat(missing).contains("what was planted is not in attendance.events.aftercare.dlt");
        assertThat(poison.missing(taken, dead)).isEmpty();
    }

    private static Stream<ConsumerRecord<byte[], byte[]>> dead(ConsumerRecord<byte[], byte[]> some) {
        return Reactions.hearing(some.topic())
                .map(part -> new ConsumerRecord<>(
                        "%s.%s.dlt".formatted(some.topic(), part.label()), 0, 0, some.key(), some.value()));
    }
}
