package care.continuum.scheduling.plan;

import care.continuum.events.ChangedBy;
import care.continuum.events.SessionKind;
import care.continuum.messaging.Change;
import care.continuum.messaging.RuleBroken;
import care.continuum.messaging.Todo;
import care.continuum.scheduling.Session;
import care.continuum.scheduling.plan.ChangeDesk.Scope;
import care.continuum.scheduling.plan.ChangeDesk.Why;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What becomes of the sessions of a plan after it was made. What is over stays as it was.
final class Roster {

    private Roster() {}

    /// Sessions that the client comes to were moved or canceled. One that was moved to a day before the stay is as
    /// good as canceled for this client. What they had canceled by then is off by whoever changed it for all.
    static Change<Plan> altered(Plan plan, Alteration.Draft draft, ZoneId zone) {
        var by = draft.by();
        var byId = draft.changed().stream().collect(Collectors.toMap(Session::id, it -> it));
        return replaced(plan, by, draft.reason(), draft.at(), session -> {
            var next = byId.get(session.id());
            if (next == null || (session.isOn() && next.sequence() <= session.sequence())) {
                return session;
            }
            if (!session.isOn()) {
                return excused(session, next, by);
            }
            return next.isOn() && Stay.of(plan).follows(next, zone)
                    ? session.canceled(by, Session.Cause.CANCELED)
                    : session.become(next);
        });
    }

    /// Not where the client canceled it after the change, which is only carried through once more.
    private static Session excused(Session off, Session next, ChangedBy by) {
        return by != ChangedBy.CLIENT && off.story().isByClient() && off.sequence() <= next.sequence()
                ? off.canceled(by, Objects.requireNonNullElse(next.story().cause(), Session.Cause.CANCELED))
                : off;
    }

    /// The client is off these sessions; others may come to them all the same.
    static Change<Plan> off(Plan plan, Collection<String> ids, ChangedBy by, Session.Cause why, Instant at) {
        return off(plan, ids, by, why, null, at);
    }

    private static Change<Plan> off(
            Plan plan, Collection<String> ids, ChangedBy by, Session.Cause why, @Nullable String reason, Instant at) {
        return replaced(plan, by, reason, at, it -> it.isOn() && ids.contains(it.id()) ? it.canceled(by, why) : it)
                .andThen(new Todo("off-" + at, "off", Map.of()));
    }

    /// The client cancels a session that many come to, or it and those of its series that follow.
    static Change<Plan> left(Plan plan, String id, Why why, Instant now) {
        var first = plan.sessions().stream()
                .filter(it -> it.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new RuleBroken("client-not-named", "The client does not come to this session"));
        if (!first.isOn()) {
            throw new RuleBroken("session-canceled", "The session was canceled before");
        }
        if (!first.startsAt().isAfter(now)) {
            throw new RuleBroken("session-begun", "The client cannot cancel a session that has begun");
        }
        var ids = following(plan, id, why.scope());
        return off(plan, ids, ChangedBy.CLIENT, Session.Cause.CANCELED, why.reason(), now);
    }

    /// The client's sessions from this one on, or it alone.
    static List<String> following(Plan plan, String id, Scope scope) {
        return plan.sessions().stream()
                .filter(it -> it.id().equals(id))
                .flatMap(first -> plan.sessions().stream()
                        .filter(it -> it.isOn() && !it.startsAt().isBefore(first.startsAt()))
                        .filter(it -> it.story().series().equals(first.story().series())))
                .map(Session::id)
                .filter(it -> scope == Scope.FOLLOWING || it.equals(id))
                .toList();
    }

    /// Sessions came to the plan; who is on hold by then does not come.
    static Change<Plan> joined(Plan plan, List<Session> more) {
        var agreed = plan.enrollment();
        var known =
                plan.sessions().stream().filter(Session::isOn).map(Session::id).toList();
        var fresh = more.stream().filter(it -> !known.contains(it.id())).toList();
        var away = plan.isOver() || plan.planning().stage() == Planning.Stage.ON_HOLD;
        if (agreed == null || away || fresh.isEmpty()) {
            return Change.none(plan);
        }
        return Change.to(plan.with(merged(plan.sessions(), fresh)), agreed.toldOf(plan, fresh))
                .andThen(new Todo(
                        "calendar-" + fresh.getFirst().id() + fresh.getFirst().sequence(), "calendar", Map.of()));
    }

    /// A session from which the client was off may come back.
    static List<Session> merged(List<Session> before, List<Session> more) {
        var former = before.stream().collect(Collectors.toMap(Session::id, it -> it, (one, other) -> other));
        var all = new ArrayList<Session>();
        for (var session : more) {
            var off = former.remove(session.id());
            all.add(off == null ? session : session.backAfter(off));
        }
        all.addAll(former.values());
        all.sort(Comparator.comparing(Session::startsAt));
        return List.copyOf(all);
    }

    /// Sessions that come to a plan, as the client's calendar has them: it counts on where they were off one.
    static List<Session> counted(Plan plan, List<Session> more) {
        var known = plan.sessions().stream().collect(Collectors.toMap(Session::id, it -> it, (one, other) -> other));
        return more.stream()
                .map(it -> {
                    var mine = known.getOrDefault(it.id(), it);
                    return mine.isOn() ? mine : it.backAfter(mine);
                })
                .toList();
    }

    /// Family sessions that are planned anew stand for those that were lost to a hold or another track, in their order:
    /// so it is known who comes to them.
    static List<Session> insteadOf(List<Session> before, List<Session> more) {
        var known = Stream.concat(
                        before.stream().map(it -> it.story().insteadOf()),
                        more.stream().map(Session::sessionId))
                .toList();
        var lost = new ArrayDeque<>(before.stream()
                .filter(it -> it.kind() == SessionKind.FAMILY && it.story().makeUpFor() == null)
                .filter(it ->
                        it.story().cause() == Session.Cause.HOLD || it.story().cause() == Session.Cause.TRACK)
                .filter(it -> !known.contains(it.sessionId()))
                .toList());
        return more.stream()
                .map(it -> it.kind() == SessionKind.FAMILY && !lost.isEmpty() ? it.insteadOf(lost.remove()) : it)
                .toList();
    }

    /// All that the client comes to, with more.
    static List<Session> standing(List<Session> before, List<Session> more) {
        return merged(before.stream().filter(Session::isOn).toList(), more);
    }

    /// The news of sessions that are canceled from the beginning.
    static List<Object> canceled(Plan plan, List<Session> sessions, Instant at) {
        return sessions.stream()
                .filter(it -> !it.isOn())
                .map(it -> SessionNews.of(plan, it, it, ChangedBy.ORGANIZATION, at))
                .toList();
    }

    private static Change<Plan> replaced(
            Plan plan, ChangedBy by, @Nullable String reason, Instant at, UnaryOperator<Session> next) {
        var all = new ArrayList<Session>();
        var news = new ArrayList<Object>();
        for (var session : plan.sessions()) {
            var after = next.apply(session);
            if (after.sequence() > session.sequence()) {
                after = after.with(after.story().because(reason));
                news.add(SessionNews.of(plan, session, after, by, at));
            }
            all.add(after);
        }
        if (news.isEmpty()) {
            return Change.none(plan);
        }
        all.sort(Comparator.comparing(Session::startsAt));
        return Change.to(plan.with(all), news);
    }
}
