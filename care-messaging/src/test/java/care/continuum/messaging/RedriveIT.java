package care.continuum.messaging;

import static care.continuum.messaging.ParkedPair.OPAL;
import static care.continuum.messaging.ParkedPair.became;
import static care.continuum.messaging.ParkedPair.inbox;
import static care.continuum.messaging.ParkedPair.parked;
import static care.continuum.messaging.ParkedPair.redrive;
import static care.continuum.messaging.RedriveDesk.Outcome.DONE;
import static care.continuum.messaging.RedriveDesk.Outcome.FAILED;
import static care.continuum.messaging.RedriveDesk.Outcome.NOTHING_TO_DO;
import static care.continuum.messaging.RedriveDesk.Outcome.WOULD_TAKE_EFFECT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import care.continuum.engines.TestEngines;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// Parked events are processed again by two instances of a service, on a real broker and a real mongod.
class RedriveIT {

    private static final TestEngines ENGINES = TestEngines.get();

    private final ParkedPair pair = ParkedPair.shared();

    @Test
    void aRedriveStopsAtTheFirstEventThatStillFailsAndGoesOnFromThere() {
        var ana = pair.withPoison("before", "poison-1", "middle", "poison-2", "after");
        pair.mend("poison-1");

        var report = redrive(pair.one, ana);
        assertThat(became(report)).containsExactly(DONE, DONE, FAILED);
        assertThat(report.lines().getFirst().events().getLast().reason())
                .isEqualTo("IllegalStateException: cannot bear it");
        assertThat(pair.one.heard(ana)).containsExactly("before", "poison-1", "middle");
        assertThat(pair.desk()
                        .queues(null, ana.toString(), 0, 10)
                        .items()
                        .getFirst()
                        .reason())
                .isEqualTo("IllegalStateException: cannot bear it");

        pair.mend("poison-2");
        assertThat(became(redrive(pair.two, ana))).containsExactly(DONE, DONE);
        assertThat(pair.one.heard(ana)).containsExactly("before", "poison-1", "middle", "poison-2", "after");
        assertThat(pair.desk().audit(null, ana.toString(), 0, 10).items())
                .extracting(ParkingDesk.Entry::what)
                .containsExactly("REDRIVEN", "REDRIVEN", "FAILED", "REDRIVEN", "REDRIVEN");
        assertThat(pair.payloads(ana)).isZero();
    }

    @Test
    void newEventsDuringARedriveByTwoInstancesKeepTheOrder() throws Exception {
        var ana = pair.withPoison(lines("early", 60).toArray(String[]::new));
        pair.one.application().unbearable.add("poison-order");
        pair.two.application().unbearable.add("poison-order");
        pair.one.add(ana, "poison-order");
        await().untilAsserted(() -> assertThat(pair.parked(ana)).isNotEmpty());
        lines("while parked", 60).forEach(line -> pair.one.add(ana, line));
        await().untilAsserted(() -> assertThat(pair.parked(ana)).hasSize(61));
        pair.mend("poison-order");

        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var telling = threads.submit(() -> lines("during", 60).forEach(line -> pair.one.add(ana, line)));
            var redrives = IntStream.range(0, 6)
                    .mapToObj(number -> threads.submit(() -> {
                        while (!telling.isDone() || !pair.parked(ana).isEmpty()) {
                            redrive(number % 2 == 0 ? pair.one : pair.two, ana);
                        }
                    }))
                    .toList();
            telling.get();
            for (var each : redrives) {
                each.get();
            }
        }

        var told = pair.one.stories.get(ana.toString()).lines();
        assertThat(told).hasSize(181);
        await().untilAsserted(() -> {
            redrive(pair.one, ana);
            assertThat(pair.one.heard(ana)).isEqualTo(told);
        });
        assertThat(pair.parked(ana)).isEmpty();
        assertThat(pair.payloads(ana)).isZero();
    }

    @Test
    void aRedriveThatDiesBetweenEffectAndRemovalIsContinued() {
        var ana = pair.withPoison("poison-death", "after");
        pair.mend("poison-death");
        var dying = new Redrive<>(inbox(pair.one).feed(), pair.one.context.getBean(Parking.class));

        assertThatExceptionOfType(Killed.class)
                .isThrownBy(() -> dying.redrive(ana.toString(), 10, (_, _) -> {
                    throw new Killed();
                }));
        assertThat(pair.one.heard(ana)).containsExactly("poison-death");
        assertThat(became(redrive(pair.two, ana))).containsExactly(DONE, DONE);

        assertThat(pair.one.heard(ana)).containsExactly("poison-death", "after");
        assertThat(pair.desk().audit(null, ana.toString(), 0, 10).total()).isEqualTo(2);
    }

    @Test
    void aFailureIsToldBeforeTheEventIsGivenBack() {
        var ana = pair.withPoison("poison-told");
        var event = pair.parked(ana).getFirst();
        var told = new ArrayList<String>();

        new Redrive<>(inbox(pair.one).feed(), pair.one.context.getBean(Parking.class))
                .redrive(ana.toString(), 10, (_, failure) -> {
                    told.add(String.valueOf(failure));
                    assertThatExceptionOfType(RuleBroken.class)
                            .isThrownBy(() -> pair.mending().discard(ana.toString(), event, false, "no", OPAL))
                            .withMessageContaining("is being processed");
                });

        assertThat(told).singleElement().asString().contains("cannot bear it");
    }

    @Test
    void anEventThatIsParkedAgainAfterItsRedriveIsInTheAuditAgain() {
        var ana = pair.withPoison("poison-twice");
        var again = pair.waiting(ana);
        pair.mend("poison-twice");
        redrive(pair.one, ana);

        again.forEach(pair.two.context.getBean(Parking.class)::park);
        redrive(pair.one, ana);

        assertThat(pair.desk().audit(null, ana.toString(), 0, 10).items())
                .extracting(ParkingDesk.Entry::what)
                .containsExactly("REDRIVEN", "REDRIVEN");
    }

    @Test
    void theLateEntryOfAnInstanceThatWasAwayDoesNoHarm() {
        var ana = pair.withPoison("poison-zombie", "after");
        var late = pair.waiting(ana);
        pair.mend("poison-zombie");
        redrive(pair.one, ana);
        pair.one.add(ana, "next");
        pair.one.awaitHeard(ana, List.of("poison-zombie", "after", "next"));

        late.forEach(pair.two.context.getBean(Parking.class)::park);
        pair.one.add(ana, "last");
        await().untilAsserted(() -> assertThat(pair.parked(ana)).hasSize(3));
        assertThat(became(pair.one.context.getBean(RedriveDesk.class).rehearse(null, ana.toString(), "")))
                .containsExactly(NOTHING_TO_DO, NOTHING_TO_DO, WOULD_TAKE_EFFECT);
        redrive(pair.one, ana);

        assertThat(pair.one.heard(ana)).containsExactly("poison-zombie", "after", "next", "last");
        assertThat(pair.payloads(ana)).isZero();
    }

    @Test
    void aRehearsalTellsWhatWouldHappenAndChangesNothing() {
        var ana = pair.withPoison("poison-trial", "after", "poison-later", "never reached");
        pair.mend("poison-trial");
        var before = pair.everything();

        var report = pair.one.context.getBean(RedriveDesk.class).rehearse(null, ana.toString(), "");

        assertThat(became(report)).containsExactly(WOULD_TAKE_EFFECT, WOULD_TAKE_EFFECT, FAILED);
        var effect = report.lines().getFirst().events().getFirst().effects().getFirst();
        assertThat(effect.aggregate()).isEqualTo("audiences");
        assertThat(effect.id()).isEqualTo(ana.toString());
        assertThat(effect.fields()).containsExactly("heard");
        assertThat(pair.everything()).isEqualTo(before);
    }

    @Test
    void whatIsParkedSurvivesARestart() {
        var name = ENGINES.freshName("restart");
        var ana = UUID.randomUUID();
        try (var first = TellerRun.start(ENGINES.kafka(), ENGINES.mongo(), name).hearing()) {
            first.application().unbearable.add("poison");
            first.stories.begin(ana.toString(), Command.once("t"), () -> Change.to(Story.empty(ana)), TellerRun.LINES);
            first.add(ana, "poison");
            await().untilAsserted(() -> assertThat(parked(first, ana)).hasSize(1));
        }
        try (var second =
                TellerRun.start(ENGINES.kafka(), ENGINES.mongo(), name).hearing()) {
            second.add(ana, "after");
            var ben = second.begin();
            second.add(ben, "hello");

            second.awaitHeard(ben, List.of("hello"));
            await().untilAsserted(() -> assertThat(parked(second, ana)).hasSize(2));
            assertThat(second.heard(ana)).isEmpty();
            redrive(second, ana);
            assertThat(second.heard(ana)).containsExactly("poison", "after");
        }
    }

    @Test
    void aRehearsalTellsThatItDidNotLookAtAll() {
        var ana = pair.withPoison("poison-many");
        lines("behind", 501).forEach(line -> pair.one.add(ana, line));
        await().untilAsserted(() -> assertThat(pair.parked(ana)).hasSize(502));
        pair.mend("poison-many");

        var desk = pair.one.context.getBean(RedriveDesk.class);
        var line = desk.rehearse(null, ana.toString(), "").lines().getFirst();

        assertThat(line.events()).hasSize(500);
        assertThat(line.more()).isTrue();
        redrive(pair.one, ana);
    }

    private static final class Killed extends RuntimeException {}

    private static List<String> lines(String what, int many) {
        return IntStream.range(0, many).mapToObj(it -> what + " " + it).toList();
    }
}
