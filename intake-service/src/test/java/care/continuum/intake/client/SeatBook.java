package care.continuum.intake.client;

import static care.continuum.intake.client.World.origin;

import care.continuum.events.AgeBand;
import care.continuum.events.CareEvent;
import care.continuum.events.ClientId;
import care.continuum.events.EpisodeId;
import care.continuum.events.IntakeEvent;
import care.continuum.events.IntakeEvent.EnrollmentRequested;
import care.continuum.events.IntakeEvent.EnrollmentSuspended;
import care.continuum.events.IntakeEvent.EnrollmentWithdrawn;
import care.continuum.events.IntakeEvent.SeatOfferExpired;
import care.continuum.events.IntakeEvent.SeatOffered;
import care.continuum.events.IntakeEvent.TrackChanged;
import care.continuum.events.SchedulingEvent;
import care.continuum.events.SchedulingEvent.SeatRefused;
import care.continuum.events.SchedulingEvent.SeatReleased;
import care.continuum.events.SchedulingEvent.SeatReserved;
import care.continuum.events.SeatRefusal;
import care.continuum.events.SectionId;
import care.continuum.events.Track;
import care.continuum.messaging.Origin;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// Scheduling's seats as intake's tests see them: what is asked is answered, what is offered is held or refused,
/// what is given back is told.
final class SeatBook {

    private enum Status {
        HELD,
        TAKEN,
        RELEASED,
        REFUSED
    }

    private record Seat(
            ClientId client,
            EpisodeId episode,
            int attempt,
            @Nullable SectionId section,
            Track track,
            Status status) {}

    private record Section(SectionId id, Track track, int capacity) {}

    final List<SchedulingEvent> told = new ArrayList<>();

    /// Where each of them stands in its story.
    final IdentityHashMap<CareEvent, Origin> origins = new IdentityHashMap<>();

    private final Map<SectionId, Section> sections = new LinkedHashMap<>();
    private final Map<String, Seat> seats = new LinkedHashMap<>();
    private final Set<EpisodeId> over = new HashSet<>();
    private final Map<EpisodeId, Long> sequences = new HashMap<>();
    private final World world;

    SeatBook(World world) {
        this.world = world;
    }

    void hear(IntakeEvent news) {
        switch (news) {
            case EnrollmentRequested asked -> take(asked);
            case SeatOffered offer -> hold(offer);
            case SeatOfferExpired gone ->
                giveBack(gone.episodeId(), it -> it.attempt() == gone.attempt() && it.status() == Status.HELD);
            case EnrollmentSuspended hold -> giveBack(hold.episodeId(), _ -> true);
            case TrackChanged change -> giveBack(change.episodeId(), it -> it.attempt() < change.attempt());
            case EnrollmentWithdrawn gone -> end(gone.episodeId());
            default -> {}
        }
    }

    void end(EpisodeId episode) {
        over.add(episode);
        giveBack(episode, _ -> true);
    }

    /// One more seat. It is told by somebody who was refused one last, where there is such a client.
    void add(SectionId id, Track track) {
        var before = sections.getOrDefault(id, new Section(id, track, 0));
        sections.put(id, new Section(id, track, before.capacity() + 1));
        var last = new LinkedHashMap<EpisodeId, Seat>();
        seats.values().stream()
                .filter(it -> it.track() == track && it.status() != Status.RELEASED)
                .sorted(Comparator.comparingInt(Seat::attempt))
                .forEach(it -> last.put(it.episode(), it));
        last.values().stream()
                .filter(it -> it.status() == Status.REFUSED && !over.contains(it.episode()))
                .limit(Math.min(1, free(sections.get(id))))
                .forEach(it -> tellReleased(it, id));
    }

    /// One seat less, where one is free.
    void remove(SectionId id) {
        sections.computeIfPresent(id, (_, it) -> free(it) > 0 ? new Section(id, it.track(), it.capacity() - 1) : it);
    }

    boolean holds(EpisodeId episode, int attempt) {
        return became(episode, attempt) == Status.HELD;
    }

    boolean refuses(EpisodeId episode, int attempt) {
        return became(episode, attempt) == Status.REFUSED;
    }

    private @Nullable Status became(EpisodeId episode, int attempt) {
        var seat = seats.get(episode + "#" + attempt);
        return seat == null ? null : seat.status();
    }

    int free(Track track) {
        return sections.values().stream()
                .filter(it -> it.track() == track)
                .mapToInt(this::free)
                .sum();
    }

    private int free(Section section) {
        var taken = seats.values().stream()
                .filter(it -> isOpen(it) && section.id().equals(it.section()))
                .count();
        return section.capacity() - (int) taken;
    }

    private void take(EnrollmentRequested asked) {
        if (over.contains(asked.episodeId())) {
            return;
        }
        var key = asked.episodeId() + "#" + asked.attempt();
        var known = seats.get(key);
        if (known != null && known.status() == Status.REFUSED) {
            return;
        }
        var section = known == null ? firstFree(asked.track(), null) : known.section();
        var status = section == null ? Status.REFUSED : Status.TAKEN;
        var seat = new Seat(asked.clientId(), asked.episodeId(), asked.attempt(), section, asked.track(), status);
        seats.put(key, seat);
        if (section == null) {
            tellRefused(seat);
            return;
        }
        tell(new SeatReserved(
                asked.clientId(), asked.episodeId(), asked.attempt(), section, asked.track(), asked.ageBand()));
    }

    private void hold(SeatOffered offer) {
        var seat = new Seat(
                offer.clientId(), offer.episodeId(), offer.attempt(), offer.sectionId(), offer.track(), Status.HELD);
        if (over.contains(offer.episodeId())) {
            tellReleased(seat, offer.sectionId());
            return;
        }
        var section = firstFree(offer.track(), offer.sectionId());
        if (section == null) {
            seats.put(key(seat), in(seat, offer.sectionId(), Status.REFUSED));
            tellRefused(seat);
            return;
        }
        seats.put(key(seat), in(seat, section, Status.HELD));
    }

    private @Nullable SectionId firstFree(Track track, @Nullable SectionId wanted) {
        return sections.values().stream()
                .filter(it -> it.track() == track && free(it) > 0)
                .map(Section::id)
                .min(Comparator.comparing(it -> !it.equals(wanted)))
                .orElse(null);
    }

    private void giveBack(EpisodeId episode, Predicate<Seat> which) {
        for (var seat : List.copyOf(seats.values())) {
            if (seat.episode().equals(episode) && isOpen(seat) && seat.section() != null && which.test(seat)) {
                seats.put(key(seat), in(seat, seat.section(), Status.RELEASED));
                tellReleased(seat, seat.section());
            }
        }
    }

    private void tellRefused(Seat seat) {
        tell(new SeatRefused(
                seat.client(), seat.episode(), seat.attempt(), seat.track(), AgeBand.ADULT, SeatRefusal.FULL));
    }

    private void tellReleased(Seat seat, SectionId section) {
        tell(new SeatReleased(
                seat.client(), seat.episode(), seat.attempt(), section, seat.track(), AgeBand.ADULT, world.clock.now));
    }

    private void tell(SchedulingEvent news) {
        var sequence = sequences.merge(news.episodeId(), 1L, Long::sum);
        told.add(news);
        origins.put(news, origin(news, sequence, world.clock.now));
    }

    private static boolean isOpen(Seat seat) {
        return seat.status() == Status.HELD || seat.status() == Status.TAKEN;
    }

    private static String key(Seat seat) {
        return seat.episode() + "#" + seat.attempt();
    }

    private static Seat in(Seat seat, SectionId section, Status status) {
        return new Seat(seat.client(), seat.episode(), seat.attempt(), section, seat.track(), status);
    }
}
