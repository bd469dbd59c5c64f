package care.continuum.messaging;

import static care.continuum.messaging.StoryEvent.CONTRACT;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowable;

import care.continuum.messaging.EventContract.Unreadable;
import care.continuum.messaging.StoryEvent.LineAdded;
import care.continuum.messaging.StoryEvent.StoryEnded;
import java.time.Instant;
import java.util.UUID;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.Test;

class EventContractTest {

    private static final UUID ANA = new UUID(1, 2);

    @Test
    void anEventIsCalledByItsRecordAndVersion() {
        assertThat(CONTRACT.typeOf(new LineAdded(ANA, "x", 1))).isEqualTo("test.teller.LineAdded.v1");
        assertThat(CONTRACT.classOf("test.teller.LineAdded.v1")).contains(LineAdded.class);
        assertThat(CONTRACT.classOf("test.teller.LineAdded.v2")).isEmpty();
    }

    @Test
    void aSecondVersionStandsBesideTheFirst() {
        var contract = EventContract.sealed(Versioned.class, "t", "/s", "p", _ -> "k");

        assertThat(contract.classes().keySet()).containsExactlyInAnyOrder("p.Moved.v1", "p.Moved.v2");
    }

    sealed interface Versioned {
        record Moved(int x) implements Versioned {}

        record MovedV2(int x, int y) implements Versioned {}
    }

    @Test
    void timesAreTextAndWhatIsMissingIsAbsent() {
        var written = CONTRACT.write(new StoryEnded(ANA, Instant.parse("2026-03-02T14:00:00Z"), null));

        assertThat(new String(written, UTF_8))
                .isEqualTo("{\"client\":\"%s\",\"at\":\"2026-03-02T14:00:00Z\"}".formatted(ANA));
        assertThat(CONTRACT.read(StoryEnded.class, written))
                .isEqualTo(new StoryEnded(ANA, Instant.parse("2026-03-02T14:00:00Z"), null));
    }

    @Test
    void anEventWithoutWhatItAlwaysHasIsUnreadable() {
        assertThatExceptionOfType(Unreadable.class)
                .isThrownBy(() -> CONTRACT.read(LineAdded.class, "{\"line\":\"x\",\"number\":1}".getBytes(UTF_8)))
                .withMessageContaining("client");
    }

    @Test
    void whatIsNoJsonIsUnreadable() {
        assertThatExceptionOfType(Unreadable.class)
                .isThrownBy(() -> CONTRACT.read(LineAdded.class, "{".getBytes(UTF_8)));
    }

    @Test
    void whatIsWrongWithAnEventIsToldByItsFieldWithoutWhatStandsThere() {
        unreadable(StoryEnded.class, "{\"client\":\"%s\",\"at\":\"Ana's day\"}".formatted(ANA))
                .hasMessage("not a StoryEnded: at must be a time with offset such as 2026-01-31T09:00:00-05:00");
        unreadable(LineAdded.class, "{\"client\":\"Ana\",\"line\":\"x\",\"number\":1}")
                .hasMessage("not a LineAdded: client must be a UUID");
        unreadable(LineAdded.class, "{\"client\":\"%s\",\"line\":{},\"number\":1}".formatted(ANA))
                .hasMessage("not a LineAdded: line must be a text");
        unreadable(LineAdded.class, "[\"Ana\"]").hasMessage("not a LineAdded: must be an object");
        unreadable(LineAdded.class, "{\"client\": Ana}")
                .message()
                .startsWith("not a LineAdded: ")
                .contains("is not JSON, at line 1, column ")
                .doesNotContain("Ana");
    }

    private static AbstractThrowableAssert<?, ?> unreadable(Class<? extends StoryEvent> type, String json) {
        return assertThat(catchThrowable(() -> CONTRACT.read(type, json.getBytes(UTF_8))))
                .isInstanceOf(Unreadable.class);
    }

    @Test
    void aFieldFromTheFutureIsPassedOver() {
        var json = "{\"client\":\"%s\",\"line\":\"x\",\"number\":1,\"tone\":\"low\"}".formatted(ANA);

        assertThat(CONTRACT.read(LineAdded.class, json.getBytes(UTF_8))).isEqualTo(new LineAdded(ANA, "x", 1));
    }

    @Test
    void anEventOver256KiBIsRefusedBeforeItIsWritten() {
        var huge = new LineAdded(ANA, "x".repeat(256 * 1024), 1);

        assertThatExceptionOfType(TooLarge.class)
                .isThrownBy(() -> Pending.of(CONTRACT, "a", 1, huge, Instant.EPOCH, "t"));
    }

    @Test
    void theSameEventHasTheSameIdWheneverItIsSent() {
        var event = new LineAdded(ANA, "x", 1);
        var first = Pending.of(CONTRACT, "a", 1, event, Instant.EPOCH, "t");

        assertThat(Pending.of(CONTRACT, "a", 1, event, Instant.MAX, "u").id()).isEqualTo(first.id());
        assertThat(Pending.of(CONTRACT, "a", 2, event, Instant.EPOCH, "t").id()).isNotEqualTo(first.id());
        assertThat(Pending.from(first.toDocument())).isEqualTo(first);
    }
}
