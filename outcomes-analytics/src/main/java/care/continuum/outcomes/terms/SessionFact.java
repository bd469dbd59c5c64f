package care.continuum.outcomes.terms;

import care.continuum.events.Outcome;
import care.continuum.events.SchedulingEvent.PlannedSession;
import care.continuum.events.SessionId;
import care.continuum.events.SessionKind;
import care.continuum.events.Track;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What was told of one session of one client.
///
/// @param track     in which it took place; missing where nobody told
/// @param outcome   of this session alone, as told last; missing while nothing was told
/// @param startsAt  as told last; missing where nobody told
/// @param minutes   attended
/// @param makeUpFor the session that this one makes up for
public record SessionFact(
        SessionId sessionId,
        @Nullable SessionKind kind,
        @Nullable Track track,
        @Nullable Instant startsAt,
        @Nullable Outcome outcome,
        int minutes,
        @Nullable SessionId makeUpFor) {

    static SessionFact unknown(SessionId id) {
        return new SessionFact(id, null, null, null, null, 0, null);
    }

    SessionFact planned(PlannedSession planned) {
        return new SessionFact(
                sessionId,
                planned.kind(),
                planned.track() == null ? track : planned.track(),
                planned.startsAt(),
                outcome,
                minutes,
                planned.makeUpFor() == null ? makeUpFor : planned.makeUpFor());
    }

    SessionFact at(Instant start) {
        return new SessionFact(sessionId, kind, track, start, outcome, minutes, makeUpFor);
    }

    /// The time of one that the client was away from is scheduling's to tell: it may have been moved.
    SessionFact ended(SessionKind told, @Nullable Track in, Instant start, Outcome as, int attendedMinutes) {
        var fact = new SessionFact(sessionId, told, in == null ? track : in, startsAt, as, attendedMinutes, makeUpFor);
        return fact.isAttended() ? fact.at(start) : fact;
    }

    SessionFact madeUpFor(SessionId missed, int attendedMinutes) {
        return new SessionFact(sessionId, kind, track, startsAt, Outcome.ATTENDED, attendedMinutes, missed);
    }

    /// It does not take place. What attendance tells of it stands.
    SessionFact canceled() {
        return outcome == null
                ? new SessionFact(sessionId, kind, track, startsAt, Outcome.NOT_APPLICABLE, minutes, makeUpFor)
                : this;
    }

    /// The client was there.
    public boolean isAttended() {
        return outcome == Outcome.ATTENDED || outcome == Outcome.PARTIAL;
    }
}
