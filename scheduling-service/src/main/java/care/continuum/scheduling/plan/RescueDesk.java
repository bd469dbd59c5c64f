package care.continuum.scheduling.plan;

import care.continuum.events.ChangedBy;
import care.continuum.messaging.Answer;
import care.continuum.messaging.Command;
import care.continuum.scheduling.Claims;
import care.continuum.scheduling.Member;
import care.continuum.scheduling.Session;
import care.continuum.scheduling.SessionBook;
import care.continuum.scheduling.terms.room.RoomMaker;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import org.springframework.stereotype.Component;

/// Makes room for a plan that finds no time, where sessions with single others can be moved that are far enough ahead
/// and were never changed. It is asked only where placing one plan after the other left somebody out.
@Component
class RescueDesk {

    private final Proposals proposals;
    private final AlterationDesk alterations;
    private final SessionBook book;
    private final Claims claims;
    private final RescueSettings settings;

    RescueDesk(
            Proposals proposals, AlterationDesk alterations, SessionBook book, Claims claims, RescueSettings settings) {
        this.proposals = proposals;
        this.alterations = alterations;
        this.book = book;
        this.claims = claims;
        this.settings = settings;
    }

    Instant now() {
        return alterations.now();
    }

    /// Whether others were moved, so that the plan may find its time now.
    boolean makeRoom(Plan plan) {
        var agreed = plan.enrollment();
        if (agreed == null || settings.isOff() || !agreed.isOnACalendar() || proposals.isChanging(agreed.track())) {
            return false;
        }
        var earliest = alterations.now().plus(settings.notice());
        var movable = new HashMap<Session, Plan>();
        var sessions = book.within(proposals.start(agreed.begin()), proposals.start(agreed.end())).stream()
                .filter(it -> !it.isShared() && it.sequence() == 0 && it.story().makeUpFor() == null)
                .filter(it -> it.startsAt().isAfter(earliest) && proposals.isAnHour(it))
                .toList();
        for (var session : sessions) {
            claims.members(List.of(session.id())).stream()
                    .map(Member::plan)
                    .flatMap(it -> settings.plan(it).stream())
                    .filter(it -> it.planning().stage() == Planning.Stage.PLANNED)
                    .findFirst()
                    .ifPresent(it -> movable.put(session, it));
        }
        if (movable.isEmpty()) {
            return false;
        }
        var rescue = proposals.rescue(plan, movable, earliest);
        var sittings = rescue.sittings(plan, proposals.holidays());
        var moved = new RoomMaker(settings.limit())
                .solve(sittings)
                .map(rescue::moved)
                .orElse(List.of());
        if (moved.isEmpty()) {
            return false;
        }
        alterations.decide(
                Command.once("rescue"),
                now -> Alteration.Draft.changing(moved, ChangedBy.ORGANIZATION, "room for another plan", now),
                Answer.as(Integer.class, it -> it.draft().changed().size()));
        return true;
    }
}
