package care.continuum.attendance.program;

import static care.continuum.attendance.program.Ana.ANA;
import static care.continuum.attendance.program.Ana.STAY;
import static care.continuum.attendance.terms.Sessions.AUTOMATIC;
import static care.continuum.attendance.terms.Sessions.RULES;
import static care.continuum.attendance.terms.Sessions.START;
import static care.continuum.attendance.terms.Sessions.at;
import static care.continuum.attendance.terms.Sessions.session;
import static care.continuum.messaging.Answer.as;
import static org.assertj.core.api.Assertions.assertThat;

import care.continuum.attendance.terms.Rules;
import care.continuum.events.AttendanceEvent.ProgramCompleted;
import care.continuum.events.AttendanceEvent.ProgressMeasured;
import care.continuum.events.CareEvent;
import care.continuum.events.IntakeEvent;
import care.continuum.events.IntakeEvent.CrisisRaised;
import care.continuum.events.IntakeEvent.CrisisResolved;
import care.continuum.events.IntakeEvent.EnrollmentExtended;
import care.continuum.events.OutreachResult;
import care.continuum.events.SchedulingEvent;
import care.continuum.messaging.Change;
import care.continuum.messaging.Command;
import care.continuum.messaging.Origin;
import care.continuum.testing.InMemory;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/// News of different aggregates comes in any order and again, between the same commands: it leads to the same end.
class AnyOrderTest {

    private static final int ORDERS = 2000;
    private static final Instant NOW = at(START.plusDays(30), 9, 0);
    private static final int MAKE_UP = 20;

    /// The first session of the week that is added.
    private static final int ADDED = 7;

    /// What each publishing aggregate tells, in its order.
    private static final List<List<CareEvent>> TOLD = List.of(
            List.of(Ana.planOf(2), Ana.planOf(3)),
            List.of(Ana.news(2, List.of(Ana.planned(MAKE_UP, at(START.plusDays(8), 14, 0), 180, session(2))))),
            List.of(
                    Ana.enrollment(STAY, START, Ana.BEFORE),
                    new CrisisRaised(ANA, STAY, NOW.minusSeconds(2)),
                    Ana.bam(1),
                    new EnrollmentExtended(ANA, STAY, 1, 3, 0, START.plusDays(14), START.plusDays(21), NOW),
                    new CrisisResolved(ANA, STAY, NOW.minusSeconds(1))),
            List.of(Ana.bam(3), Ana.bam(2)));

    /// What staff enter, in their order: each as soon as its session is known, those of the week that is added once
    /// that is known too. Without these the plan is over and not eligible.
    private static final List<Entered> ENTERED = List.of(
            say(1, 'A'),
            say(2, 'H'),
            say(3, 'N'),
            new Entered(1, ana -> ana.reachedOut(Ana.call(NOW, OutreachResult.NO_ANSWER), NOW)),
            new Entered(3, ana -> Ana.correct(ana, 3, 'P', NOW)),
            say(MAKE_UP, 'A'),
            say(4, 'N'),
            say(5, 'E'),
            say(6, 'E'),
            say(ADDED, 'A'),
            say(ADDED + 1, 'A'),
            say(ADDED + 2, 'A'));

    private record Entered(int session, Function<Program, Change<Program>> decision) {}

    /// What a story ends with; crises and measures of other services stand anywhere among the rest.
    private record End(Program program, List<Object> told, List<Object> measures) {

        End distinct() {
            return new End(program, told.stream().distinct().toList(), measures);
        }
    }

    @Test
    void everyOrderOfTheNewsLeadsToTheSameStateAndTheSameEvents() {
        var expected = inOrder(AUTOMATIC);
        assertThat(expected.told()).hasAtLeastOneElementOfType(ProgramCompleted.class);
        for (int seed = 0; seed < ORDERS; seed++) {
            assertThat(shuffled(AUTOMATIC, seed)).as("seed %d", seed).isEqualTo(expected);
        }
    }

    /// Where a clinician confirms, the criteria are told again when a crisis interrupted them.
    @Test
    void withoutAutomaticCompletionTheStateIsTheSameToo() {
        var expected = inOrder(RULES);
        for (int seed = 0; seed < ORDERS; seed++) {
            assertThat(shuffled(RULES, seed).distinct()).as("seed %d", seed).isEqualTo(expected);
        }
    }

    private static End inOrder(Rules rules) {
        var world = new World(rules);
        TOLD.forEach(teller -> teller.forEach(_ -> world.hearNext(TOLD.indexOf(teller))));
        ENTERED.forEach(_ -> world.enterNext());
        return world.end();
    }

    private static End shuffled(Rules rules, long seed) {
        var random = new Random(seed);
        var world = new World(rules);
        while (world.isOpen()) {
            var who = random.nextInt(TOLD.size() + 2);
            if (who >= TOLD.size()) {
                world.enterNext();
            } else if (random.nextInt(3) == 0) {
                world.hearAgain(who, random);
            } else {
                world.hearNext(who);
            }
        }
        return world.end();
    }

    /// The service with its feeds, and how much was told and entered.
    private static final class World {

        private final InMemory<Program> programs = new InMemory<>();
        private final IntakeFeed intake;
        private final SchedulingFeed scheduling;
        private final int[] heard = new int[TOLD.size()];
        private int entered;

        World(Rules rules) {
            var desk = new NewsDesk(programs, rules, Clock.fixed(NOW, ZoneOffset.UTC));
            intake = new IntakeFeed(desk);
            scheduling = new SchedulingFeed(desk);
        }

        boolean isOpen() {
            var all = TOLD.stream().mapToInt(List::size).sum();
            return entered < ENTERED.size() || Arrays.stream(heard).sum() < all;
        }

        void hearNext(int who) {
            if (heard[who] < TOLD.get(who).size()) {
                hear(who, heard[who]++);
            }
        }

        /// From somewhere before on, as after a lost offset.
        void hearAgain(int who, Random random) {
            for (int number = random.nextInt(heard[who] + 1); number < heard[who]; number++) {
                hear(who, number);
            }
        }

        private void hear(int who, int number) {
            var origin = new Origin("/told", "aggregate " + who, number + 1L, who + "-" + number, NOW, "");
            switch (TOLD.get(who).get(number)) {
                case IntakeEvent news -> intake.on(news, origin);
                case SchedulingEvent news -> scheduling.on(news, origin);
                case CareEvent other -> throw new IllegalStateException("nobody here hears " + other);
            }
        }

        void enterNext() {
            if (entered < ENTERED.size() && knows(ENTERED.get(entered).session())) {
                var next = ENTERED.get(entered++);
                programs.amend(STAY.toString(), Command.once(Ana.STAFF), next.decision(), as(Program.class, it -> it));
            }
        }

        private boolean knows(int number) {
            var ana = programs.find(STAY.toString());
            return ana.filter(it ->
                            number < ADDED || number == MAKE_UP || it.holds().extension() != null)
                    .flatMap(it -> it.ledger().find(session(number)))
                    .isPresent();
        }

        End end() {
            var measures = programs.told().stream().filter(ProgressMeasured.class::isInstance);
            var told = programs.told().stream().filter(Predicate.not(ProgressMeasured.class::isInstance));
            return new End(
                    programs.get(STAY.toString()),
                    told.toList(),
                    measures.sorted(Comparator.comparing(Object::toString)).toList());
        }
    }

    private static Entered say(int number, char outcome) {
        return new Entered(number, ana -> Ana.say(ana, number, outcome, NOW));
    }
}
