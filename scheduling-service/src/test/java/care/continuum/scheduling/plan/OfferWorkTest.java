package care.continuum.scheduling.plan;

import static org.assertj.core.api.Assertions.assertThat;

import care.continuum.events.AgeBand;
import care.continuum.events.ClientId;
import care.continuum.events.EpisodeId;
import care.continuum.events.SchedulingEvent.SeatReleased;
import care.continuum.events.Track;
import care.continuum.messaging.Change;
import care.continuum.scheduling.Seating;
import care.continuum.scheduling.terms.Seat;
import care.continuum.scheduling.terms.SeatsAdded;
import care.continuum.scheduling.terms.Section;
import care.continuum.testing.InMemory;
import care.continuum.testing.Proves;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// A full section gets more seats while two wait for one.
class OfferWorkTest {

    private static final EpisodeId ANA = new EpisodeId(UUID.randomUUID());
    private static final EpisodeId XENA = new EpisodeId(UUID.randomUUID());
    private static final EpisodeId YVES = new EpisodeId(UUID.randomUUID());

    private final Section section = Clinic.opened(Track.DAY, AgeBand.ADULT);
    private final InMemory<Plan> plans = new InMemory<>();
    private final InMemory<Seating> seatings = new InMemory<>();
    private final OfferWork work = new OfferWork(plans, seatings, Clock.fixed(Clinic.NOW, ZoneOffset.UTC));

    @BeforeEach
    void open() {
        Clinic.open(section, 1, seatings);
        for (var episode : List.of(ANA, XENA, YVES)) {
            plans.settle(
                    episode.toString(),
                    () -> Plan.of(new ClientId(UUID.randomUUID()), episode, Clinic.NOW),
                    Change::none);
            register(it -> it.take(episode, 1, AgeBand.ADULT));
        }
    }

    @Test
    @Proves("freed-seat")
    void theNextSeatIsToldByWhoToldOfOneWhereNobodyElseWaitsAnyMore() {
        add(2);
        var first = teller();
        seat(first.equals(XENA) ? YVES : XENA);
        add(3);
        assertThat(plans.told()).hasSize(2);
        assertThat(teller()).isEqualTo(first);
    }

    @Test
    void ofMoreSeatsThanClientsOnlyAsManyAreToldAsWait() {
        add(9);
        assertThat(plans.told())
                .extracting(it -> ((SeatReleased) it).episodeId())
                .containsExactlyInAnyOrder(XENA, YVES);
    }

    private void add(int capacity) {
        register(it -> it.resize(section.sectionId(), capacity));
        work.on(new SeatsAdded(Track.DAY, section.sectionId()));
    }

    private EpisodeId teller() {
        return ((SeatReleased) plans.told().getLast()).episodeId();
    }

    /// Offered, and accepted.
    private void seat(EpisodeId episode) {
        register(it -> it.hold(episode, 2, section.sectionId(), AgeBand.ADULT));
        register(it -> it.take(episode, 2, AgeBand.ADULT));
        var seat = seatings.get(Track.DAY.name()).seat(episode, 2);
        assertThat(seat.map(Seat::status)).contains(Seat.Status.TAKEN);
        plans.settle(
                episode.toString(),
                () -> plans.get(episode.toString()),
                it -> Change.to(it.withSeats(List.of(
                        new PlanSeat(2, section.sectionId(), Track.DAY, AgeBand.ADULT, PlanSeat.State.TAKEN)))));
    }

    private void register(Function<Seating, Change<Seating>> step) {
        seatings.settle(Track.DAY.name(), () -> Seating.of(Track.DAY), step);
    }
}
