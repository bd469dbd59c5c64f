package care.continuum.messaging;

import static care.continuum.messaging.ParkedPair.OPAL;
import static care.continuum.messaging.ParkedPair.redrive;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import care.continuum.messaging.StoryEvent.LineAdded;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// Parked events are looked at, mended and given up, on a real broker and a real mongod.
class MendingIT {

    private final ParkedPair pair = ParkedPair.shared();

    @Test
    void aQueueIsListedWithItsFirstEventAndShown() {
        var ana = pair.withPoison("listed", "poison-listed", "after");

        var line = pair.desk().queues("stories", ana.toString(), 0, 10).items().getFirst();
        assertThat(line.waiting()).isEqualTo(2);
        assertThat(line.type()).isEqualTo("test.teller.LineAdded.v1");
        assertThat(line.reason()).isEqualTo("IllegalStateException: cannot bear it");
        var items = pair.desk().events(ana.toString(), null, 0, 10);
        assertThat(items.total()).isEqualTo(2);
        assertThat(items.items())
                .extracting(it -> it.payload().path("line").asString())
                .containsExactly("poison-listed", "after");
        assertThat(items.items().getFirst().eventId()).isEqualTo(line.firstEventId());
        assertThat(pair.desk().events(ana.toString(), null, 1, 1).items())
                .extracting(it -> it.payload().path("line").asString())
                .containsExactly("after");
        assertThat(pair.desk().queues("intake.events", ana.toString(), 0, 10).items())
                .isEmpty();
    }

    @Test
    void aDiscardedEventIsDroppedWheneverItComesAgain() {
        var ana = pair.withPoison("before", "poison-gone");
        var id = pair.parked(ana).getFirst();

        pair.mending().discard(ana.toString(), id, false, "never said", OPAL);
        pair.mending().discard(ana.toString(), id, false, "once more", OPAL);
        assertThatExceptionOfType(NotFound.class)
                .isThrownBy(() -> pair.mending().discard(ana.toString(), "another", false, "never said", OPAL));
        pair.mend("poison-gone");
        pair.one.records(ana).forEach(ParkedPair::tellAgain);
        pair.one.add(ana, "last");

        pair.one.awaitHeard(ana, List.of("before", "last"));
        assertThat(pair.parked(ana)).isEmpty();
        var entry = pair.desk().audit(null, ana.toString(), 0, 10).items().getLast();
        assertThat(entry.what()).isEqualTo("DISCARDED");
        assertThat(entry.who()).isEqualTo(OPAL);
        assertThat(entry.reason()).isEqualTo("never said");
        assertThat(entry.before()).contains("poison-gone");
        assertThat(entry.outcome()).isEqualTo(ParkingDesk.Outcome.DONE);
    }

    @Test
    void anEventCanBeMendedAndItsFirstFormNeverComesBack() {
        var ana = UUID.randomUUID();
        pair.tell(ana, 1, "{\"client\":\"%s\",\"number\":1}".formatted(ana));
        pair.tell(ana, 2, EventContract.JSON.writeValueAsString(new LineAdded(ana, "second", 2)));
        await().untilAsserted(() -> assertThat(pair.parked(ana)).hasSize(2));
        var id = pair.parked(ana).getFirst();

        var wrong = json("{\"client\":\"nobody\",\"number\":\"x\",\"tone\":\"low\"}");
        var refused = catchThrowableOfType(
                NotThisEvent.class, () -> pair.mending().edit(ana.toString(), id, wrong, "mended", OPAL));
        assertThat(refused.faults())
                .extracting(NotThisEvent.Fault::field)
                .containsExactlyInAnyOrder("client", "line", "number", "tone");
        var other = json("{\"client\":\"%s\",\"line\":\"x\",\"number\":1}".formatted(UUID.randomUUID()));
        assertThatExceptionOfType(NotThisEvent.class)
                .isThrownBy(() -> pair.mending().edit(ana.toString(), id, other, "mended", OPAL))
                .withMessageContaining("another client");
        var right = json("{\"client\":\"%s\",\"line\":\"mended\",\"number\":1}".formatted(ana));
        pair.mending().edit(ana.toString(), id, right, "mended", OPAL);
        redrive(pair.one, ana);
        pair.one.records(ana).forEach(ParkedPair::tellAgain);
        pair.tell(ana, 3, EventContract.JSON.writeValueAsString(new LineAdded(ana, "third", 3)));

        pair.one.awaitHeard(ana, List.of("mended", "second", "third"));
        assertThat(pair.parked(ana)).isEmpty();
        var edited = pair.desk().audit(null, ana.toString(), 0, 10).items().getLast();
        assertThat(edited.what()).isEqualTo("EDITED");
        assertThat(edited.before()).doesNotContain("mended");
        assertThat(edited.after()).contains("mended");
        assertThat(rule(() -> pair.mending().discard(ana.toString(), id, false, "too late", OPAL)))
                .isEqualTo("parked-event-redriven");
    }

    /// In the middle of a redrive somebody edits the event, or gives it up.
    @Test
    void whatIsBeingProcessedIsNeitherEditedNorGivenUpAndTheAuditTellsSo() {
        var ana = pair.withPoison("poison-held", "after");
        var id = pair.parked(ana).getFirst();
        pair.mend("poison-held");
        var payload = json("{\"client\":\"%s\",\"line\":\"another\",\"number\":1}".formatted(ana));
        var refused = new ArrayList<String>();
        pair.one.application().meanwhile.put("poison-held", () -> {
            refused.add(rule(() -> pair.mending().discard(ana.toString(), id, false, "give up", OPAL)));
            refused.add(rule(() -> pair.mending().edit(ana.toString(), id, payload, "mend", OPAL)));
        });

        redrive(pair.one, ana);

        assertThat(refused).containsExactly("parked-event-in-progress", "parked-event-in-progress");
        assertThat(pair.one.heard(ana)).containsExactly("poison-held", "after");
        assertThat(pair.desk().audit(null, ana.toString(), 0, 10).items())
                .filteredOn(it -> it.outcome() != null)
                .extracting(it -> it.what() + ' ' + it.outcome())
                .containsExactlyInAnyOrder("DISCARDED REFUSED", "EDITED REFUSED");
    }

    /// As for an event that ends its process each time.
    @Test
    void whatIsBeingProcessedIsGivenUpByForceAndTheAuditTellsThatItMayHaveTakenEffect() {
        var ana = pair.withPoison("poison-deadly", "after");
        var id = pair.parked(ana).getFirst();
        pair.one
                .application()
                .meanwhile
                .put("poison-deadly", () -> pair.mending().discard(ana.toString(), id, true, "it kills", OPAL));

        redrive(pair.one, ana);

        assertThat(pair.one.heard(ana)).containsExactly("after");
        assertThat(pair.desk().audit(null, ana.toString(), 0, 10).items())
                .extracting(it -> it.what() + ' ' + it.outcome())
                .contains("DISCARDED MAY_HAVE_TAKEN_EFFECT");
    }

    private static String rule(Runnable step) {
        try {
            step.run();
            return "";
        } catch (RuleBroken no) {
            return no.rule();
        }
    }

    /// Small on the wire, and larger than Kafka takes of a record, or MongoDB of a document, in its raw
    /// form.
    @Test
    void aRecordThatInflatesIsADeadLetterAndStopsNobody() {
        var ana = pair.one.begin();
        pair.one.add(ana, "before");
        pair.tellLarge(ana, 3 * 1024 * 1024);
        pair.one.add(ana, "after");

        pair.one.awaitHeard(ana, List.of("before", "after"));
        var desk = pair.one.context.getBean(DeadLetterDesk.class);
        await().untilAsserted(() -> {
            var letters = desk.letters("stories", 0, 100).items().stream()
                    .filter(it -> it.valueBytes() == 3 * 1024 * 1024)
                    .toList();
            assertThat(letters).hasSize(2);
        });
    }

    @Test
    void aLargeLetterIsShownInPartAndOneThatItsTopicDoesNotTakeStays() {
        pair.keepLarge(2 * 1024 * 1024 + 1);

        var desk = pair.one.context.getBean(DeadLetterDesk.class);
        var letter = desk.letters("stories", 0, 100).items().stream()
                .filter(it -> it.valueBytes() == 2 * 1024 * 1024 + 1)
                .findFirst()
                .orElseThrow();
        assertThat(Base64.getDecoder().decode(letter.value())).hasSize(64 * 1024);
        assertThat(rule(() -> desk.resend("stories", letter.partition(), letter.offset(), OPAL)))
                .isEqualTo("dead-letter-left-in-place");
        assertThat(pair.desk().audit("stories", null, 0, 100).items())
                .filteredOn(it -> it.what().equals("RESENT"))
                .extracting(ParkingDesk.Entry::outcome)
                .containsExactly(ParkingDesk.Outcome.REFUSED);
    }

    private static JsonNode json(String text) {
        return EventContract.JSON.readTree(text);
    }
}
