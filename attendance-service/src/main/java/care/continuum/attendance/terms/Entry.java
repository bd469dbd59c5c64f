package care.continuum.attendance.terms;

import care.continuum.events.Outcome;
import care.continuum.events.SessionId;
import care.continuum.events.SessionKind;
import care.continuum.events.Track;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// One session that a client is expected at, and what became of it. Settled once it has an outcome.
///
/// @param makeUpFor  the session that this one makes up for
/// @param sheetDueAt when it counts as a no-show if nothing is known
/// @param outcome    of this session alone; that it was made up by another one is the [Ledger]'s to know
/// @param recordedAt when the outcome was recorded
/// @param canceledAt when the client canceled it, unless they come to it after all
/// @param heardAt    when the client last let the clinic hear of them by what is void by now
public record Entry(
        SessionId sessionId,
        SessionKind kind,
        @Nullable Track track,
        Instant startsAt,
        Instant endsAt,
        @Nullable SessionId makeUpFor,
        Instant sheetDueAt,
        @Nullable Instant checkedInAt,
        @Nullable Report report,
        @Nullable Outcome outcome,
        @Nullable Instant recordedAt,
        @Nullable Instant canceledAt,
        @Nullable Instant heardAt) {

    public int length() {
        return Math.toIntExact(Duration.between(startsAt, endsAt).toMinutes());
    }

    public int minutes() {
        return report == null ? 0 : report.minutes();
    }

    public boolean isSettled() {
        return outcome != null;
    }

    public boolean isMakeUp() {
        return makeUpFor != null;
    }

    /// Nobody has heard of the client yet.
    public boolean isExpected() {
        return outcome == null && checkedInAt == null;
    }

    public boolean isExcused() {
        return outcome == Outcome.EXCUSED;
    }

    /// It does not take place for the client, and that is nobody's fault.
    public boolean isOff() {
        return isExcused() || outcome == Outcome.NOT_APPLICABLE;
    }

    /// Where it is a make-up itself, the session that it was for is open still.
    public boolean wantsMakeUp() {
        return isExcused() && !isMakeUp() && report != null && report.makeUpWanted();
    }

    /// It was taken from the client then or later.
    boolean isOffSince(Instant then) {
        return outcome == Outcome.NOT_APPLICABLE && recordedAt != null && !recordedAt.isBefore(then);
    }

    /// It had begun by then, or its outcome was told ahead.
    public boolean isKnownAt(Instant then) {
        return !startsAt.isAfter(then) || (recordedAt != null && !recordedAt.isAfter(then));
    }

    /// When the client last let the clinic hear of them by this session; null where they did not.
    public @Nullable Instant contactAt() {
        var said = saidAt();
        return said == null || (heardAt != null && heardAt.isAfter(said)) ? heardAt : said;
    }

    private @Nullable Instant saidAt() {
        if (outcome == null || report == null || outcome == Outcome.NO_SHOW) {
            return checkedInAt;
        }
        if (report.mark() == Mark.ATTENDED) {
            return startsAt;
        }
        if (report.noticeAt() != null) {
            return report.noticeAt();
        }
        return recordedAt != null && recordedAt.isBefore(startsAt) ? recordedAt : startsAt;
    }

    public Entry checkedIn(Instant at) {
        return became(makeUpFor, at, report, outcome, recordedAt, canceledAt, heardAt);
    }

    public Entry settled(Report said, Rules rules, Instant at) {
        return became(makeUpFor, checkedInAt, said, said.outcome(length(), rules), at, canceledAt, heardAt);
    }

    /// Expected at another time. Who has come is there all day.
    public Entry moved(Instant from, Instant to, Rules rules, Instant now) {
        var came = rules.day(from).equals(rules.day(startsAt)) ? checkedInAt : null;
        var due = rules.sheetDue(to, now);
        return new Entry(sessionId, kind, track, from, to, makeUpFor, due, came, null, null, null, null, contactAt());
    }

    /// The client is back at a session that did not concern them for a while.
    Entry insteadOf(Entry off) {
        return became(makeUpFor, checkedInAt, report, outcome, recordedAt, canceledAt, off.contactAt());
    }

    /// Nothing is known of what became of it.
    Entry open() {
        return became(makeUpFor, checkedInAt, null, null, null, null, heardAt);
    }

    public Entry canceled(Instant at) {
        return became(makeUpFor, checkedInAt, report, outcome, recordedAt, at, heardAt);
    }

    /// It makes up for nothing.
    Entry ofThePlan() {
        return became(null, checkedInAt, report, outcome, recordedAt, canceledAt, heardAt);
    }

    /// The client came: whatever is said of the session later, they were there.
    public boolean isAttended() {
        return outcome == Outcome.ATTENDED || outcome == Outcome.PARTIAL;
    }

    /// The session no longer concerns the client.
    public Entry notApplicable(Instant at) {
        return became(makeUpFor, checkedInAt, null, Outcome.NOT_APPLICABLE, at, null, contactAt());
    }

    /// The same session at the same time.
    private Entry became(
            @Nullable SessionId missed,
            @Nullable Instant came,
            @Nullable Report said,
            @Nullable Outcome now,
            @Nullable Instant recorded,
            @Nullable Instant canceled,
            @Nullable Instant heard) {
        return new Entry(
                sessionId,
                kind,
                track,
                startsAt,
                endsAt,
                missed,
                sheetDueAt,
                came,
                said,
                now,
                recorded,
                canceled,
                heard);
    }
}
