package care.continuum.attendance.program;

import care.continuum.attendance.terms.Entry;
import care.continuum.attendance.terms.Rules;
import care.continuum.events.Excuse;
import care.continuum.events.SessionId;
import care.continuum.events.SessionKind;
import care.continuum.events.Track;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// One session of one client as callers see it.
///
/// @param outcome EXPECTED, PRESENT or LATE until the record is settled
/// @param minutes attended ones
/// @param excuse  not for those who only plan, or call after the program
@JsonInclude(Include.NON_NULL)
record Line(
        SessionId sessionId,
        SessionKind kind,
        @Nullable Track track,
        Instant startsAt,
        Instant endsAt,
        int plannedMinutes,
        String outcome,
        int minutes,
        @Nullable Excuse excuse,
        boolean makeUpWanted,
        @Nullable SessionId makeUpFor,
        @Nullable Instant checkedInAt,
        @Nullable Instant sheetDueAt) {

    static Line of(Program program, Entry entry) {
        var report = entry.report();
        return new Line(
                entry.sessionId(),
                entry.kind(),
                entry.track(),
                entry.startsAt(),
                entry.endsAt(),
                entry.length(),
                outcome(program, entry),
                entry.minutes(),
                report == null || !entry.isExcused() ? null : report.excuseOrNotice(),
                entry.wantsMakeUp(),
                entry.makeUpFor(),
                entry.checkedInAt(),
                entry.isSettled() ? null : entry.sheetDueAt());
    }

    Line withoutExcuse() {
        return new Line(
                sessionId,
                kind,
                track,
                startsAt,
                endsAt,
                plannedMinutes,
                outcome,
                minutes,
                null,
                makeUpWanted,
                makeUpFor,
                checkedInAt,
                sheetDueAt);
    }

    private static String outcome(Program program, Entry entry) {
        var outcome = program.ledger().outcome(entry);
        return outcome == null ? waiting(entry, program.rules()) : outcome.name();
    }

    private static String waiting(Entry entry, Rules rules) {
        var cameAt = entry.checkedInAt();
        if (cameAt == null) {
            return "EXPECTED";
        }
        return rules.isLateArrival(cameAt, entry.startsAt()) ? "LATE" : "PRESENT";
    }
}
