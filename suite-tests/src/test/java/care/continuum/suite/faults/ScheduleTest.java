package care.continuum.suite.faults;

import static org.assertj.core.api.Assertions.assertThat;

import care.continuum.local.stack.EngineSet;
import care.continuum.suite.faults.Blow.Kind;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ScheduleTest {

    @Test
    void theSameSeedStrikesTheSameBlows() {
        assertThat(blows(5, 100)).isEqualTo(blows(5, 100)).isNotEqualTo(blows(6, 100));
    }

    @Test
    void everyKindComesBeforeAnyComesTooOften() {
        var kinds = Stream.of(Kind.values())
                .filter(kind -> kind.fits(EngineSet.STANDALONE))
                .toList();

        assertThat(blows(5, 21)).extracting(Blow::kind).containsAll(kinds);
    }

    @Test
    void everyServiceDiesAtEveryStepBeforeOneDiesAtTheSameAgain() {
        var deaths = new HashSet<String>();
        blows(5, 240).stream()
                .filter(blow -> blow.kind() == Kind.KILL_AT_STEP)
                .limit(32)
                .forEach(blow -> deaths.add(blow.part() + " " + blow.step()));

        assertThat(deaths).hasSize(4 * Schedule.STEPS.size());
    }

    @Test
    void whatHadNoEffectComesAgainAfterSomeOthers() {
        var schedule = new Schedule(5, EngineSet.STANDALONE, EnumSet.allOf(Kind.class));
        var missed = schedule.next();
        schedule.again(missed);

        assertThat(List.of(schedule.next(), schedule.next())).doesNotContain(missed);
        assertThat(schedule.next()).isEqualTo(missed);
    }

    /// Six blows fall in it at least.
    @Test
    void aMinuteOnMoreEnginesSeesTheirOwnBlowsAndSomebodyRedriven() {
        assertThat(first(EngineSet.REPLICA_SET))
                .contains(Kind.STEP_DOWN, Kind.MONGO_RESTART, Kind.REWIND)
                .startsWith(Kind.STEP_DOWN, Kind.BUG);
        assertThat(first(EngineSet.THREE_BROKERS))
                .contains(Kind.KAFKA_RESTART, Kind.KAFKA_AWAY, Kind.REWIND)
                .startsWith(Kind.KAFKA_RESTART, Kind.BUG);
        assertThat(Schedule.redrives(EngineSet.REPLICA_SET, EnumSet.allOf(Kind.class)))
                .isTrue();
        assertThat(Schedule.redrives(EngineSet.REPLICA_SET, EnumSet.of(Kind.KILL)))
                .isFalse();
        assertThat(Schedule.redrives(EngineSet.STANDALONE, EnumSet.allOf(Kind.class)))
                .isFalse();
    }

    private static List<Kind> first(EngineSet engines) {
        var schedule = new Schedule(5, engines, EnumSet.allOf(Kind.class));
        return Stream.generate(schedule::next).limit(5).map(Blow::kind).toList();
    }

    @Test
    void recordsComeAgainAHundredTimesInEveryOtherBlow() {
        assertThat(Hand.copies(0)).isEqualTo(100);
        assertThat(Hand.copies(98)).isEqualTo(100);
        assertThat(Hand.copies(1)).isEqualTo(2);
        assertThat(Hand.copies(57)).isEqualTo(58);
    }

    private static List<Blow> blows(long seed, int count) {
        var schedule = new Schedule(seed, EngineSet.STANDALONE, EnumSet.allOf(Kind.class));
        return Stream.generate(schedule::next).limit(count).toList();
    }
}
