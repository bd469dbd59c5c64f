package care.continuum.attendance.program;

import care.continuum.attendance.Topics;
import care.continuum.events.SchedulingEvent;
import care.continuum.events.SchedulingEvent.AppointmentSlotBooked;
import care.continuum.events.SchedulingEvent.AppointmentSlotRefused;
import care.continuum.events.SchedulingEvent.AppointmentSlotReleased;
import care.continuum.events.SchedulingEvent.SeatRefused;
import care.continuum.events.SchedulingEvent.SeatReleased;
import care.continuum.events.SchedulingEvent.SeatReserved;
import care.continuum.events.SchedulingEvent.SessionCanceled;
import care.continuum.events.SchedulingEvent.SessionRescheduled;
import care.continuum.events.SchedulingEvent.SessionsScheduled;
import care.continuum.messaging.EventContract;
import care.continuum.messaging.Feed;
import care.continuum.messaging.Origin;
import org.springframework.stereotype.Component;

/// Scheduling's plans are the sessions expected here.
@Component
class SchedulingFeed implements Feed<SchedulingEvent> {

    private final NewsDesk desk;

    SchedulingFeed(NewsDesk desk) {
        this.desk = desk;
    }

    @Override
    public EventContract<SchedulingEvent> hears() {
        return Topics.SCHEDULING;
    }

    @Override
    public void on(SchedulingEvent news, Origin origin) {
        switch (news) {
            case SessionsScheduled scheduled -> desk.scheduled(scheduled, origin);
            case SessionRescheduled moved -> desk.moved(moved, origin);
            case SessionCanceled canceled -> desk.canceled(canceled, origin);
            case SeatReserved _,
                    SeatRefused _,
                    SeatReleased _,
                    AppointmentSlotBooked _,
                    AppointmentSlotRefused _,
                    AppointmentSlotReleased _ -> {
                // Seats and appointments are not attended.
            }
        }
    }
}
