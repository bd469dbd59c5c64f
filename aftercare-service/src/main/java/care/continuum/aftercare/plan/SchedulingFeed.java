package care.continuum.aftercare.plan;

import care.continuum.aftercare.Topics;
import care.continuum.aftercare.terms.Slot;
import care.continuum.aftercare.terms.Slot.Said;
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

/// The times of appointments.
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
            case AppointmentSlotBooked booked ->
                answered(booked, new Slot(booked.appointmentId(), Said.BOOKED, booked.startsAt()), origin);
            case AppointmentSlotRefused refused ->
                answered(refused, new Slot(refused.appointmentId(), Said.REFUSED, null), origin);
            case AppointmentSlotReleased released ->
                answered(released, new Slot(released.appointmentId(), Said.RELEASED, null), origin);
            case SeatReserved _,
                    SeatRefused _,
                    SessionsScheduled _,
                    SessionRescheduled _,
                    SessionCanceled _,
                    SeatReleased _ -> {
                // Sessions and seats belong to the program, which is over here.
            }
        }
    }

    private void answered(SchedulingEvent news, Slot slot, Origin origin) {
        desk.tell(news, origin, (plan, _, now) -> plan.slot(slot, now));
    }
}
