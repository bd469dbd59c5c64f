package care.continuum.outcomes.terms;

import care.continuum.events.Outcome;
import care.continuum.events.SessionId;
import care.continuum.events.SessionKind;
import care.continuum.events.Track;
import org.jspecify.annotations.Nullable;

/// What was told of one session of one client.
///
/// @param track     in which it took place; missing where nobody told
/// @param outcome   of this session alone, as told last; missing while nothing was told
/// @param minutes   attended
/// @param makeUpFor the session that this one makes up for
public record SessionFact(
        SessionId sessionId,
        @Nullable SessionKind kind,
        @Nullable Track track,
        @Nullable Outcome outcome,
        int minutes,
        @Nullable SessionId makeUpFor) {

    static SessionFact unknown(SessionId id) {
        return new SessionFact(id, null, null, null, 0, null);
    }

    SessionFact planned(SessionKind planned, @Nullable Track in, @Nullable SessionId instead) {
        return new SessionFact(
                sessionId, planned, in == null ? track : in, outcome, minutes, instead == null ? makeUpFor : instead);
    }

    SessionFact ended(SessionKind told, @Nullable Track in, Outcome as, int attendedMinutes) {
        return new SessionFact(sessionId, told, in == null ? track : in, as, attendedMinutes, makeUpFor);
    }

    SessionFact madeUpFor(SessionId missed, int attendedMinutes) {
        return new SessionFact(sessionId, kind, track, Outcome.ATTENDED, attendedMinutes, missed);
    }

    /// The client was there.
    public boolean isAttended() {
        return outcome == Outcome.ATTENDED || outcome == Outcome.PARTIAL;
    }
}
