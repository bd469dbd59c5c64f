package care.continuum.scheduling.plan;

import care.continuum.events.ChangedBy;
import care.continuum.events.ClientId;
import care.continuum.events.ClinicianId;
import care.continuum.events.RoomId;
import care.continuum.events.SessionId;
import care.continuum.events.SessionKind;
import care.continuum.events.Track;
import care.continuum.messaging.Answer;
import care.continuum.messaging.Command;
import care.continuum.messaging.NotFound;
import care.continuum.messaging.RuleBroken;
import care.continuum.privacy.Seen;
import care.continuum.scheduling.Session;
import care.continuum.scheduling.StaffBook;
import care.continuum.scheduling.terms.Opening;
import care.continuum.scheduling.terms.Section;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Puts sessions on a client's calendar. Where the section has such a session at that time already, the client joins
/// it.
@Component
class EntryDesk {

    private final AlterationDesk alterations;
    private final PlanReading plans;
    private final StaffBook staff;
    private final FreeStaff free;
    private final Occasions occasions;

    EntryDesk(AlterationDesk alterations, PlanReading plans, StaffBook staff, FreeStaff free, Occasions occasions) {
        this.alterations = alterations;
        this.plans = plans;
        this.staff = staff;
        this.free = free;
        this.occasions = occasions;
    }

    record Wish(
            ClientId clientId,
            SessionKind kind,
            @Nullable Track track,
            Instant startsAt,
            Instant endsAt,
            @Nullable ClinicianId clinicianId,
            @Nullable RoomId roomId,
            @Nullable SessionId makeUpFor,
            @Nullable String modality,
            int weeks) {}

    <A> A enter(Wish wish, Command command, Answer<List<Session>, A> answer) {
        var series = command.derive("series").toString();
        return alterations.decide(
                command,
                now -> draft(wish, series, now),
                Answer.as(
                        answer.type(),
                        it -> answer.view()
                                .apply(Roster.counted(
                                        plans.of(wish.clientId(), null),
                                        it.draft().sessions()))));
    }

    private Alteration.Draft draft(Wish wish, String series, Instant now) {
        var plan = plans.of(wish.clientId(), null);
        var agreed = plan.enrollment();
        if (agreed == null || plan.isOver() || plan.planning().stage() != Planning.Stage.PLANNED) {
            throw new RuleBroken("not-in-program", "Only who is in the program, with a plan, has sessions");
        }
        if (wish.track() != null && wish.track() != agreed.track()) {
            throw new RuleBroken("other-track", "The client is in the other track");
        }
        mustBeInStay(wish, agreed);
        var original = wish.makeUpFor();
        if (original != null
                && plan.sessions().stream().noneMatch(it -> it.sessionId().equals(original))) {
            throw new NotFound("The client has no session " + original);
        }
        var section = staff.now()
                .section(agreed.sectionId())
                .orElseThrow(() -> new RuleBroken("no-section", "The client's section is gone"));
        Seen.client(plan.clientId());
        var times = occasions.weekly(wish.startsAt(), wish.endsAt(), wish.weeks());
        var sessions = sessions(wish, section, series, times);
        if (sessions.stream().anyMatch(it -> it.sessionId().equals(original))) {
            throw new RuleBroken("makes-up-for-itself", "Another session has to make up for it");
        }
        return new Alteration.Draft(List.of(), Map.of(plan.id(), sessions), ChangedBy.ORGANIZATION, null, now, null);
    }

    private void mustBeInStay(Wish wish, Enrollment agreed) {
        var first = occasions.day(wish.startsAt());
        var last = first.plusWeeks(wish.weeks() - 1L);
        var stay = Stay.of(agreed);
        if (first.isBefore(stay.from()) || stay.isLongOverOn(last)) {
            throw new RuleBroken(
                    "outside-stay",
                    "The stay is from %s to %s; sessions may follow for %d weeks"
                            .formatted(stay.from(), stay.end(), Stay.MOST_WEEKS_AFTER));
        }
    }

    private List<Session> sessions(Wish wish, Section section, String series, List<Opening> times) {
        var all = new ArrayList<Session>();
        var fresh = new ArrayList<Opening>();
        for (var time : times) {
            var held = Session.isShared(wish.kind())
                    ? occasions.held(section, wish.kind(), time, wish.clinicianId())
                    : Optional.<Session>empty();
            held.ifPresentOrElse(
                    it -> all.add(it.told(wish.makeUpFor(), it.story().modality())), () -> fresh.add(time));
        }
        if (!fresh.isEmpty()) {
            var who = free.find(section, wish, times, fresh);
            for (var time : fresh) {
                var made = Session.isShared(wish.kind())
                        ? occasions.beside(section, wish.kind(), who, time)
                        : Session.own(
                                series,
                                series + "/" + time.startsAt(),
                                wish.kind(),
                                section,
                                who.clinicianId(),
                                who.roomId(),
                                time);
                all.add(made.told(wish.makeUpFor(), wish.modality()));
            }
        }
        return List.copyOf(all);
    }
}
