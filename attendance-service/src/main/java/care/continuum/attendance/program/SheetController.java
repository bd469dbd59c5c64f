package care.continuum.attendance.program;

import care.continuum.attendance.program.SheetDesk.Entered;
import care.continuum.attendance.program.SheetDesk.Row;
import care.continuum.events.ClientId;
import care.continuum.events.EpisodeId;
import care.continuum.events.Excuse;
import care.continuum.events.SessionId;
import care.continuum.events.SessionKind;
import care.continuum.events.Track;
import care.continuum.messaging.Command;
import care.continuum.web.Caller;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/attendance/sessions/{sessionId}")
class SheetController {

    private static final String[] STAFF = {"clinician", "supervisor"};

    private final SheetDesk desk;

    SheetController(SheetDesk desk) {
        this.desk = desk;
    }

    /// The session, and everyone who was expected at it.
    @JsonInclude(Include.NON_NULL)
    record SheetView(
            SessionId sessionId,
            SessionKind kind,
            @Nullable Track track,
            Instant startsAt,
            Instant endsAt,
            List<RowView> clients) {

        static SheetView of(List<Row> rows) {
            var any = rows.getFirst().line();
            return new SheetView(
                    any.sessionId(),
                    any.kind(),
                    any.track(),
                    any.startsAt(),
                    any.endsAt(),
                    rows.stream().map(RowView::of).toList());
        }
    }

    /// A client's record of the session.
    @JsonInclude(Include.NON_NULL)
    record RowView(
            ClientId clientId,
            EpisodeId episodeId,
            SessionId sessionId,
            String outcome,
            int minutes,
            int plannedMinutes,
            @Nullable Excuse excuse,
            boolean makeUpWanted,
            @Nullable Instant checkedInAt) {

        static RowView of(Row row) {
            var line = row.line();
            return new RowView(
                    row.clientId(),
                    row.episodeId(),
                    line.sessionId(),
                    line.outcome(),
                    line.minutes(),
                    line.plannedMinutes(),
                    line.excuse(),
                    line.makeUpWanted(),
                    line.checkedInAt());
        }
    }

    @GetMapping("/sheet")
    SheetView sheet(@PathVariable SessionId sessionId, Caller caller) {
        caller.mustBe(STAFF);
        return SheetView.of(desk.sheet(sessionId));
    }

    /// What was entered of a group.
    ///
    /// @param clients as the records are now, in the order of the entries
    /// @param refused what the rules forbid; these records stayed as they were
    record SheetAnswer(SessionId sessionId, List<RowView> clients, List<Refused> refused) {

        static SheetAnswer of(SessionId session, List<Entered> entered) {
            return new SheetAnswer(
                    session,
                    entered.stream().map(each -> RowView.of(each.row())).toList(),
                    entered.stream().flatMap(Refused::of).toList());
        }
    }

    /// One line that was not kept, and why.
    record Refused(ClientId clientId, String rule, String message) {

        static Stream<Refused> of(Entered entered) {
            var rule = entered.rule();
            return rule == null
                    ? Stream.empty()
                    : Stream.of(new Refused(entered.row().clientId(), rule, String.valueOf(entered.message())));
        }
    }

    @PutMapping("/sheet")
    SheetAnswer enter(
            @PathVariable SessionId sessionId, @RequestBody SheetEntered entered, Command command, Caller caller) {
        caller.mustBe(STAFF);
        return SheetAnswer.of(sessionId, desk.enter(sessionId, entered, command));
    }

    @PutMapping("/clients/{clientId}")
    RowView enter(
            @PathVariable SessionId sessionId,
            @PathVariable ClientId clientId,
            @RequestBody OutcomeEntered entered,
            Command command,
            Caller caller) {
        caller.mustBe(STAFF);
        return RowView.of(desk.enter(sessionId, clientId, entered, command));
    }

    /// Staff do it all day, clients themselves only when the session is about to begin.
    @PostMapping("/clients/{clientId}/check-in")
    RowView checkIn(
            @PathVariable SessionId sessionId, @PathVariable ClientId clientId, Command command, Caller caller) {
        caller.mustBeClientOr(clientId, STAFF);
        var row = caller.isClient(clientId)
                ? desk.ownCheckIn(sessionId, clientId, command)
                : desk.checkIn(sessionId, clientId, command);
        return RowView.of(row);
    }

    @PostMapping("/clients/{clientId}/check-out")
    RowView checkOut(
            @PathVariable SessionId sessionId, @PathVariable ClientId clientId, Command command, Caller caller) {
        caller.mustBe(STAFF);
        return RowView.of(desk.checkOut(sessionId, clientId, command));
    }
}
