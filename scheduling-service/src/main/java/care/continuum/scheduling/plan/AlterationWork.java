package care.continuum.scheduling.plan;

import care.continuum.events.ChangedBy;
import care.continuum.messaging.Aggregates;
import care.continuum.messaging.Change;
import care.continuum.messaging.Todo;
import care.continuum.scheduling.Claim;
import care.continuum.scheduling.Claims;
import care.continuum.scheduling.Reservations;
import care.continuum.scheduling.Session;
import care.continuum.scheduling.SessionBook;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.springframework.stereotype.Component;

/// Carries a change of the calendar that was decided to the plans, the calendar and the claims. Each step may be
/// repeated.
@Component
class AlterationWork {

    private final Aggregates<Plan> plans;
    private final Claims claims;
    private final Reservations reservations;
    private final SessionBook book;
    private final AlterationSpace space;

    AlterationWork(
            Aggregates<Plan> plans, Claims claims, Reservations reservations, SessionBook book, AlterationSpace space) {
        this.plans = plans;
        this.claims = claims;
        this.reservations = reservations;
        this.book = book;
        this.space = space;
    }

    void follow(Alteration change, Todo todo) {
        switch (todo.kind()) {
            case "apply" ->
                claims.inTurn(() -> {
                    apply(change);
                    return true;
                });
            case "give-back" -> space.giveBack(todo.detail("holder"));
            default -> throw new IllegalStateException("nobody does " + todo.kind());
        }
    }

    void apply(Alteration change) {
        var draft = change.draft();
        var had = reservations.timeOf(changed(draft));
        if (isDone(change)) {
            // Whoever kept the time may have died before all was tidy.
            draft.joined().keySet().forEach(plan -> tidy(plan, draft));
            book.unlock(change.holder());
            return;
        }
        var concerned = space.concerned(draft);
        for (var plan : concerned) {
            plans.settle(plan, () -> plans.get(plan), it -> next(it, draft, space.zone()));
        }
        reservations.keep(change.holder());
        book.replace(draft.sessions().stream().map(AlterationWork::forAll).toList());
        leave(change, had);
        concerned.forEach(plan -> tidy(plan, draft));
        book.unlock(change.holder());
    }

    /// What was carried through is not carried through once more: others may have changed it again.
    private boolean isDone(Alteration change) {
        var holder = change.holder();
        return !book.isLocked(holder) && !reservations.isHeld(holder);
    }

    /// Only what the sessions had when they were locked for this: another may have carried it through meanwhile, and a
    /// later change may have put them elsewhere.
    private void leave(Alteration change, List<String> had) {
        var left = new HashSet<>(had);
        change.draft().changed().forEach(it -> places(it).forEach(left::remove));
        if (book.isLocked(change.holder())) {
            reservations.leave(changed(change.draft()), left);
        }
    }

    private static List<String> changed(Alteration.Draft draft) {
        return draft.changed().stream().map(Session::id).toList();
    }

    private static Change<Plan> next(Plan plan, Alteration.Draft draft, ZoneId zone) {
        var joining = draft.joined().get(plan.id());
        return joining == null ? Roster.altered(plan, draft, zone) : Roster.joined(plan, joining);
    }

    /// What one of many makes up for is theirs alone.
    private static Session forAll(Session session) {
        return session.isShared() ? session.told(null, session.story().modality()) : session;
    }

    /// All that the session has where it is now.
    private List<String> places(Session session) {
        if (!session.isOn()) {
            return List.of();
        }
        var all = new ArrayList<String>();
        all.addAll(ids(Claim.clinician(session.clinicianId()), session));
        all.addAll(ids(Claim.room(session.roomId()), session));
        claims.members(List.of(session.id())).forEach(it -> all.addAll(ids(Claim.client(it.clientId()), session)));
        return all;
    }

    private static List<String> ids(String resource, Session session) {
        return Claim.ids(resource, session.startsAt(), session.endsAt());
    }

    /// Who left meanwhile keeps no time of it; what was for them alone does not take place, nor does a class beside
    /// the section's own to which nobody else comes. What is for another client of this change is theirs.
    private void tidy(String plan, Alteration.Draft draft) {
        var on = plans.get(plan).sessions().stream()
                .filter(Session::isOn)
                .map(Session::id)
                .toList();
        var left = draft.sessions().stream().filter(it -> !on.contains(it.id())).toList();
        claims.releaseOwners(plan, left.stream().map(Session::id).toList());
        var over = left.stream().filter(it -> it.isOn() && isEmpty(it)).toList();
        over.stream().filter(Session::isShared).map(Session::id).forEach(claims::vacate);
        book.replace(over.stream()
                .map(it -> it.canceled(ChangedBy.ORGANIZATION, Session.Cause.END))
                .toList());
    }

    private boolean isEmpty(Session session) {
        return (!session.isShared() || session.isBeside())
                && claims.members(List.of(session.id())).isEmpty();
    }
}
