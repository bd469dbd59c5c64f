package care.continuum.intake.client;

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
import care.continuum.intake.Topics;
import care.continuum.messaging.Change;
import care.continuum.messaging.EventContract;
import care.continuum.messaging.Feed;
import care.continuum.messaging.Origin;
import org.springframework.stereotype.Component;

/// A seat makes an enrollment, no seat a place on the waitlist, a released seat an offer.
@Component
class SchedulingFeed implements Feed<SchedulingEvent> {

    private final Reactions reactions;

    SchedulingFeed(Reactions reactions) {
        this.reactions = reactions;
    }

    @Override
    public EventContract<SchedulingEvent> hears() {
        return Topics.SCHEDULING;
    }

    @Override
    public void on(SchedulingEvent news, Origin origin) {
        switch (news) {
            case SeatReserved seat ->
                reactions.decide(
                        seat, origin, episode -> Seating.reserved(episode, seat, origin.time(), reactions.moment()));
            case SeatRefused refused ->
                reactions.react(refused, origin, client -> refused(client, refused, reactions.moment(origin.time())));
            case SeatReleased seat ->
                reactions.react(seat, origin, client -> FreeSeat.passOn(client, origin.eventId(), seat));
            case SessionsScheduled _,
                    SessionRescheduled _,
                    SessionCanceled _,
                    AppointmentSlotBooked _,
                    AppointmentSlotRefused _,
                    AppointmentSlotReleased _ -> {}
        }
    }

    private static Change<Client> refused(Client client, SeatRefused seat, Moment at) {
        var ofAgeOn = client.person().ofAgeOn();
        return client.decide(seat.episodeId(), episode -> Seating.refused(episode, seat, at, ofAgeOn));
    }
}
