package care.continuum.scheduling.plan;

import care.continuum.events.AgeBand;
import care.continuum.events.ClientId;
import care.continuum.events.EpisodeId;
import care.continuum.events.IntakeEvent;
import care.continuum.events.IntakeEvent.ClientEnrolled;
import care.continuum.events.IntakeEvent.EnrollmentExtended;
import care.continuum.events.IntakeEvent.EnrollmentRequested;
import care.continuum.events.IntakeEvent.EnrollmentResumed;
import care.continuum.events.IntakeEvent.EnrollmentSuspended;
import care.continuum.events.IntakeEvent.SeatOfferExpired;
import care.continuum.events.IntakeEvent.SeatOffered;
import care.continuum.events.IntakeEvent.TrackChanged;
import care.continuum.events.SectionId;
import care.continuum.events.Track;
import care.continuum.messaging.Aggregates;
import care.continuum.messaging.Change;
import care.continuum.messaging.Origin;
import care.continuum.scheduling.ClinicDays;
import care.continuum.scheduling.Seating;
import care.continuum.scheduling.terms.Seat;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Gives seats, holds them and takes them back, and remembers who is enrolled.
@Component
class SeatDesk {

    private final Aggregates<Plan> plans;
    private final Aggregates<Seating> seatings;
    private final Clock clock;
    private final ClinicDays clinic;

    SeatDesk(Aggregates<Plan> plans, Aggregates<Seating> seatings, Clock clock, ClinicDays clinic) {
        this.plans = plans;
        this.seatings = seatings;
        this.clock = clock;
        this.clinic = clinic;
    }

    void request(EnrollmentRequested asked, Origin origin) {
        var episode = asked.episodeId();
        plans.react(
                episode.toString(),
                origin,
                () -> Plan.of(asked.clientId(), episode, origin.time()),
                plan -> seat(
                        plan, asked.track(), asked.attempt(), it -> it.take(episode, asked.attempt(), asked.ageBand())),
                (plan, seat) -> plan.isOver()
                        ? tooLate(plan, seat, null, asked.track(), asked.ageBand())
                        : seat.map(it -> plan.answered(asked, it)).orElseGet(() -> Change.none(plan)));
    }

    void hold(SeatOffered offer, Origin origin) {
        var episode = offer.episodeId();
        plans.react(
                episode.toString(),
                origin,
                () -> Plan.of(offer.clientId(), episode, origin.time()),
                plan -> seat(
                        plan,
                        offer.track(),
                        offer.attempt(),
                        it -> it.hold(episode, offer.attempt(), offer.sectionId(), offer.ageBand())),
                (plan, seat) -> plan.isOver()
                        ? tooLate(plan, seat, offer.sectionId(), offer.track(), offer.ageBand())
                        : seat.map(it -> plan.held(offer, it)).orElseGet(() -> Change.none(plan)));
    }

    void letGo(SeatOfferExpired news, Origin origin) {
        Predicate<PlanSeat> which = seat -> seat.attempt() == news.attempt() && seat.state() == PlanSeat.State.HELD;
        plans.react(
                news.episodeId().toString(),
                origin,
                () -> Plan.of(news.clientId(), news.episodeId(), origin.time()),
                plan -> giveBack(plan, which),
                (plan, done) -> plan.gaveBack(which, clock.instant()));
    }

    void enroll(ClientEnrolled news, Origin origin) {
        plans.react(
                news.episodeId().toString(),
                origin,
                () -> Plan.of(news.clientId(), news.episodeId(), origin.time()),
                plan -> plan.enrolled(news));
    }

    void end(ClientId client, EpisodeId episode, Origin origin) {
        plans.react(
                episode.toString(),
                origin,
                () -> Plan.of(client, episode, origin.time()),
                plan -> giveBack(plan, seat -> true),
                (plan, done) -> plan.ended(clock.instant()));
    }

    void suspend(EnrollmentSuspended news, Origin origin) {
        react(news, origin, seat -> true, plan -> Pauses.suspended(plan, news, clock.instant(), clinic.zone()));
    }

    void resume(EnrollmentResumed news, Origin origin) {
        react(news, origin, seat -> false, plan -> Pauses.resumed(plan, news, clinic.zone(), clinic.templates()));
    }

    void changeTrack(TrackChanged news, Origin origin) {
        react(
                news,
                origin,
                seat -> seat.attempt() < news.attempt(),
                plan -> Pauses.trackChanged(plan, news, clock.instant(), clinic.zone(), clinic.templates()));
    }

    void extend(EnrollmentExtended news, Origin origin) {
        react(news, origin, seat -> false, plan -> Pauses.extended(plan, news, clinic.zone()));
    }

    private void react(
            IntakeEvent news, Origin origin, Predicate<PlanSeat> left, Function<Plan, Change<Plan>> decision) {
        plans.react(
                news.episodeId().toString(),
                origin,
                () -> Plan.of(news.clientId(), news.episodeId(), origin.time()),
                plan -> giveBack(plan, left),
                (plan, done) -> decision.apply(plan));
    }

    private Optional<Seat> seat(Plan plan, Track track, int attempt, Function<Seating, Change<Seating>> step) {
        Function<Seating, Change<Seating>> back = it -> it.release(plan.episodeId(), attempt);
        return seatings.settle(track.name(), () -> Seating.of(track), plan.isOver() ? back : step)
                .seat(plan.episodeId(), attempt);
    }

    /// The register gave a seat just as the episode ended, and has it back: others hear of it once.
    ///
    /// @param offered where one was offered: it is free for others, also where the register never gave it
    private Change<Plan> tooLate(
            Plan plan, Optional<Seat> given, @Nullable SectionId offered, Track track, AgeBand band) {
        return given.filter(it -> it.status() == Seat.Status.RELEASED
                        && plan.seats().stream().noneMatch(known -> known.attempt() == it.attempt()))
                .flatMap(it -> Optional.ofNullable(it.sectionId())
                        .or(() -> Optional.ofNullable(offered))
                        .map(section -> new PlanSeat(it.attempt(), section, track, band, PlanSeat.State.TAKEN)))
                .map(it -> it.freedBy(plan, clock.instant()))
                .orElseGet(() -> Change.none(plan));
    }

    private boolean giveBack(Plan plan, Predicate<PlanSeat> which) {
        plan.seats().stream()
                .filter(seat -> seat.isOpen() && which.test(seat))
                .forEach(seat -> seatings.settle(
                        seat.track().name(),
                        () -> Seating.of(seat.track()),
                        register -> register.release(plan.episodeId(), seat.attempt())));
        return true;
    }
}
