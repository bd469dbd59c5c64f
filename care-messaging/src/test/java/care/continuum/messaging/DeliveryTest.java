package care.continuum.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import care.continuum.messaging.ChapterEvent.LineTold;
import java.time.Instant;
import org.bson.types.Binary;
import org.junit.jupiter.api.Test;

class DeliveryTest {

    private static final Parked EVENT = new Parked(
            "chapters",
            "ana",
            ChapterEvent.CONTRACT.typeOf(new LineTold("ana", "one")),
            new Origin("/test", "c1", 1, "c1-1", Instant.EPOCH, Trace.current()),
            new Binary(EventContract.JSON.writeValueAsBytes(new LineTold("ana", "one"))),
            null,
            false,
            null);

    private static final class NotNow extends RuntimeException implements Blameless {}

    @Test
    void aFailureThatNeitherTheEventNorTheCodeIsToBlameForIsNotPoison() {
        assertThat(new Delivery<>(failing(new IllegalStateException("a bug"))).poison(EVENT))
                .hasMessage("a bug");
        assertThatExceptionOfType(NotNow.class).isThrownBy(() -> new Delivery<>(failing(new NotNow())).poison(EVENT));
    }

    @Test
    void whatIsWrongWithAnEventThatWaitsShowsInItsTurn() {
        new Delivery<>(failing(new IllegalStateException("a bug"))).outOfTurn(EVENT);

        assertThatExceptionOfType(NotNow.class)
                .isThrownBy(() -> new Delivery<>(failing(new NotNow())).outOfTurn(EVENT));
    }

    private static Feed<ChapterEvent> failing(RuntimeException failure) {
        return new Feed<>() {
            @Override
            public EventContract<ChapterEvent> hears() {
                return ChapterEvent.CONTRACT;
            }

            @Override
            public void on(ChapterEvent news, Origin origin) {
                throw failure;
            }

            @Override
            public void evenOutOfTurn(ChapterEvent news) {
                throw failure;
            }
        };
    }
}
