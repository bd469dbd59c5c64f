package care.continuum.scheduling.plan;

import care.continuum.events.SessionId;
import care.continuum.scheduling.Session;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/// What still wants to be made up for. A make-up that does not take place leaves the need where it was.
final class MakeUps {

    private MakeUps() {}

    /// What a holiday took and no other session makes up for, be it as the make-up of a make-up.
    static List<Session> needed(List<Session> sessions) {
        var byId =
                sessions.stream().collect(Collectors.toMap(Session::sessionId, Function.identity(), (one, _) -> one));
        var made = sessions.stream()
                .filter(Session::isOn)
                .flatMap(it -> origins(it, byId).stream())
                .collect(Collectors.toSet());
        return sessions.stream()
                .filter(it -> it.story().cause() == Session.Cause.HOLIDAY
                        && it.story().makeUpFor() == null)
                .filter(it -> !made.contains(it.sessionId()))
                .toList();
    }

    /// Two may name one another.
    private static Set<SessionId> origins(Session makeUp, Map<SessionId, Session> byId) {
        var all = new HashSet<SessionId>();
        var next = makeUp.story().makeUpFor();
        while (next != null && all.add(next)) {
            var session = byId.get(next);
            next = session == null ? null : session.story().makeUpFor();
        }
        return all;
    }
}
