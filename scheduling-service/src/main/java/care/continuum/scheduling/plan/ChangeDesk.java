package care.continuum.scheduling.plan;

import care.continuum.events.ChangedBy;
import care.continuum.events.ClientId;
import care.continuum.events.ClinicianId;
import care.continuum.events.RoomId;
import care.continuum.messaging.Answer;
import care.continuum.messaging.Command;
import care.continuum.messaging.NotFound;
import care.continuum.messaging.RuleBroken;
import care.continuum.scheduling.Session;
import care.continuum.scheduling.SessionBook;
import care.continuum.scheduling.StaffBook;
import care.continuum.web.ClinicZone;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Moves and cancels sessions: one occurrence, or it and those of its series that follow.
@Component
class ChangeDesk {

    private final AlterationDesk alterations;
    private final LeaveDesk leaving;
    private final SessionBook book;
    private final StaffBook staff;
    private final ClinicZone clinic;

    ChangeDesk(AlterationDesk alterations, LeaveDesk leaving, SessionBook book, StaffBook staff, ClinicZone clinic) {
        this.alterations = alterations;
        this.leaving = leaving;
        this.book = book;
        this.staff = staff;
        this.clinic = clinic;
    }

    /// How much of a series.
    enum Scope {
        ONE,
        FOLLOWING
    }

    /// @param clientId whom alone it concerns; only for what the client cancels
    record Why(
            ChangedBy by,
            String reason,
            Scope scope,
            @Nullable ClientId clientId) {}

    /// Where a session goes; what is missing stays.
    record Where(
            Instant startsAt,
            @Nullable ClinicianId clinicianId,
            @Nullable RoomId roomId) {}

    <A> A move(String id, Why why, Where to, Command command, Answer<List<Session>, A> answer) {
        return alterations.decide(
                command,
                now -> Alteration.Draft.changing(moved(id, why, to, now), why.by(), why.reason(), now),
                Answer.as(answer.type(), it -> answer.view().apply(it.draft().changed())));
    }

    <A> A cancel(String id, Why why, Command command, Answer<List<Session>, A> answer) {
        if (isForOne(id, why, command)) {
            return leaving.leave(id, why, command, answer);
        }
        return alterations.decide(
                command,
                now -> Alteration.Draft.changing(canceled(id, why, now), why.by(), why.reason(), now),
                Answer.as(answer.type(), it -> answer.view().apply(it.draft().changed())));
    }

    /// What was done before is repeated where it was done, whatever is asked for and has become of the session by now.
    private boolean isForOne(String id, Why why, Command command) {
        if (alterations.remembers(command)) {
            return false;
        }
        return leaving.remembers(id, command)
                || (why.by() == ChangedBy.CLIENT && found(id).isShared());
    }

    private List<Session> moved(String id, Why why, Where to, Instant now) {
        var first = found(id);
        var known = staff.now();
        FreeStaff.mustKnow("clinician", to.clinicianId(), known.clinicians());
        FreeStaff.mustKnow("room", to.roomId(), known.rooms());
        if (!first.startsAt().isAfter(now)) {
            throw new RuleBroken("session-begun", "A session that has begun cannot be moved");
        }
        if (!to.startsAt().isAfter(now)) {
            throw new RuleBroken("in-the-past", "A session cannot be moved into the past");
        }
        if (first.isShared() && why.by() == ChangedBy.CLIENT) {
            throw new RuleBroken("shared-session", "A session that many come to is not moved for one of them");
        }
        var from = first.startsAt().atZone(clinic.zone()).toLocalDateTime();
        var by = Duration.between(from, to.startsAt().atZone(clinic.zone()).toLocalDateTime());
        if (by.abs().compareTo(Proposals.FARTHEST_MOVE) > 0) {
            throw new RuleBroken(
                    "moved-too-far",
                    "A session cannot be moved by more than %d days".formatted(Proposals.FARTHEST_MOVE.toDays()));
        }
        return series(first, why.scope()).stream()
                .map(it -> it.moved(
                        later(it.startsAt(), by),
                        to.clinicianId() == null ? it.clinicianId() : to.clinicianId(),
                        to.roomId() == null ? it.roomId() : to.roomId(),
                        why.by()))
                .map(it -> why.scope() == Scope.FOLLOWING ? it.onward(by) : it)
                .toList();
    }

    /// By the clinic's clocks, so that a series keeps its hour when they change.
    private Instant later(Instant start, Duration by) {
        var local = start.atZone(clinic.zone()).toLocalDateTime().plus(by);
        return local.atZone(clinic.zone()).toInstant();
    }

    private List<Session> canceled(String id, Why why, Instant now) {
        var first = found(id);
        if (why.by() == ChangedBy.CLIENT && !first.startsAt().isAfter(now)) {
            throw new RuleBroken("session-begun", "The client cannot cancel a session that has begun");
        }
        return series(first, why.scope()).stream()
                .map(it -> it.canceled(why.by(), Session.Cause.CANCELED))
                .toList();
    }

    private Session found(String id) {
        return book.find(id).orElseThrow(() -> new NotFound("There is no session " + id));
    }

    private List<Session> series(Session first, Scope scope) {
        if (!first.isOn()) {
            throw new RuleBroken("session-canceled", "The session was canceled before");
        }
        return scope == Scope.ONE ? List.of(first) : book.following(first);
    }
}
