package care.continuum.attendance.program;

import static care.continuum.messaging.Answer.as;

import care.continuum.attendance.AttendanceSettings;
import care.continuum.attendance.program.SheetEntered.Member;
import care.continuum.attendance.terms.Entry;
import care.continuum.events.ClientId;
import care.continuum.events.EpisodeId;
import care.continuum.events.SessionId;
import care.continuum.messaging.Aggregates;
import care.continuum.messaging.Change;
import care.continuum.messaging.Command;
import care.continuum.messaging.NotFound;
import care.continuum.messaging.RuleBroken;
import care.continuum.web.BadInput;
import care.continuum.web.BadInput.Fault;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/// What staff do with the sheet of one session, and clients for themselves.
@Service
class SheetDesk {

    private final Aggregates<Program> aggregates;
    private final Programs programs;
    private final Clock clock;
    private final Duration ownCheckInBefore;

    SheetDesk(Aggregates<Program> aggregates, Programs programs, Clock clock, AttendanceSettings settings) {
        this.aggregates = aggregates;
        this.programs = programs;
        this.clock = clock;
        this.ownCheckInBefore = settings.ownCheckInBefore();
    }

    /// A client on the sheet.
    record Row(ClientId clientId, EpisodeId episodeId, Line line) {

        static Row of(Program program, SessionId session) {
            var entry = program.ledger().find(session).orElseThrow();
            return new Row(program.clientId(), program.episodeId(), Line.of(program, entry));
        }
    }

    /// Everyone who was expected.
    List<Row> sheet(SessionId session) {
        return expected(session, (_, _) -> 0).values().stream()
                .map(program -> Row.of(program, session))
                .sorted(Comparator.comparing(row -> row.clientId().value()))
                .toList();
    }

    private Map<ClientId, Program> expected(SessionId session, Comparator<Program> first) {
        var expected = byClient(programs.findByLedger_Entries_SessionId(session), session, first);
        if (expected.isEmpty()) {
            throw new NotFound("Nobody is expected at session " + session);
        }
        return expected;
    }

    /// Whose record the session has. A group has one id in all episodes of a client, and stays known to one that has
    /// ended: it is of the episode that it still concerns, or else of the latest.
    ///
    /// @param first what comes before that
    private static Map<ClientId, Program> byClient(
            List<Program> programs, SessionId session, Comparator<Program> first) {
        var order = first.thenComparing(Programs.concerned(session)).thenComparing(Programs.BY_ENROLLMENT);
        return programs.stream()
                .collect(Collectors.toMap(Program::clientId, Function.identity(), BinaryOperator.maxBy(order)));
    }

    /// What became of one line of a sheet.
    ///
    /// @param rule    that forbids what was entered; then the record stays as it is
    /// @param message says why
    record Entered(Row row, @Nullable String rule, @Nullable String message) {

        static Entered of(Program after, SessionId session, @Nullable RuleBroken objection) {
            return new Entered(
                    Row.of(after, session),
                    objection == null ? null : objection.rule(),
                    objection == null ? null : objection.explanation());
        }
    }

    /// The lines of a group, one by one: what the rules forbid for one member keeps none of the others from the
    /// sheet. Input that is faulty in one line changes nothing at all.
    List<Entered> enter(SessionId session, SheetEntered sheet, Command command) {
        var expected = expected(
                session, Comparator.comparing(it -> aggregates.remembers(it.id(), own(command, it.clientId()))));
        var faults = new ArrayList<Fault>();
        for (int number = 0; number < sheet.entries().size(); number++) {
            faults.addAll(faults(session, sheet.entries().get(number), number, expected));
        }
        if (!faults.isEmpty()) {
            throw new BadInput(faults);
        }
        var now = clock.instant();
        return sheet.entries().stream()
                .map(member -> enter(known(expected, member), session, member, command, now))
                .toList();
    }

    private static Program known(Map<ClientId, Program> expected, Member member) {
        return Objects.requireNonNull(expected.get(member.clientId()));
    }

    private List<Fault> faults(SessionId session, Member member, int number, Map<ClientId, Program> expected) {
        var program = expected.get(member.clientId());
        if (program == null) {
            return List.of(new Fault(SheetEntered.field(number, "clientId"), "is not expected at this session"));
        }
        return member.said().faults(length(program, session)).stream()
                .map(fault -> new Fault(SheetEntered.field(number, fault.field()), fault.message()))
                .toList();
    }

    private Entered enter(Program found, SessionId session, Member member, Command command, Instant now) {
        var said = member.said().report(length(found, session));
        return aggregates.amend(
                found.id(),
                own(command, member.clientId()),
                program -> new Recording(program, session, now).objection(said, member.reason()) == null
                        ? program.report(session, said, member.reason(), command.actor(), now)
                        : Change.none(program),
                as(Entered.class, after -> {
                    return Entered.of(
                            after, session, new Recording(after, session, now).objection(said, member.reason()));
                }));
    }

    private static Command own(Command sheet, ClientId client) {
        return new Command(sheet.id() + ' ' + client, sheet.fingerprint(), sheet.keyed(), sheet.actor());
    }

    private static int length(Program program, SessionId session) {
        return program.ledger().find(session).map(Entry::length).orElseThrow();
    }

    Row enter(SessionId session, ClientId client, OutcomeEntered entered, Command command) {
        var found = find(session, client, command);
        var length = length(found, session);
        var faults = entered.faults(length);
        if (!faults.isEmpty()) {
            throw new BadInput(faults);
        }
        var said = entered.report(length);
        return amend(found, session, command, program -> {
            return program.report(session, said, entered.reason(), command.actor(), clock.instant());
        });
    }

    Row checkIn(SessionId session, ClientId client, Command command) {
        return amend(find(session, client, command), session, command, it -> it.checkIn(session, clock.instant()));
    }

    Row ownCheckIn(SessionId session, ClientId client, Command command) {
        return amend(find(session, client, command), session, command, program -> {
            var now = clock.instant();
            return program.concluded(new Recording(program, session, now).ownCheckIn(ownCheckInBefore), now);
        });
    }

    Row checkOut(SessionId session, ClientId client, Command command) {
        return amend(find(session, client, command), session, command, it -> it.checkOut(session, clock.instant()));
    }

    private Row amend(Program found, SessionId session, Command command, Function<Program, Change<Program>> decision) {
        return aggregates.amend(found.id(), command, decision, as(Row.class, after -> Row.of(after, session)));
    }

    private Program find(SessionId session, ClientId client, Command command) {
        var found = byClient(
                programs.findByClientIdAndLedger_Entries_SessionId(client, session),
                session,
                Programs.remembering(aggregates, command));
        return Optional.ofNullable(found.get(client))
                .orElseThrow(() -> new NotFound("Client %s is not expected at session %s".formatted(client, session)));
    }
}
