package care.continuum.outcomes.terms;

import static care.continuum.events.Outcome.ATTENDED;
import static care.continuum.events.Outcome.NOT_APPLICABLE;
import static care.continuum.events.Outcome.PARTIAL;

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
/// @param makeUpFor the session that this one makes up for: as scheduling told last, or else attendance
/// @param planned   whether scheduling has told of it
public record SessionFact(
        SessionId sessionId,
        @Nullable SessionKind kind,
        @Nullable Track track,
        @Nullable Instant startsAt,
        @Nullable Outcome outcome,
        int minutes,
        @Nullable SessionId makeUpFor,
        boolean planned) {

    static SessionFact unknown(SessionId id) {
        return new SessionFact(id, null, null, null, null, 0, null, false);
    }

    SessionFact planned(PlannedSession told) {
        return new SessionFact(
                sessionId,
                told.kind(),
                told.track() == null ? track : told.track(),
                told.startsAt(),
                outcome,
                minutes,
                told.makeUpFor(),
                true);
    }

    SessionFact at(Instant start) {
        return new SessionFact(sessionId, kind, track, start, outcome, minutes, makeUpFor, planned);
    }

    /// The time of one that the client was away from is scheduling's to tell: it may have been moved.
    SessionFact ended(SessionKind told, @Nullable Track in, Instant start, Outcome as, int attendedMinutes) {
        var where = in == null ? track : in;
        var fact = new SessionFact(sessionId, told, where, startsAt, as, attendedMinutes, makeUpFor, planned);
        return fact.isAttended() ? fact.at(start) : fact;
    }

    SessionFact madeUpFor(SessionId missed, int attendedMinutes) {
        var original = planned ? makeUpFor : missed;
        return new SessionFact(sessionId, kind, track, startsAt, ATTENDED, attendedMinutes, original, planned);
    }

    /// It does not take place. What attendance tells of it stands.
    SessionFact canceled() {
        return outcome == null
                ? new SessionFact(sessionId, kind, track, startsAt, NOT_APPLICABLE, minutes, makeUpFor, planned)
                : this;
    }

    /// The client was there.
    public boolean isAttended() {
        return outcome == ATTENDED || outcome == PARTIAL;
    }
}
