package care.continuum.scheduling.plan;

import care.continuum.events.SessionKind;
import care.continuum.scheduling.Session;
import java.time.Instant;
import java.util.Optional;

/// What the client of a plan comes to already.
final class Held {

    private Held() {}

    /// Whether it is this session, at that time.
    static boolean has(Plan plan, Session session) {
        return plan.sessions().stream()
                .anyMatch(it -> it.isOn()
                        && it.id().equals(session.id())
                        && it.startsAt().equals(session.startsAt()));
    }

    /// The group that begins then.
    static Optional<Session> group(Plan plan, Instant at) {
        return plan.sessions().stream()
                .filter(it -> it.isOn()
                        && it.kind() == SessionKind.GROUP
                        && it.startsAt().equals(at))
                .findFirst();
    }
}
