package care.continuum.scheduling.plan;

import care.continuum.events.ChangedBy;
import care.continuum.events.IntakeEvent.EnrollmentExtended;
import care.continuum.events.IntakeEvent.EnrollmentResumed;
import care.continuum.events.IntakeEvent.EnrollmentSuspended;
import care.continuum.events.IntakeEvent.TrackChanged;
import care.continuum.events.SectionId;
import care.continuum.events.SessionKind;
import care.continuum.messaging.Change;
import care.continuum.messaging.Todo;
import care.continuum.scheduling.Session;
import care.continuum.scheduling.plan.Planning.Stage;
import care.continuum.scheduling.terms.Templates;
import care.continuum.scheduling.terms.TrackTemplate;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Holds, and changes of the track: the client is off the sessions to come, and the rest of the plan is made anew.
/// Weeks that are added are planned like what is left.
final class Pauses {

    /// What is planned so soon has not waited; clocks may differ by less.
    private static final Duration AT_ONCE = Duration.ofMinutes(15);

    private Pauses() {}

    static Change<Plan> suspended(Plan plan, EnrollmentSuspended news, Instant now, ZoneId zone) {
        var agreed = plan.enrollment();
        if (agreed == null || plan.isOver() || plan.planning().stage() == Stage.ON_HOLD) {
            return plan.gaveBack(it -> true, now);
        }
        var lost = lost(plan, it -> it.startsAt().isAfter(news.suspendedAt()));
        var rest = both(Stretch.lost(agreed, lost, zone), awaited(plan, agreed));
        return off(
                plan,
                it -> true,
                lost,
                Session.Cause.HOLD,
                now,
                it -> it.planned(it.planning().nextRound().in(Stage.ON_HOLD), agreed.resting(rest)));
    }

    static Change<Plan> resumed(Plan plan, EnrollmentResumed news, ZoneId zone, Templates templates) {
        var agreed = plan.enrollment();
        if (agreed == null || plan.isOver() || plan.planning().stage() != Stage.ON_HOLD) {
            return Change.none(plan);
        }
        var template = templates.of(news.track());
        var from = Stretch.firstDay(news.resumedOn(), news.resumedAt(), zone, template);
        var next = agreed.in(news.sectionId(), news.track()).onHold(agreed.daysOnHold() + news.daysOnHold());
        var meetings = Meetings.of(plan, next, template, zone);
        return again(plan, next.resting(Stretch.moved(agreed.rest(), news.daysOnHold(), from, meetings)));
    }

    static Change<Plan> trackChanged(Plan plan, TrackChanged news, Instant now, ZoneId zone, Templates templates) {
        Predicate<PlanSeat> former = seat -> seat.attempt() < news.attempt();
        var agreed = plan.enrollment();
        if (agreed == null || plan.isOver()) {
            return plan.gaveBack(former, now);
        }
        var next = agreed.in(news.sectionId(), news.track());
        if (plan.planning().stage() == Stage.ON_HOLD) {
            return off(plan, former, List.of(), Session.Cause.TRACK, now, it -> it.planned(it.planning(), next));
        }
        var lost = lost(
                plan,
                it -> (it.story().makeUpFor() == null || isLeft(it, news.sectionId()))
                        && it.startsAt().isAfter(news.changedAt())
                        && !it.startsAt().atZone(zone).toLocalDate().isBefore(news.effectiveOn()));
        var awaited = awaited(plan, agreed);
        var template = templates.of(news.track());
        var from = Stretch.firstDay(news.effectiveOn(), news.changedAt(), zone, template);
        var left = plan.sessions().stream().filter(it -> !lost.contains(it)).toList();
        var meetings = Meetings.of(plan.with(left), next, template, zone);
        var rest = lost.isEmpty()
                ? awaited
                : Stretch.moved(both(Stretch.lost(agreed, lost, zone), awaited), 0, from, meetings);
        return off(plan, former, lost, Session.Cause.TRACK, now, it -> again(it, next.resting(rest)));
    }

    /// A make-up stays where the track changes; one in a group or class of the section that is left has no seat.
    private static boolean isLeft(Session session, SectionId next) {
        return session.isShared() && !session.sectionId().equals(next);
    }

    /// What is planned stays. The weeks that were added come after all that has yet to be planned, and after groups
    /// that a hold or a change of track has moved beyond the end.
    static Change<Plan> extended(Plan plan, EnrollmentExtended news, ZoneId zone) {
        var agreed = plan.enrollment();
        if (agreed == null || plan.isOver() || agreed.weeks() >= news.weeks()) {
            return Change.none(plan);
        }
        var onHold = plan.planning().stage() == Stage.ON_HOLD;
        var open = onHold ? agreed.rest() : awaited(plan, agreed);
        var groups = plan.sessions().stream()
                .filter(it -> it.isOn()
                        && it.kind() == SessionKind.GROUP
                        && it.story().makeUpFor() == null)
                .map(it -> it.startsAt().atZone(zone).toLocalDate().plusDays(1));
        var from = Stream.concat(groups, open.stream().map(Stretch::end))
                .filter(news.startsOn()::isBefore)
                .max(LocalDate::compareTo)
                .orElse(news.startsOn());
        var longer = agreed.extended(news, both(open, agreed.blocks(from, agreed.weeks(), news.addedWeeks())));
        return onHold ? plan.planned(plan.planning(), longer) : again(plan, longer);
    }

    /// What passed while a plan waits comes later. What had passed when it was agreed on, the client came to.
    static Plan waited(Plan plan, Instant now, ZoneId zone, Templates templates) {
        var agreed = plan.enrollment();
        if (agreed == null || agreed.agreedAt() == null || !plan.planning().isAwaited()) {
            return plan;
        }
        var template = templates.of(agreed.track());
        var since = firstDay(agreed.agreedAt().plus(AT_ONCE), zone, template);
        var today = firstDay(now, zone, template);
        var passed = agreed.stretches().stream()
                .anyMatch(it -> it.from().isBefore(today) && it.end().isAfter(since));
        if (!passed || !since.isBefore(today)) {
            return plan;
        }
        var rest = Stretch.waited(agreed.stretches(), since, today, Meetings.of(plan, agreed, template, zone));
        return plan.planned(plan.planning(), agreed.resting(rest)).state();
    }

    /// The seat of a plan from which this session was lost, and which is made anew for a later one.
    static @Nullable Integer tornApart(Plan plan, Session off) {
        var agreed = plan.enrollment();
        var why = off.story().cause();
        var isTornApart = why == Session.Cause.HOLD || why == Session.Cause.TRACK;
        return agreed != null && isTornApart ? PlanSeat.last(plan.seats(), agreed.sectionId()) : null;
    }

    private static LocalDate firstDay(Instant at, ZoneId zone, TrackTemplate template) {
        return Stretch.firstDay(at.atZone(zone).toLocalDate(), at, zone, template);
    }

    private static List<Stretch> awaited(Plan plan, Enrollment agreed) {
        return plan.planning().isAwaited() ? agreed.stretches() : List.of();
    }

    private static List<Stretch> both(List<Stretch> some, List<Stretch> more) {
        return Stream.concat(some.stream(), more.stream()).toList();
    }

    private static List<Session> lost(Plan plan, Predicate<Session> which) {
        return plan.sessions().stream().filter(Session::isOn).filter(which).toList();
    }

    private static Change<Plan> off(
            Plan plan,
            Predicate<PlanSeat> seats,
            List<Session> lost,
            Session.Cause why,
            Instant now,
            Function<Plan, Change<Plan>> then) {
        var back = plan.gaveBack(seats, now);
        var ids = lost.stream().map(Session::id).toList();
        var off = Roster.off(back.state(), ids, ChangedBy.ORGANIZATION, why, now);
        var next = then.apply(off.state());
        var news = new ArrayList<Object>(back.events());
        news.addAll(off.events());
        news.addAll(next.events());
        var todos = new ArrayList<Todo>(off.todos());
        todos.addAll(next.todos());
        return new Change<>(next.state(), news, todos);
    }

    /// The rest is planned, where there is one. The plan is told in any case: others wait for it.
    private static Change<Plan> again(Plan plan, Enrollment agreed) {
        var isWhole = agreed.rest().isEmpty() && !plan.sessions().isEmpty();
        var all = Roster.standing(plan.sessions(), List.of());
        return isWhole
                ? Change.to(
                        plan.planned(plan.planning().nextRound().in(Stage.PLANNED), agreed)
                                .state(),
                        agreed.told(plan, all))
                : plan.planned(plan.planning().nextRound().awaited(agreed.begin()), agreed)
                        .state()
                        .withTry();
    }
}
