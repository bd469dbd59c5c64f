package care.continuum.scheduling.slot;

import care.continuum.messaging.Aggregates;
import care.continuum.scheduling.ClinicDays;
import care.continuum.scheduling.terms.HolidayKept;
import java.time.Clock;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/// Takes the appointments that are to come off a holiday: another time has to be looked for.
@Component
class ClosedDays {

    private final Aggregates<Slot> slots;
    private final Slots all;
    private final ClinicDays clinic;
    private final Clock clock;

    ClosedDays(Aggregates<Slot> slots, Slots all, ClinicDays clinic, Clock clock) {
        this.slots = slots;
        this.all = all;
        this.clinic = clinic;
        this.clock = clock;
    }

    @EventListener
    void on(HolidayKept holiday) {
        if (!clinic.holidays().contains(holiday.day())) {
            return;
        }
        var now = clock.instant();
        var begin = clinic.start(holiday.day());
        var from = begin.isBefore(now) ? now : begin;
        var to = clinic.start(holiday.day().plusDays(1));
        all.findBetween(from, to)
                .forEach(found -> slots.settle(found.id(), () -> found, it -> it.closed(found.hour(), now)));
    }
}
