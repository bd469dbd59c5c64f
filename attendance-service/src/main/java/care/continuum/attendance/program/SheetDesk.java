package care.continuum.attendance.program;

import static care.continuum.messaging.Answer.as;

import care.continuum.attendance.terms.Entry;
import care.continuum.events.ClientId;
import care.continuum.events.EpisodeId;
import care.continuum.events.SessionId;
import care.continuum.messaging.Aggregates;
import care.continuum.messaging.Change;
import care.continuum.messaging.Command;
import care.continuum.messaging.NotFound;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import org.springframework.stereotype.Service;

/// What staff do with the sheet of one session.
@Service
class SheetDesk {

    private final Aggregates<Program> aggregates;
    private final Programs programs;
    private final Clock clock;

    SheetDesk(Aggregates<Program> aggregates, Programs programs, Clock clock) {
        this.aggregates = aggregates;
        this.programs = programs;
        this.clock = clock;
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
        var rows = programs.findByLedger_Entries_SessionId(session).stream()
                .map(program -> Row.of(program, session))
                .sorted(Comparator.comparing(row -> row.clientId().value()))
                .toList();
        if (rows.isEmpty()) {
            throw new NotFound("Nobody is expected at session " + session);
        }
        return rows;
    }

    Row enter(SessionId session, ClientId client, OutcomeEntered entered, Command command) {
        var found = find(session, client);
        var length = found.ledger().find(session).map(Entry::length).orElseThrow();
        var said = entered.report(length, clock.instant());
        return amend(found, session, command, program -> {
            return program.report(session, said, entered.reason(), command.actor(), clock.instant());
        });
    }

    Row checkIn(SessionId session, ClientId client, Command command) {
        return amend(find(session, client), session, command, program -> program.checkIn(session, clock.instant()));
    }

    Row checkOut(SessionId session, ClientId client, Command command) {
        return amend(find(session, client), session, command, program -> program.checkOut(session, clock.instant()));
    }

    private Row amend(Program found, SessionId session, Command command, Function<Program, Change<Program>> decision) {
        return aggregates.amend(found.id(), command, decision, as(Row.class, after -> Row.of(after, session)));
    }

    private Program find(SessionId session, ClientId client) {
        return programs.findFirstByClientIdAndLedger_Entries_SessionId(client, session)
                .orElseThrow(() -> new NotFound("Client %s is not expected at session %s".formatted(client, session)));
    }
}
