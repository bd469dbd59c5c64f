package care.continuum.scheduling.plan;

import care.continuum.messaging.Aggregates;
import care.continuum.messaging.Todo;
import care.continuum.scheduling.Claim;
import care.continuum.scheduling.Claims;
import care.continuum.scheduling.Session;
import care.continuum.scheduling.SessionBook;
import java.time.Clock;
import java.util.List;
import org.springframework.stereotype.Component;

/// Makes personal plans and takes them off the calendar: the work that a plan's decisions leave behind.
@Component
class PlanDesk {

    private static final int MOST_RACES = 5;

    private final Aggregates<Plan> plans;
    private final Proposals proposals;
    private final Claims claims;
    private final SessionBook book;
    private final Clock clock;

    PlanDesk(Aggregates<Plan> plans, Proposals proposals, Claims claims, SessionBook book, Clock clock) {
        this.plans = plans;
        this.proposals = proposals;
        this.claims = claims;
        this.book = book;
        this.clock = clock;
    }

    void follow(Plan plan, Todo todo) {
        switch (todo.kind()) {
            case "plan" -> make(plan.id());
            case "calendar" -> book.enter(plan.sessions());
            case "off" -> takeOff(plan);
            default -> throw new IllegalStateException("nobody does " + todo.kind());
        }
    }

    /// Lets one try after the other begin; each try has a token of its own, so that of two at once only the later
    /// can succeed, with nothing but its own claims.
    private void make(String id) {
        var token = proposals.token();
        var plan = plans.settle(id, () -> never(id), it -> it.tries(token));
        if (!plan.planning().isAwaited()) {
            return;
        }
        var after = claims.inTurn(() -> claim(plan, token));
        if (!token.equals(after.planning().token()) || after.planning().stage() != Planning.Stage.PLANNED) {
            claims.release(id, token);
        }
    }

    private Plan claim(Plan plan, String token) {
        claims.releaseOthers(plan.id(), token);
        var found = proposals.find(plan);
        var lacking = found.lacking();
        for (int race = 1; lacking.isEmpty(); race++) {
            lacking = claims.take(claims(plan, found.sessions(), token));
            if (lacking.isEmpty() || race == MOST_RACES) {
                break;
            }
            found = proposals.find(plan);
            lacking = found.lacking();
        }
        return lacking.isEmpty() ? schedule(plan, token, found.sessions()) : await(plan, token, lacking);
    }

    private Plan schedule(Plan plan, String token, List<Session> sessions) {
        return plans.settle(plan.id(), () -> never(plan.id()), it -> it.scheduled(token, sessions));
    }

    private Plan await(Plan plan, String token, List<String> lacking) {
        return plans.settle(plan.id(), () -> never(plan.id()), it -> it.waits(token, lacking, clock.instant()));
    }

    private static List<Claim> claims(Plan plan, List<Session> sessions, String token) {
        return sessions.stream()
                .flatMap(session -> Proposals.claims(plan, session, token).stream())
                .toList();
    }

    /// Gives the client's time back, and everybody's in sessions that were for this client alone.
    private void takeOff(Plan plan) {
        if (plan.planning().stage() == Planning.Stage.OFF) {
            claims.releaseOthers(plan.id(), "");
        }
        var off = plan.sessions().stream()
                .filter(it -> it.status() == Session.Status.CANCELED)
                .toList();
        claims.releaseOwners(plan.id(), off.stream().map(Session::id).toList());
        book.enter(plan.sessions());
        book.cancel(off.stream().filter(it -> !it.isShared()).toList());
    }

    private static Plan never(String id) {
        throw new IllegalStateException("a plan to be made exists: " + id);
    }
}
