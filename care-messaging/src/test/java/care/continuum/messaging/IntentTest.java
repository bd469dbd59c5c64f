package care.continuum.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class IntentTest {

    private static final Instant NOW = Instant.parse("2026-03-02T14:00:00Z");
    private static final Story STATE = Story.empty(new UUID(1, 2));
    private static final Discreet SAFE = new Backwards(false);
    private static final Discreet LOST = new Backwards(true);

    @Test
    void aReactionIsDoneWhenItsSequenceWasReached() {
        var document = new Document();
        reaction("/a", "x", 2).mark(document, STATE, NOW);

        assertThat(reaction("/a", "x", 1).isDone(stored(document))).isTrue();
        assertThat(reaction("/a", "x", 2).isDone(stored(document))).isTrue();
        assertThat(reaction("/a", "x", 3).isDone(stored(document))).isFalse();
    }

    @Test
    void aggregatesOfTheSameNameInTwoServicesAreTwoSources() {
        var document = new Document();
        reaction("/a", "x", 2).mark(document, STATE, NOW);
        reaction("/b", "x", 1).mark(document, STATE, NOW);

        assertThat(reaction("/b", "x", 2).isDone(stored(document))).isFalse();
        assertThat(reaction("/a", "x", 2).isDone(stored(document))).isTrue();
    }

    @Test
    void aCommandIsRememberedWithItsAnswer() {
        var document = new Document();
        wish("one", "hash", true).mark(document, STATE, NOW);

        assertThat(wish("one", "hash", true).isDone(stored(document))).isTrue();
        assertThat(wish("two", "hash", true).isDone(stored(document))).isFalse();
        assertThat(stored(document).command("one").orElseThrow().getString("answer"))
                .isEqualTo("answer");
    }

    @Test
    void aKeyWithAnotherBodyIsRefused() {
        var document = new Document();
        wish("one", "hash", true).mark(document, STATE, NOW);

        assertThatExceptionOfType(KeyReused.class)
                .isThrownBy(() -> wish("one", "other", true).isDone(stored(document)));
    }

    @Test
    void theHashOfABodyAndItsAnswerAreKeptClosed() {
        var document = new Document();
        wish("one", "hash", true, SAFE).mark(document, STATE, NOW);

        var kept = stored(document).command("one").orElseThrow();
        assertThat(kept.getString("hash")).isEqualTo(STATE.client() + " hsah");
        assertThat(kept.getString("answer")).isEqualTo(STATE.client() + " rewsna");
        assertThat(wish("one", "hash", true, SAFE).isDone(stored(document))).isTrue();
        assertThatExceptionOfType(KeyReused.class)
                .isThrownBy(() -> wish("one", "other", true, SAFE).isDone(stored(document)));
    }

    @Test
    void whatAnErasedClientAskedIsDoneWhateverItWas() {
        var document = new Document();
        wish("one", "hash", true, SAFE).mark(document, STATE, NOW);

        assertThat(wish("one", "other", true, LOST).isDone(stored(document))).isTrue();
    }

    @Test
    void theLastFiftyCommandsOfSevenDaysAreKept() {
        var document = new Document();
        wish("old", "hash", true).mark(document, STATE, NOW.minus(Duration.ofDays(8)));
        for (int number = 0; number < 60; number++) {
            wish("new" + number, "hash", true).mark(document, STATE, NOW);
        }

        assertThat(document.getList("_commands", Document.class)).hasSize(50);
        assertThat(stored(document).command("old")).isEmpty();
        assertThat(stored(document).command("new9")).isEmpty();
        assertThat(stored(document).command("new10")).isPresent();
    }

    @Test
    void commandsThatNobodyWillRepeatDoNotPushOthersOut() {
        var document = new Document();
        wish("kept", "hash", true).mark(document, STATE, NOW);
        for (int number = 0; number < 60; number++) {
            wish("once" + number, "", false).mark(document, STATE, NOW);
        }

        assertThat(stored(document).command("kept")).isPresent();
        assertThat(document.getList("_commands", Document.class)).hasSize(11);
    }

    @Test
    void aDocumentCountsItsEventsAndKeepsWhatWasNotYetAcknowledged() {
        var event = Pending.of(StoryEvent.CONTRACT, "a", 1, new StoryEvent.LineAdded(new UUID(1, 2), "x", 1), NOW, "t");
        var first = stored(new Document()).after(new Document(), List.of(event), List.of(), null, "key");

        assertThat(first.getLong("_sequence")).isEqualTo(1);
        assertThat(first.getBoolean("_pending")).isTrue();
        assertThat(stored(first).outbox()).hasSize(1);
        assertThat(first.get("_revision"))
                .isNotEqualTo(stored(first)
                        .after(new Document(), List.of(), List.of(), null, "key")
                        .get("_revision"));
    }

    private static Stored<Story> stored(Document document) {
        return new Stored<>(STATE, document);
    }

    private static Intent<Story> reaction(String source, String aggregate, long sequence) {
        return new Intent.Reaction<>(new Origin(source, aggregate, sequence, "id", NOW, "t"), Change::none);
    }

    private static Intent<Story> wish(String id, String hash, boolean keyed) {
        return wish(id, hash, keyed, Discreet.OPEN);
    }

    private static Intent<Story> wish(String id, String hash, boolean keyed, Discreet discreet) {
        return new Intent.Wish<>(new Command(id, hash, keyed, "test"), Change::none, _ -> "answer", discreet);
    }

    /// Says whose a text is, and writes it backwards.
    private record Backwards(boolean lost) implements Discreet {

        @Override
        public String close(@Nullable String client, String text) {
            return client + " " + new StringBuilder(text).reverse();
        }

        @Override
        public void mustStillBeKnown(@Nullable String client) {}

        @Override
        public @Nullable String open(@Nullable String client, String text) {
            var own = client + " ";
            return lost || !text.startsWith(own)
                    ? null
                    : new StringBuilder(text.substring(own.length())).reverse().toString();
        }
    }
}
