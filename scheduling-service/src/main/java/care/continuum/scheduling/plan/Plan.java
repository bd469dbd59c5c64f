package care.continuum.scheduling.plan;

import care.continuum.events.AgeBand;
import care.continuum.events.ChangedBy;
import care.continuum.events.ClientId;
import care.continuum.events.EpisodeId;
import care.continuum.events.IntakeEvent.ClientEnrolled;
import care.continuum.events.IntakeEvent.EnrollmentRequested;
import care.continuum.events.IntakeEvent.SeatOffered;
import care.continuum.events.SchedulingEvent.SeatRefused;
import care.continuum.events.SchedulingEvent.SeatReleased;
import care.continuum.events.SchedulingEvent.SeatReserved;
import care.continuum.events.Track;
import care.continuum.messaging.Aggregate;
import care.continuum.messaging.Change;
import care.continuum.messaging.Todo;
import care.continuum.scheduling.Session;
import care.continuum.scheduling.Session.Cause;
import care.continuum.scheduling.plan.Planning.Stage;
import care.continuum.scheduling.terms.Seat;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.index.Indexed;
import org.springframework.data.mongodb.core.mapping.Document;

/// An episode's seats and personal plan. What is overtaken changes nothing: after its end an episode gets no seat
/// and no plan any more.
@Document("plans")
record Plan(
        @Id String id,
        @Indexed ClientId clientId,
        Instant knownSince,
        List<PlanSeat> seats,
        @Nullable Enrollment enrollment,
        Planning planning,
        List<Session> sessions,
        @Nullable Instant endedAt)
        implements Aggregate<Plan> {

    static Plan of(ClientId client, EpisodeId episode, Instant at) {
        return new Plan(episode.toString(), client, at, List.of(), null, Planning.NONE, List.of(), null);
    }

    @Override
    public String client() {
        return clientId.toString();
    }

    EpisodeId episodeId() {
        return EpisodeId.of(id);
    }

    boolean isOver() {
        return endedAt != null;
    }

    /// What the register said to the asking for a seat. That an offered one was not there was told before.
    Change<Plan> answered(EnrollmentRequested asked, Seat seat) {
        var section = seat.sectionId();
        if (section == null) {
            return refused(seat, asked.track(), asked.ageBand());
        }
        if (seat.status() != Seat.Status.TAKEN) {
            return Change.none(this);
        }
        var taken = new PlanSeat(asked.attempt(), section, asked.track(), asked.ageBand(), PlanSeat.State.TAKEN);
        return Change.to(
                withSeats(PlanSeat.releasing(seats, it -> it.state() == PlanSeat.State.HELD, taken)),
                new SeatReserved(clientId, episodeId(), asked.attempt(), section, asked.track(), asked.ageBand()));
    }

    /// A seat is kept for the client until the offer ends; where there is none, it is refused.
    Change<Plan> held(SeatOffered offer, Seat seat) {
        var section = seat.sectionId();
        if (section == null || seat.status() != Seat.Status.HELD) {
            return refused(seat, offer.track(), offer.ageBand());
        }
        var held = new PlanSeat(offer.attempt(), section, offer.track(), offer.ageBand(), PlanSeat.State.HELD);
        return Change.to(withSeats(PlanSeat.releasing(seats, it -> false, held)));
    }

    private Change<Plan> refused(Seat seat, Track track, AgeBand band) {
        var why = seat.refusal();
        return why == null
                ? Change.none(this)
                : Change.to(this, new SeatRefused(clientId, episodeId(), seat.attempt(), track, band, why));
    }

    /// The seats that these are about were given back.
    Change<Plan> gaveBack(Predicate<PlanSeat> which, Instant now) {
        var told = seats.stream()
                .filter(seat -> seat.isOpen() && which.test(seat))
                .map(seat -> new SeatReleased(
                        clientId, episodeId(), seat.attempt(), seat.sectionId(), seat.track(), seat.ageBand(), now))
                .toList();
        return Change.to(withSeats(PlanSeat.releasing(seats, which, null)), told);
    }

    Change<Plan> enrolled(ClientEnrolled news) {
        if (isOver() || enrollment != null) {
            return Change.none(this);
        }
        return planned(planning.awaited(news.startDate()), Enrollment.of(news), sessions)
                .state()
                .withTry();
    }

    /// A try begins; earlier ones can then not succeed any more.
    Change<Plan> tries() {
        return planning.isUnderWay() ? planned(planning.nextRound(), enrollment, sessions) : Change.none(this);
    }

    /// No time was found for some sessions. A plan is whole or it waits.
    Change<Plan> waits(int round, List<String> lacking, Instant now) {
        return mayEnd(round)
                ? planned(planning.waits(lacking, now), enrollment, sessions)
                        .andThen(new Todo("waits-" + round, "waits", Map.of()))
                : Change.none(this);
    }

    Change<Plan> scheduled(int round, List<Session> whole, Instant now) {
        var agreed = enrollment;
        if (!mayEnd(round) || agreed == null) {
            return Change.none(this);
        }
        var news = new ArrayList<Object>(List.of(agreed.told(this, Roster.standing(sessions, whole))));
        news.addAll(Roster.canceled(this, whole, now));
        var next = planned(planning.in(Stage.PLANNED), agreed.resting(List.of()), Roster.merged(sessions, whole));
        return Change.to(next.state(), news).andThen(new Todo("calendar-" + round, "calendar", Map.of()));
    }

    /// The episode ended: the client is off every session that starts later, and the seat is free.
    Change<Plan> ended(Instant now) {
        if (isOver()) {
            return Change.none(this);
        }
        var back = gaveBack(it -> true, now);
        var left = sessions.stream()
                .map(it ->
                        it.isOn() && it.startsAt().isAfter(now) ? it.canceled(ChangedBy.ORGANIZATION, Cause.END) : it)
                .toList();
        var last = planning.nextRound().in(sessions.isEmpty() ? Stage.OFF : Stage.PLANNED);
        var over = new Plan(id, clientId, knownSince, back.state().seats, enrollment, last, left, now);
        return Change.to(over, back.events()).andThen(new Todo("off", "off", Map.of()));
    }

    /// What the try under way may have seen is not so any more: another takes its place.
    Change<Plan> interrupted() {
        return planning.isAwaited() ? tryAgain(planning.nextRound()) : Change.none(this);
    }

    Change<Plan> again() {
        return planning.isAwaited() && planning.retryAt() != null ? tryAgain(planning) : Change.none(this);
    }

    private Change<Plan> tryAgain(Planning from) {
        return planned(from.again(), enrollment, sessions).state().withTry();
    }

    @Override
    public @Nullable Instant dueAt() {
        return planning.retryAt();
    }

    @Override
    public Change<Plan> due(Instant now) {
        return again();
    }

    private boolean mayEnd(int round) {
        return planning.isAwaited() && round == planning.round();
    }

    Change<Plan> withTry() {
        return Change.to(this)
                .andThen(new Todo("plan-%d-%d".formatted(planning.tries(), planning.round()), "plan", Map.of()));
    }

    Change<Plan> planned(Planning next, @Nullable Enrollment agreed) {
        return planned(next, agreed, sessions);
    }

    private Change<Plan> planned(Planning next, @Nullable Enrollment agreed, List<Session> whole) {
        return Change.to(new Plan(id, clientId, knownSince, seats, agreed, next, whole, endedAt));
    }

    Plan with(List<Session> next) {
        return new Plan(id, clientId, knownSince, seats, enrollment, planning, List.copyOf(next), endedAt);
    }

    Plan withSeats(List<PlanSeat> next) {
        return new Plan(id, clientId, knownSince, next, enrollment, planning, sessions, endedAt);
    }
}
