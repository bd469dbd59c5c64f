package care.continuum.attendance.program;

import static care.continuum.attendance.program.Ana.ANA;
import static care.continuum.attendance.program.Ana.STAY;
import static care.continuum.attendance.terms.Sessions.AUTOMATIC;
import static care.continuum.attendance.terms.Sessions.START;
import static care.continuum.attendance.terms.Sessions.at;
import static care.continuum.attendance.terms.Sessions.session;
import static org.assertj.core.api.Assertions.assertThat;

import care.continuum.attendance.terms.Measure;
import care.continuum.attendance.terms.Task;
import care.continuum.events.AttendanceEvent.ClientDischarged;
import care.continuum.events.AttendanceEvent.ProgramCompleted;
import care.continuum.events.AttendanceEvent.ProgressMeasured;
import care.continuum.events.ChangedBy;
import care.continuum.events.DischargeReason;
import care.continuum.events.Disposition;
import care.continuum.events.IntakeEvent.EnrollmentExtended;
import care.continuum.events.IntakeEvent.EnrollmentResumed;
import care.continuum.events.IntakeEvent.EnrollmentSuspended;
import care.continuum.events.IntakeEvent.EnrollmentWithdrawn;
import care.continuum.events.IntakeEvent.TrackChanged;
import care.continuum.events.SchedulingEvent.SessionCanceled;
import care.continuum.events.SchedulingEvent.SessionsScheduled;
import care.continuum.events.ScreeningId;
import care.continuum.events.SectionId;
import care.continuum.events.SessionKind;
import care.continuum.events.Track;
import care.continuum.messaging.Change;
import care.continuum.testing.Proves;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// News of different services arrives in any order.
class ArrivalOrderTest {

    private static final Instant NOW = at(START.plusDays(30), 9, 0);
    private static final Instant FOURTH_DAY = at(START.plusDays(3), 9, 0);
    private static final Measure BAM = new Measure(new ScreeningId(new UUID(0, 7)), 3, 9, 12, NOW);

    @ParameterizedTest
    @ValueSource(
            strings = {"CRPB", "CPRB", "PCRB", "BCRP", "CBPR", "PBCR", "CPBR", "BPCR", "PCBR", "CRBP", "CBRP", "BCPR"})
    void planCrisisAndMeasureLeadToTheSameStateInAnyOrder(String order) {
        var heard = heard(order);
        assertThat(heard.state()).isEqualTo(heard("PCRB").state());
        assertThat(heard.events()).isEqualTo(heard("PCRB").events());
    }

    @ParameterizedTest
    @ValueSource(strings = {"CPS", "PCS", "PSC"})
    void anOpenCrisisBlocksWhereItCameBeforeTheLastOutcome(String order) {
        var heard = heard(order);
        assertThat(heard.events().stream().anyMatch(ProgramCompleted.class::isInstance))
                .isEqualTo(order.equals("PSC"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"CPSR", "PCSR", "PCRS", "CRPS"})
    void aResolvedCrisisBlocksNothing(String order) {
        assertThat(heard(order).events())
                .filteredOn(ProgramCompleted.class::isInstance)
                .hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"PHUW", "HPUW", "HUPW", "HUWP"})
    void aHoldAndAWithdrawalLeadToTheSameStateWheneverThePlanIsHeard(String order) {
        var heard = heard(order);
        assertThat(heard.state()).isEqualTo(heard("PHUW").state());
        assertThat(heard.events()).isEqualTo(heard("PHUW").events());
        assertThat(heard.events()).hasOnlyElementsOfType(ClientDischarged.class).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"LPXS", "PXLS", "LPSX", "PLSX"})
    void anExtensionAndItsSessionsLeadToTheSameStateInAnyOrder(String order) {
        var heard = heard(order);
        assertThat(heard.state()).isEqualTo(heard("PLXS").state());
        assertThat(heard.events()).isEqualTo(heard("PLXS").events());
        assertThat(heard.events()).noneMatch(ProgramCompleted.class::isInstance);
    }

    /// What scheduling tells comes in its order, and so does what intake tells; nothing else is certain.
    static Stream<Arguments> holdsAndChangesOfTrack() {
        return Stream.of(
                        List.of("PADY", "HU"),
                        List.of("PADY", "T"),
                        List.of("PADYEZ", "TV"),
                        List.of("PADYEZ", "HUV"),
                        List.of("PADYEZ", "THK"),
                        List.of("PADYEZ", "HUHK"))
                .flatMap(told -> interleaved(told.getFirst(), told.getLast()).map(order -> Arguments.of(order, told)));
    }

    @ParameterizedTest
    @MethodSource("holdsAndChangesOfTrack")
    @Proves({"hold", "track-change"})
    void aHoldAndAChangeOfTrackEndAlikeInAnyOrderWithTheRestOfThePlan(String order, List<String> told) {
        var heard = heard(order + "S");
        var expected = heard(
                told.getLast().charAt(0) + told.getFirst() + told.getLast().substring(1) + "S");
        assertThat(heard.state()).isEqualTo(expected.state());
        assertThat(ends(heard)).hasSize(1).isEqualTo(ends(expected)).hasOnlyElementsOfType(ProgramCompleted.class);
    }

    /// The first session is attended, the plan is over, and the others have no time.
    @ParameterizedTest
    @MethodSource("holdsAndChangesOfTrack")
    @Proves({"hold", "track-change"})
    void nothingIsDecidedBeforeTheRestIsKnownWhateverIsHeardFirst(String order, List<String> told) {
        for (int length = 1; length <= order.length(); length++) {
            var heard = heard(order.substring(0, length));
            var waiting = heard.state().due(NOW);
            assertThat(ends(heard)).as(order.substring(0, length)).isEmpty();
            assertThat(ends(waiting)).as(order.substring(0, length)).isEmpty();
            assertThat(waiting.state().tasks())
                    .as(order.substring(0, length))
                    .extracting(Task::kind)
                    .doesNotContain(Task.Kind.COMPLETION, Task.Kind.END_OF_PLAN_REVIEW);
        }
    }

    @Test
    @Proves("hold")
    void whoseHoldNeverEndsIsDischargedAsAnybody() {
        var years = NOW.plus(Duration.ofDays(1000));
        assertThat(interleaved("D", "H")).allSatisfy(order -> {
            var held = heard("PA" + order).state().due(years);
            assertThat(ends(held)).isEmpty();
            assertThat(held.state().course().reviewDueAt()).isNull();
            var left = held.state().discharge(Disposition.TRANSFERRED, DischargeReason.MEDICAL, Ana.STAFF, years);
            assertThat(ends(left)).hasSize(1);
            assertThat(left.state().tasks()).isEmpty();
        });
    }

    @ParameterizedTest
    @CsvSource({"D, HW", "DY, HUW", "DY, TW"})
    void whoLeavesIsDischargedOnceWhateverIsHeardOfTheRest(String scheduling, String intake) {
        assertThat(interleaved(scheduling, intake)).allSatisfy(order -> {
            var heard = heard("PA" + order);
            assertThat(ends(heard))
                    .containsExactly(new ClientDischarged(
                            ANA,
                            STAY,
                            Disposition.NOT_COMPLETED,
                            DischargeReason.CLIENT_DECISION,
                            START.plusDays(3),
                            1,
                            1,
                            1));
            assertThat(ends(heard.state().due(NOW.plus(Duration.ofDays(400))))).isEmpty();
        });
    }

    private static List<Object> ends(Change<Program> change) {
        return change.events().stream()
                .filter(event -> event instanceof ProgramCompleted || event instanceof ClientDischarged)
                .<Object>map(it -> it)
                .toList();
    }

    /// All orders of two tellers' news, each in its own.
    private static Stream<String> interleaved(String some, String others) {
        if (some.isEmpty() || others.isEmpty()) {
            return Stream.of(some + others);
        }
        return Stream.concat(
                interleaved(some.substring(1), others).map(rest -> some.charAt(0) + rest),
                interleaved(some, others.substring(1)).map(rest -> others.charAt(0) + rest));
    }

    /// `D` the last two sessions are off, `Y` the plan of the next seat has them on other days, `E` and `Z` the
    /// same once more, `T` another track, `V` the former one again, `L` a longer plan, `X` the sessions with those
    /// of the week that was added, `P` the plan, `H` a hold, `U` its end, `K` the end of a second one, `W` a
    /// withdrawal on the fourth day, `C` a crisis, `R` its resolution, `B` a weekly BAM, `A` the first sheet, `S`
    /// all sheets.
    private static Change<Program> heard(String order) {
        var state = Program.awaited(ANA, STAY, AUTOMATIC);
        var news = new ArrayList<Object>();
        for (int at = 0; at < order.length(); at++) {
            var change = step(order.charAt(at)).apply(state, NOW);
            state = change.state();
            news.addAll(change.events());
        }
        return Change.to(state, List.copyOf(news));
    }

    private static BiFunction<Program, Instant, Change<Program>> step(char letter) {
        return switch (letter) {
            case 'P' -> (ana, now) -> ana.scheduled(Ana.planOf(1), now);
            case 'C' -> (ana, now) -> ana.crisis(now, now);
            case 'R' -> (ana, now) -> ana.crisis(null, now);
            case 'X' -> (ana, now) -> ana.scheduled(Ana.planOf(2), now);
            case 'L' ->
                (ana, now) -> new Rostering(ana, now)
                        .extended(new EnrollmentExtended(
                                ANA, STAY, 1, 2, 0, START.plusDays(7), START.plusDays(14), FOURTH_DAY));
            case 'H' ->
                (ana, now) -> new Rostering(ana, now)
                        .suspended(new EnrollmentSuspended(ANA, STAY, START.plusDays(1), FOURTH_DAY));
            case 'U' -> (ana, now) -> new Rostering(ana, now).resumed(resumed(2));
            case 'K' -> (ana, now) -> new Rostering(ana, now).resumed(resumed(3));
            case 'T' -> (ana, now) -> new Rostering(ana, now).trackChanged(Ana.toTheEvening(FOURTH_DAY));
            case 'V' -> (ana, now) -> new Rostering(ana, now).trackChanged(backToTheDay());
            case 'D' -> (ana, now) -> off(off(ana, 2, 1, now).state(), 3, 1, now);
            case 'E' -> (ana, now) -> off(off(ana, 2, 2, now).state(), 3, 2, now);
            case 'Y' -> (ana, now) -> ana.scheduled(whole(2), now);
            case 'Z' -> (ana, now) -> ana.scheduled(whole(3), now);
            case 'W' ->
                (ana, now) -> new Rostering(ana, now).withdrawn(new EnrollmentWithdrawn(ANA, STAY, FOURTH_DAY, true));
            case 'B' -> (ana, now) -> ana.measured(BAM, now);
            case 'A' -> (ana, now) -> Ana.say(ana, 1, 'A', now);
            case 'S' -> (ana, now) -> Change.to(Ana.entered(ana, "AAA", now), Ana.told(ana, "AAA", now));
            default -> throw new IllegalArgumentException(String.valueOf(letter));
        };
    }

    private static EnrollmentResumed resumed(int attempt) {
        var section = new SectionId(new UUID(0, 3));
        return new EnrollmentResumed(ANA, STAY, attempt, section, Track.DAY, START.plusDays(3), 2, FOURTH_DAY);
    }

    private static TrackChanged backToTheDay() {
        var section = new SectionId(new UUID(0, 3));
        return new TrackChanged(ANA, STAY, 3, section, Track.DAY, Track.EVENING, START.plusDays(3), FOURTH_DAY);
    }

    /// The last two sessions later with each seat.
    private static SessionsScheduled whole(int attempt) {
        return Ana.whole(
                1,
                attempt,
                List.of(
                        Ana.planned(1, Ana.starts(1), 180, null),
                        Ana.planned(2, Ana.starts(attempt + 2), 180, null),
                        Ana.planned(3, Ana.starts(attempt + 3), 180, null)));
    }

    private static Change<Program> off(Program ana, int number, int attempt, Instant now) {
        return new Rostering(ana, now)
                .canceled(new SessionCanceled(
                        ANA,
                        STAY,
                        session(number),
                        SessionKind.GROUP,
                        Track.DAY,
                        Ana.starts(number),
                        Ana.ends(number),
                        ChangedBy.ORGANIZATION,
                        FOURTH_DAY,
                        attempt));
    }

    @Test
    void aWeeklyMeasureIsToldWithoutAPlanToo() {
        assertThat(Program.awaited(ANA, STAY, AUTOMATIC).measured(BAM, NOW).events())
                .singleElement()
                .isEqualTo(new ProgressMeasured(ANA, STAY, BAM.screeningId(), 3, 9, 12, NOW));
    }
}
