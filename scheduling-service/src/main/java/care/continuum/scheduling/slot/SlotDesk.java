package care.continuum.scheduling.slot;

import care.continuum.events.AftercareEvent.ContinuingCareAppointmentCanceled;
import care.continuum.events.AftercareEvent.ContinuingCareAppointmentProposed;
import care.continuum.events.AftercareEvent.ContinuingCareAppointmentRescheduled;
import care.continuum.messaging.Aggregates;
import care.continuum.messaging.Change;
import care.continuum.messaging.Later;
import care.continuum.messaging.Origin;
import care.continuum.messaging.Todo;
import care.continuum.scheduling.Claim;
import care.continuum.scheduling.Claims;
import care.continuum.scheduling.GroupHours;
import care.continuum.scheduling.slot.Slot.Hour;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.springframework.stereotype.Component;

/// Finds times for continuing-care appointments and gives them back.
@Component
class SlotDesk {

    private static final int MOST_RACES = 20;

    private final Aggregates<Slot> slots;
    private final FreeHours hours;
    private final Claims claims;
    private final Clock clock;

    SlotDesk(Aggregates<Slot> slots, FreeHours hours, Claims claims, Clock clock) {
        this.slots = slots;
        this.hours = hours;
        this.claims = claims;
        this.clock = clock;
    }

    void propose(ContinuingCareAppointmentProposed asked, Origin origin) {
        slots.react(
                asked.appointmentId().toString(),
                origin,
                () -> Slot.of(asked.clientId(), asked.episodeId(), asked.appointmentId()),
                slot -> slot.propose(asked));
    }

    void reschedule(ContinuingCareAppointmentRescheduled asked, Origin origin) {
        slots.react(
                asked.appointmentId().toString(),
                origin,
                () -> Slot.of(asked.clientId(), asked.episodeId(), asked.appointmentId()),
                slot -> slot.reschedule(asked));
    }

    void cancel(ContinuingCareAppointmentCanceled news, Origin origin) {
        slots.react(
                news.appointmentId().toString(),
                origin,
                () -> Slot.of(news.clientId(), news.episodeId(), news.appointmentId()),
                slot -> slot.cancel(clock.instant()));
    }

    void follow(Slot slot, Todo todo) {
        switch (todo.kind()) {
            case "find" -> find(slot.id());
            case "keep" -> keep(slots.settle(slot.id(), () -> never(slot.id()), Change::none));
            case "leave" -> leave(slots.settle(slot.id(), () -> never(slot.id()), Change::none));
            case "release" -> claims.releaseAll(slot.id());
            default -> throw new IllegalStateException("nobody does " + todo.kind());
        }
    }

    private void find(String id) {
        var groups = hours.groups();
        var after = claims.inTurn(() -> attempt(id, groups));
        if (after.stage() == Slot.Stage.ASKED) {
            throw new Later("another try is to find the hour of slot " + id);
        }
    }

    /// A try begins only when it is its turn: while it waited, another instance would overtake it. Where the hour was
    /// lost that the appointment had, and of which it keeps a part, another try looks anew.
    private Slot attempt(String id, GroupHours groups) {
        var slot = slots.settle(id, () -> never(id), Slot::tries);
        var round = slot.round();
        if (slot.stage() != Slot.Stage.ASKED) {
            return slot;
        }
        keep(slot);
        claims.releaseBefore(id, round);
        var hour = claim(slot, round, groups);
        var after = slots.settle(
                id,
                () -> never(id),
                it -> Objects.equals(it.hour(), slot.hour())
                        ? hour.map(found -> it.book(round, found)).orElseGet(() -> it.refuse(round))
                        : Change.none(it));
        if (after.round() != round || after.stage() != Slot.Stage.BOOKED) {
            claims.release(id, round);
        }
        return after;
    }

    private Optional<Hour> claim(Slot slot, int round, GroupHours groups) {
        for (int race = 1; race <= MOST_RACES; race++) {
            var found = hours.first(slot, groups, clock.instant());
            if (found.isEmpty()
                    || claims.take(lacking(slot, found.get(), round)).isEmpty()) {
                return found;
            }
        }
        throw new IllegalStateException("too many races for one hour");
    }

    private static List<Claim> lacking(Slot slot, Hour found, int round) {
        var own = FreeHours.own(slot);
        return FreeHours.claims(slot, found, round).stream()
                .filter(it -> !own.contains(it.id()))
                .toList();
    }

    /// The time that the appointment has is its own until it is released or changed for another; what it had before
    /// is free then.
    private void keep(Slot slot) {
        var hour = slot.hour();
        if (hour != null && slot.stage() != Slot.Stage.RELEASED) {
            var ids = FreeHours.claims(slot, hour, slot.round()).stream()
                    .map(Claim::id)
                    .toList();
            claims.keepAt(slot.id(), ids, slot.stage() == Slot.Stage.BOOKED ? slot.round() : slot.round() - 1L);
        }
    }

    /// It has no time any more, unless it has found another one since, or is looking for it.
    private void leave(Slot slot) {
        if (slot.hour() == null) {
            var round = slot.round() + (slot.stage() == Slot.Stage.ASKED ? 0L : 1L);
            claims.releaseOwners(slot.id(), List.of(slot.id()), round);
        } else {
            keep(slot);
        }
    }

    private static Slot never(String id) {
        throw new IllegalStateException("a slot to be found exists: " + id);
    }
}
