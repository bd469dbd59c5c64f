package care.continuum.attendance.program;

import static care.continuum.attendance.program.Ana.ANA;
import static care.continuum.attendance.program.Ana.STAFF;
import static care.continuum.attendance.program.Ana.STAY;
import static care.continuum.attendance.program.Ana.after;
import static care.continuum.attendance.program.Ana.ends;
import static care.continuum.attendance.program.Ana.enrolled;
import static care.continuum.attendance.program.Ana.entry;
import static care.continuum.attendance.program.Ana.starts;
import static care.continuum.attendance.terms.Sessions.RULES;
import static care.continuum.attendance.terms.Sessions.USUAL;
import static care.continuum.attendance.terms.Sessions.session;
import static care.continuum.attendance.terms.Sessions.trackDay;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import care.continuum.attendance.AttendanceSettings;
import care.continuum.attendance.program.SheetDesk.Row;
import care.continuum.attendance.program.SheetEntered.Member;
import care.continuum.attendance.terms.LaterExcuse;
import care.continuum.attendance.terms.Mark;
import care.continuum.events.AgeBand;
import care.continuum.events.ChangedBy;
import care.continuum.events.ClientId;
import care.continuum.events.DischargeReason;
import care.continuum.events.Disposition;
import care.continuum.events.EpisodeId;
import care.continuum.events.Outcome;
import care.continuum.events.SchedulingEvent.SessionCanceled;
import care.continuum.events.SchedulingEvent.SessionsScheduled;
import care.continuum.events.SectionId;
import care.continuum.events.SessionKind;
import care.continuum.events.Track;
import care.continuum.messaging.Change;
import care.continuum.messaging.Command;
import care.continuum.messaging.NotFound;
import care.continuum.messaging.RuleBroken;
import care.continuum.testing.InMemory;
import care.continuum.testing.Proves;
import care.continuum.web.Caller;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Ana leaves after the first session, and comes back to the same group at the third: its sessions have one id in
/// both of her episodes.
class SheetDeskTest {

    private static final EpisodeId AGAIN = new EpisodeId(new UUID(0, 22));

    private final InMemory<Program> memory = new InMemory<>();
    private final List<EpisodeId> order = new ArrayList<>(List.of(STAY, AGAIN));
    private final SheetDesk desk = desk(starts(3));

    @BeforeEach
    void readmitted() {
        keep(after(enrolled(2), "A")
                .discharge(Disposition.NOT_COMPLETED, DischargeReason.MOVED, STAFF, ends(1))
                .state());
        keep(Program.awaited(ANA, AGAIN, RULES).scheduled(planAgain(), ends(2)).state());
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    @Proves("group-sheet")
    void afterAReadmissionTheSheetIsTheNewEpisodes(boolean oldFirst) {
        inOrder(oldFirst);
        var left = memory.get(STAY.toString());

        assertThat(desk.sheet(session(3))).extracting(Row::episodeId).containsExactly(AGAIN);
        assertThat(desk.checkIn(session(3), ANA, by()).episodeId()).isEqualTo(AGAIN);
        assertThat(desk.enter(session(3), sheetOf(ANA), by()))
                .extracting(entered -> entered.row().episodeId())
                .containsExactly(AGAIN);
        assertThat(desk.enter(session(3), ANA, came(), by()).episodeId()).isEqualTo(AGAIN);

        assertThat(entry(memory.get(AGAIN.toString()), 3).outcome()).isEqualTo(Outcome.ATTENDED);
        assertThat(memory.get(STAY.toString())).isEqualTo(left);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void whatWasAttendedInTheEarlierEpisodeIsItsOwn(boolean oldFirst) {
        inOrder(oldFirst);
        assertThat(desk.sheet(session(1))).extracting(Row::episodeId).containsExactly(STAY);
        assertThat(desk.enter(session(1), ANA, came(), by()).episodeId()).isEqualTo(STAY);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void whatConcernsNoEpisodeAnyMoreIsTheLatestOnes(boolean oldFirst) {
        inOrder(oldFirst);
        var snow = new SessionCanceled(
                ANA,
                AGAIN,
                session(3),
                SessionKind.GROUP,
                Track.DAY,
                starts(3),
                ends(3),
                ChangedBy.WEATHER,
                starts(3),
                null);
        keep(new Rostering(memory.get(AGAIN.toString()), starts(3))
                .canceled(snow)
                .state());
        assertThat(desk.sheet(session(3))).extracting(Row::episodeId).containsExactly(AGAIN);
    }

    /// Before she left, her absence from the third session was known, or she was there already.
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void whatIsToldAgainAfterAReadmissionIsOfTheEpisodeInWhichItWasEntered(boolean oldFirst) {
        var inHospital =
                new SheetEntered(List.of(new Member(ANA, Mark.EXCUSED, null, null, LaterExcuse.HOSPITAL, null, null)));
        Function<Command, Row> sheet =
                it -> desk.enter(session(3), inHospital, it).getFirst().row();
        Function<Command, Row> alone = it ->
                desk.enter(session(3), ANA, inHospital.entries().getFirst().said(), it);
        Function<Command, Row> checkIn = it -> desk.checkIn(session(3), ANA, it);

        for (var way : List.of(sheet, alone, checkIn)) {
            var first = keyed();
            keep(after(enrolled(2), "A"));
            order.retainAll(List.of(STAY));
            assertThat(way.apply(first).episodeId()).isEqualTo(STAY);
            keep(memory.get(STAY.toString())
                    .discharge(Disposition.NOT_COMPLETED, DischargeReason.MOVED, STAFF, ends(1))
                    .state());
            inOrder(oldFirst);
            var left = memory.get(STAY.toString());
            var back = memory.get(AGAIN.toString());

            assertThat(way.apply(first).episodeId()).isEqualTo(STAY);
            assertThat(memory.get(STAY.toString())).isEqualTo(left);
            assertThat(memory.get(AGAIN.toString())).isEqualTo(back);
            assertThat(entry(back, 3).isExpected()).isTrue();
        }
        assertThat(checkIn.apply(keyed()).episodeId()).isEqualTo(AGAIN);
    }

    @Test
    @Proves("check-in-and-out")
    void clientsCheckInThemselvesWhenTheSessionIsAboutToBegin() {
        var ana = new Caller("ana", Set.of("client"), ANA.toString());
        var half = starts(3).minus(Duration.ofMinutes(30));
        var early = new SheetController(desk(half.minusMillis(1)));
        var inTime = new SheetController(desk(half));
        var before = memory.get(AGAIN.toString());

        assertThatExceptionOfType(RuleBroken.class)
                .isThrownBy(() -> early.checkIn(session(3), ANA, by(), ana))
                .satisfies(no -> assertThat(no.rule()).isEqualTo("check-in-too-early"));
        assertThat(memory.get(AGAIN.toString())).isEqualTo(before);
        assertThat(inTime.checkIn(session(3), ANA, by(), ana).checkedInAt()).isEqualTo(half);

        keep(before);
        var staff = new Caller("sam", Set.of("clinician"), null);
        assertThat(early.checkIn(session(3), ANA, by(), staff).outcome()).isEqualTo("PRESENT");
    }

    @ParameterizedTest
    @ValueSource(ints = {9, 99})
    void whereNobodyIsExpectedNothingIsFound(int number) {
        assertThatExceptionOfType(NotFound.class).isThrownBy(() -> desk.sheet(session(number)));
        assertThatExceptionOfType(NotFound.class).isThrownBy(() -> desk.enter(session(number), sheetOf(ANA), by()));
        assertThatExceptionOfType(NotFound.class).isThrownBy(() -> desk.checkIn(session(number), ANA, by()));
    }

    private SheetDesk desk(Instant now) {
        var settings = new AttendanceSettings(false, List.of(), Duration.ofMinutes(30), USUAL);
        return new SheetDesk(memory, new KeptPrograms(memory, order), Clock.fixed(now, ZoneOffset.UTC), settings);
    }

    private void inOrder(boolean oldFirst) {
        order.clear();
        order.addAll(oldFirst ? List.of(STAY, AGAIN) : List.of(AGAIN, STAY));
    }

    private void keep(Program program) {
        memory.settle(program.id(), () -> program, _ -> Change.none(program));
    }

    private static SessionsScheduled planAgain() {
        var sessions = IntStream.rangeClosed(3, 6)
                .mapToObj(number -> Ana.planned(number, starts(number), 180, null))
                .toList();
        return new SessionsScheduled(
                ANA,
                AGAIN,
                new SectionId(new UUID(0, 3)),
                Track.DAY,
                AgeBand.ADULT,
                trackDay(3),
                1,
                9,
                sessions,
                Set.of(),
                1);
    }

    private static OutcomeEntered came() {
        return new OutcomeEntered(Mark.ATTENDED, null, null, null, null, null);
    }

    private static SheetEntered sheetOf(ClientId client) {
        return new SheetEntered(List.of(new Member(client, Mark.ATTENDED, null, null, null, null, null)));
    }

    private static Command by() {
        return Command.once(STAFF);
    }

    private static Command keyed() {
        return new Command(UUID.randomUUID().toString(), "", true, STAFF);
    }
}
