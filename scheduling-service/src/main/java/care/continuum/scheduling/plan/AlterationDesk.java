package care.continuum.scheduling.plan;

import care.continuum.messaging.Aggregates;
import care.continuum.messaging.Answer;
import care.continuum.messaging.Command;
import care.continuum.messaging.RuleBroken;
import care.continuum.messaging.Todo;
import care.continuum.privacy.Seen;
import care.continuum.scheduling.Claims;
import care.continuum.scheduling.Session;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import org.springframework.stereotype.Component;

/// Decides changes of the calendar: whole, or not at all with everything that stands in the way.
@Component
class AlterationDesk {

    private static final Duration GLANCE = Duration.ofMillis(50);
    private static final int MOST_GLANCES = 40;

    private final Aggregates<Alteration> alterations;
    private final AlterationSpace space;
    private final AlterationWork work;
    private final Claims claims;
    private final Clock clock;

    AlterationDesk(
            Aggregates<Alteration> alterations,
            AlterationSpace space,
            AlterationWork work,
            Claims claims,
            Clock clock) {
        this.alterations = alterations;
        this.space = space;
        this.work = work;
        this.claims = claims;
        this.clock = clock;
    }

    /// Where the same command comes twice at once, the second one is answered as the first, which is in its way.
    ///
    /// @param drafting what is wanted, as of now
    <A> A decide(Command command, Function<Instant, Alteration.Draft> drafting, Answer<Alteration, A> answer) {
        var id = id(command);
        giveWay(id);
        try {
            return claims.inTurn(
                    () -> isDone(id) ? again(id, command, answer) : attempt(id, command, drafting, answer));
        } catch (RuleBroken refused) {
            giveWay(id);
            if (!isDone(id)) {
                throw refused;
            }
            return again(id, command, answer);
        }
    }

    /// Whether it was decided before: then a repetition belongs here, whatever has become of the sessions.
    boolean remembers(Command command) {
        return command.keyed() && isDone(id(command));
    }

    void follow(Alteration change, Todo todo) {
        work.follow(change, todo);
        if (todo.kind().equals("apply")) {
            carried(change);
        }
    }

    Instant now() {
        return clock.instant();
    }

    private static String id(Command command) {
        return command.derive("alteration").toString();
    }

    private boolean isDone(String id) {
        return alterations.find(id).filter(Alteration::isDone).isPresent();
    }

    private <A> A again(String id, Command command, Answer<Alteration, A> answer) {
        return alterations.amend(id, command, Alteration::again, answer);
    }

    /// Another try of the same command may be at it: whoever overtook it would be in its way. One that was cut off is
    /// overtaken after a while.
    private void giveWay(String id) {
        for (int glances = 0; glances < MOST_GLANCES && isUnderWay(id); glances++) {
            LockSupport.parkNanos(GLANCE.toNanos());
        }
    }

    private boolean isUnderWay(String id) {
        return alterations.find(id).filter(it -> it.isUnderWay(clock.instant())).isPresent();
    }

    private <A> A attempt(
            String id, Command command, Function<Instant, Alteration.Draft> drafting, Answer<Alteration, A> answer) {
        var now = clock.instant();
        var drafted = drafting.apply(now);
        var members = claims.members(drafted.changed().stream().map(Session::id).toList());
        members.forEach(it -> Seen.client(it.clientId()));
        var draft = drafted.about(members);
        var begun = alterations.settle(id, () -> Alteration.of(id, draft), it -> it.tries(draft, now));
        if (!begun.isDone()) {
            reserve(begun);
        }
        var told = decided(begun, command, answer);
        var decided = ended(begun);
        work.apply(decided);
        carried(decided);
        return told;
    }

    private void carried(Alteration change) {
        alterations.settle(change.id(), () -> change, Alteration::carried);
    }

    private void reserve(Alteration begun) {
        if (begun.round() > 1) {
            space.giveBack(begun.former());
        }
        var conflicts = space.reserve(begun);
        if (conflicts.isEmpty()) {
            return;
        }
        space.giveBack(begun.holder());
        var after = alterations.settle(begun.id(), () -> begun, it -> it.refused(begun.round()));
        if (!after.isDone()) {
            throw new RuleBroken("calendar-conflict", "Somebody or something is elsewhere at that time", conflicts);
        }
    }

    private <A> A decided(Alteration begun, Command command, Answer<Alteration, A> answer) {
        try {
            return alterations.amend(begun.id(), command, it -> it.done(begun.round()), answer);
        } catch (RuleBroken tooLate) {
            ended(begun);
            throw tooLate;
        }
    }

    /// A try that did not decide may have been given up, and given back, before it had reserved all.
    private Alteration ended(Alteration begun) {
        var after = alterations.get(begun.id());
        if (!after.isDone() || after.round() != begun.round()) {
            space.giveBack(begun.holder());
        }
        return after;
    }
}
