package care.continuum.scheduling.plan;

import care.continuum.events.ChangedBy;
import care.continuum.messaging.Aggregates;
import care.continuum.messaging.Change;
import care.continuum.messaging.Later;
import care.continuum.messaging.Todo;
import care.continuum.scheduling.Claim;
import care.continuum.scheduling.Claims;
import care.continuum.scheduling.Session;
import care.continuum.scheduling.SessionBook;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Makes personal plans and takes them off the calendar: the work that a plan's decisions leave behind.
@Component
class PlanDesk {

    private static final int MOST_RACES = 5;

    private final Aggregates<Plan> plans;
    private final Proposals proposals;
    private final Claims claims;
    private final SessionBook book;
    private final RescueDesk rescues;

    PlanDesk(Aggregates<Plan> plans, Proposals proposals, Claims claims, SessionBook book, RescueDesk rescues) {
        this.plans = plans;
        this.proposals = proposals;
        this.claims = claims;
        this.book = book;
        this.rescues = rescues;
    }

    void follow(Plan plan, Todo todo) {
        switch (todo.kind()) {
            case "plan" -> make(plan.id());
            case "calendar" -> enter(standing(plan));
            case "off" -> takeOff(standing(plan));
            default -> throw new IllegalStateException("nobody does " + todo.kind());
        }
    }

    private void make(String id) {
        var after = claims.inTurn(() -> attempt(id));
        if (after != null && after.planning().isUnderWay()) {
            throw new Later("another try is to make plan " + id);
        }
        if (after != null && after.planning().waitsForRescue() && rescues.makeRoom(after)) {
            plans.settle(id, () -> never(id), Plan::again);
        }
    }

    /// Each try has a number of its own, so that of two at once only the later can succeed, with nothing but its own
    /// claims. It begins only when it is its turn: while it waited, another instance would overtake it. Null where
    /// another one has ended.
    private @Nullable Plan attempt(String id) {
        var upToNow = proposals.upTo(rescues.now());
        var plan = plans.settle(id, () -> never(id), it -> upToNow.apply(it).tries());
        var round = plan.planning().round();
        if (!plan.planning().isUnderWay()) {
            keepWhatStands(plan);
            return null;
        }
        var after = claim(plan, round);
        if (!isPlanned(after, round)) {
            claims.release(id, round);
        }
        return after;
    }

    private Plan claim(Plan plan, int round) {
        keepWhatStands(plan);
        var found = proposals.find(plan);
        var lacking = found.lacking();
        for (int races = 1; lacking.isEmpty(); races++) {
            lacking = take(plan, found.sessions(), round);
            if (lacking.isEmpty() || races == MOST_RACES) {
                break;
            }
            found = proposals.find(plan);
            lacking = found.lacking();
        }
        return lacking.isEmpty() ? schedule(plan, round, found.sessions()) : await(plan, round, lacking);
    }

    /// Sessions that many come to may have been moved since they were proposed, or are about to be: whoever moves one
    /// locks it first and then looks who comes; here time is taken first, and then one looks whether they stand.
    private List<String> take(Plan plan, List<Session> sessions, int round) {
        var conflicts = claims.take(claims(plan, sessions, round));
        if (!conflicts.isEmpty()) {
            return conflicts;
        }
        var stale = book.stale(
                sessions.stream().filter(it -> it.isShared() && it.isOn()).toList());
        if (!stale.isEmpty()) {
            claims.release(plan.id(), round);
        }
        stale.stream().filter(it -> !it.isOn()).forEach(it -> claims.vacate(it.id()));
        return stale.stream()
                .map(it -> "%s is being changed".formatted(it.kind()))
                .toList();
    }

    private void enter(Plan plan) {
        keepWhatStands(plan);
        var all = plan.sessions().stream().filter(Session::isForAll).toList();
        book.enter(all);
        book.replace(all.stream().filter(it -> !it.isShared()).toList());
    }

    /// As it is by now: work that was left may be done late.
    private Plan standing(Plan plan) {
        return plans.settle(plan.id(), () -> never(plan.id()), Change::none);
    }

    /// What else tries took that have ended, or were cut off, is given back.
    private void keepWhatStands(Plan plan) {
        keep(plan);
        claims.releaseBefore(plan.id(), firstOpen(plan));
    }

    /// The first try that may still succeed.
    private static long firstOpen(Plan plan) {
        return plan.planning().round() + (plan.planning().isAwaited() ? 0L : 1L);
    }

    private void keep(Plan plan) {
        var standing = plan.sessions().stream().flatMap(it -> Proposals.claims(plan, it, 1).stream());
        claims.keep(plan.id(), standing.map(Claim::id).toList());
    }

    /// Where the client has left what they came to already, it is tried anew: no time was taken for that.
    private Plan schedule(Plan plan, int round, List<Session> sessions) {
        var held = sessions.stream().filter(it -> Held.has(plan, it)).toList();
        var after = plans.settle(
                plan.id(),
                () -> never(plan.id()),
                it -> held.stream().allMatch(session -> Held.has(it, session))
                        ? it.scheduled(round, Roster.insteadOf(it.sessions(), sessions), rescues.now())
                        : it.interrupted());
        // The next in turn may join a class that came to be, once it is everybody's.
        if (isPlanned(after, round) && sessions.stream().anyMatch(Session::isBeside)) {
            keep(after);
        }
        return after;
    }

    private static boolean isPlanned(Plan after, int round) {
        return after.planning().round() == round && after.planning().stage() == Planning.Stage.PLANNED;
    }

    private Plan await(Plan plan, int round, List<String> lacking) {
        return plans.settle(plan.id(), () -> never(plan.id()), it -> it.waits(round, lacking, rescues.now()));
    }

    /// What the client comes to already, to make up for something, is theirs.
    private static List<Claim> claims(Plan plan, List<Session> sessions, int round) {
        return sessions.stream()
                .filter(it -> !Held.has(plan, it))
                .flatMap(session -> Proposals.claims(plan, session, round).stream())
                .toList();
    }

    /// Gives the client's time back, and everybody's in sessions that were for this client alone.
    private void takeOff(Plan plan) {
        if (plan.planning().stage() == Planning.Stage.OFF) {
            claims.releaseAll(plan.id());
        }
        var off = plan.sessions().stream().filter(it -> !it.isOn()).toList();
        keepWhatStands(plan);
        claims.releaseOwners(plan.id(), off.stream().map(Session::id).toList(), firstOpen(plan));
        book.enter(plan.sessions().stream().filter(Session::isForAll).toList());
        book.replace(off.stream().filter(it -> !it.isShared()).toList());
        var now = rescues.now();
        off.stream().filter(it -> it.isBeside() && it.startsAt().isAfter(now)).forEach(it -> leaveEmpty(it.id()));
    }

    /// A class beside the section's own gives back its clinician and its room when nobody comes to it any more. Who is
    /// about to join it finds it locked, or canceled.
    private void leaveEmpty(String id) {
        var holder = "empty/" + id;
        book.find(id)
                .filter(it -> it.isOn() && book.lock(Map.of(id, it.sequence()), holder))
                .filter(_ -> claims.members(List.of(id)).isEmpty())
                .ifPresent(it -> {
                    claims.vacate(id);
                    book.replace(List.of(it.canceled(ChangedBy.ORGANIZATION, Session.Cause.END)));
                });
        book.unlock(holder);
    }

    private static Plan never(String id) {
        throw new IllegalStateException("a plan to be made exists: " + id);
    }
}
