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
        assertThat(blows(5, 19)).extracting(Blow::kind).contains(Kind.ZOMBIE, Kind.REWIND, Kind.SKEW, Kind.POISON);
    }

    @Test
    void everyServiceDiesAtEveryStepBeforeOneDiesAtTheSameAgain() {
        var deaths = new HashSet<String>();
        blows(5, 160).stream()
                .filter(blow -> blow.kind() == Kind.KILL_AT_STEP)
                .limit(32)
                .forEach(blow -> deaths.add(blow.part() + " " + blow.step()));

        assertThat(deaths).hasSize(4 * Schedule.STEPS.size());
    }

    private static List<Blow> blows(long seed, int count) {
        var schedule = new Schedule(seed, EngineSet.STANDALONE, EnumSet.allOf(Kind.class));
        return Stream.generate(schedule::next).limit(count).toList();
    }
}
