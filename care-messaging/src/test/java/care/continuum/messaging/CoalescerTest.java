package care.continuum.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CoalescerTest {

    @Test
    void whatWaitsWhileARoundIsUnderWayGoesTogetherInTheNext() throws Exception {
        var sizes = Collections.synchronizedList(new ArrayList<Integer>());
        var firstRoundMayEnd = new CountDownLatch(1);
        try (var rounds = new Coalescer<Integer, Integer>("test", seats -> {
                    sizes.add(seats.size());
                    await(firstRoundMayEnd);
                    seats.forEach(seat -> seat.result().complete(seat.wish() * 2));
                });
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var answers = IntStream.range(0, 50)
                    .<Callable<Integer>>mapToObj(number -> () -> rounds.ask(number))
                    .map(threads::submit)
                    .toList();
            firstRoundMayEnd.countDown();
            var told = new ArrayList<Integer>();
            for (var answer : answers) {
                told.add(answer.get());
            }

            assertThat(told)
                    .isEqualTo(IntStream.range(0, 50).map(it -> it * 2).boxed().toList());
            assertThat(sizes.stream().mapToInt(it -> it).sum()).isEqualTo(50);
        }
    }

    @Test
    void aRoundThatFailsFailsForAllWhoWaitInItAndTheNextOneWorks() {
        var failing = new ArrayList<>(List.of(true));
        try (var rounds = new Coalescer<Integer, Integer>("test", seats -> {
            if (!failing.isEmpty() && failing.removeLast()) {
                throw new IllegalStateException("no");
            }
            seats.forEach(seat -> seat.result().complete(1));
        })) {
            assertThatIllegalStateException().isThrownBy(() -> rounds.ask(1)).withMessage("no");
            assertThat(rounds.ask(1)).isEqualTo(1);
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
