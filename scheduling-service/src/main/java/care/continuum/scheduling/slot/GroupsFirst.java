package care.continuum.scheduling.slot;

import care.continuum.messaging.Aggregates;
import care.continuum.scheduling.ClientCalendar;
import care.continuum.scheduling.Session;
import care.continuum.scheduling.terms.PlanWaits;
import java.time.Clock;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/// Takes a client's appointments out of the hours of groups for which a plan of theirs waits: a group has no other
/// time, an appointment has.
@Component
class GroupsFirst {

    private final Aggregates<Slot> slots;
    private final Slots all;
    private final ClientCalendar calendar;
    private final Clock clock;

    GroupsFirst(Aggregates<Slot> slots, Slots all, ClientCalendar calendar, Clock clock) {
        this.slots = slots;
        this.all = all;
        this.calendar = calendar;
        this.clock = clock;
    }

    @EventListener
    void on(PlanWaits waits) {
        var now = clock.instant();
        var ahead = all.findAhead(waits.clientId(), now);
        if (ahead.isEmpty()) {
            return;
        }
        var groups = calendar.awaited(waits.clientId());
        ahead.stream()
                .filter(slot -> groups.stream().anyMatch(it -> meets(it, slot)))
                .forEach(found -> slots.settle(found.id(), () -> found, it -> it.closed(found.hour(), now)));
    }

    private static boolean meets(Session group, Slot slot) {
        var hour = slot.hour();
        return hour != null
                && hour.startsAt().isBefore(group.endsAt())
                && group.startsAt().isBefore(hour.startsAt().plus(Slot.LENGTH));
    }
}
