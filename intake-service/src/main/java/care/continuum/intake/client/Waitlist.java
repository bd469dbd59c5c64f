package care.continuum.intake.client;

import care.continuum.events.SectionId;
import care.continuum.intake.IntakeSettings;
import care.continuum.intake.terms.Enrollment;
import care.continuum.intake.terms.EpisodeStatus;
import care.continuum.messaging.Aggregates;
import care.continuum.messaging.Change;
import care.continuum.messaging.Todo;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Component;

/// Brings released seats and waiting clients together. A seat is kept before its taker is looked for, and a client
/// waits before a seat is looked for: whoever comes second finds the other.
@Component
class Waitlist {

    private final Places places;
    private final Clients waiting;
    private final FreeSeats released;
    private final Clock clock;
    private final Duration offerHolds;

    /// The two kinds of documents that are changed here, found when they are needed: their follow-up is the waitlist.
    record Places(Supplier<Aggregates<Client>> clients, Supplier<Aggregates<FreeSeat>> seats) {}

    Waitlist(Places places, Clients waiting, FreeSeats released, Clock clock, IntakeSettings settings) {
        this.places = places;
        this.waiting = waiting;
        this.released = released;
        this.clock = clock;
        this.offerHolds = settings.offerHolds();
    }

    void follow(Client client, Todo todo) {
        switch (todo.kind()) {
            case FreeSeat.PASS_ON -> passOn(todo);
            case Seating.LOOK -> look(client);
            case Seating.COUNT -> count(todo);
            default -> throw new IllegalStateException("nobody does " + todo.kind());
        }
    }

    private void passOn(Todo todo) {
        var seat = withStory(FreeSeat.released(todo));
        assign(places.seats().get().settle(seat.id(), () -> seat, Change::to));
    }

    /// Whoever let it go had it offered as a seat that was released before.
    private FreeSeat withStory(FreeSeat seat) {
        return seat.letGoBy().stream()
                .flatMap(it -> released.findFirstBySectionAndUsedByOrderByReleasedAtDesc(seat.section(), it).stream())
                .findFirst()
                .map(before -> seat.after(before, stillWaiting(before.letGoBy())))
                .orElse(seat);
    }

    /// Also those who have asked again, or have the offer of another seat.
    private Set<String> stillWaiting(List<String> some) {
        return waiting.findByIdIn(some).stream()
                .filter(it -> it.status() == EpisodeStatus.WAITLISTED || it.status() == EpisodeStatus.ON_HOLD)
                .map(Client::id)
                .collect(Collectors.toSet());
    }

    private void look(Client client) {
        var place = client.waiting();
        if (place != null) {
            released.findByTrackAndAgeBandAndUsedByIsNullOrderById(place.track(), place.ageBand())
                    .forEach(this::assign);
        }
    }

    private void count(Todo todo) {
        var seat = todo.detail("seat");
        var reservedAt = Instant.parse(todo.detail("reservedAt"));
        if (released.findFirstByUsedBy(seat).isPresent()) {
            return;
        }
        for (var free : released.findBySectionAndUsedByIsNullOrderById(SectionId.of(todo.detail("section")))) {
            var after = places.seats().get().settle(free.id(), () -> free, it -> it.taken(seat, reservedAt));
            if (seat.equals(after.usedBy())) {
                return;
            }
        }
    }

    /// Offers the seat to one after another until somebody still waits for it, or nobody is left.
    private void assign(FreeSeat free) {
        var seat = free;
        while (true) {
            if (seat.open()) {
                var next = head(seat);
                if (next == null) {
                    return;
                }
                seat = settle(seat, it -> it.choose(next));
            }
            var target = seat.target();
            if (target == null) {
                return;
            }
            var took = offer(target, seat);
            seat = settle(seat, it -> took ? it.used(target) : it.failed(target));
        }
    }

    private FreeSeat settle(FreeSeat seat, Function<FreeSeat, Change<FreeSeat>> decision) {
        return places.seats().get().settle(seat.id(), () -> seat, decision);
    }

    /// Who had the offer waits until everybody has had it; who let it go last is not asked again at once.
    @Nullable
    private String head(FreeSeat seat) {
        var had = seat.letGoBy();
        return first(seat, had)
                .or(() -> first(seat, had.subList(Math.max(0, had.size() - 1), had.size())))
                .orElse(null);
    }

    private Optional<String> first(FreeSeat seat, List<String> but) {
        return waiting.findWaiting(seat.track(), seat.ageBand(), but, Limit.of(1)).stream()
                .map(Client::id)
                .findFirst();
    }

    private boolean offer(String target, FreeSeat seat) {
        var offer =
                new Enrollment.Offer(seat.id(), seat.section(), clock.instant().plus(offerHolds));
        var after = places.clients()
                .get()
                .settle(
                        target,
                        () -> missing(target),
                        client -> client.decide(episode ->
                                seat.fits(episode) ? Offering.offered(episode, offer) : Change.none(episode)));
        var asked = after.current().enrollment();
        return asked != null && asked.past().offers().contains(seat.id());
    }

    private static Client missing(String id) {
        throw new IllegalStateException("the waiting client %s is not there".formatted(id));
    }
}
