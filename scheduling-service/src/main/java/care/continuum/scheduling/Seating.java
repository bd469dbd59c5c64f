package care.continuum.scheduling;

import care.continuum.events.AgeBand;
import care.continuum.events.ClinicianId;
import care.continuum.events.EpisodeId;
import care.continuum.events.RoomId;
import care.continuum.events.SeatRefusal;
import care.continuum.events.SectionId;
import care.continuum.events.Track;
import care.continuum.messaging.Aggregate;
import care.continuum.messaging.Change;
import care.continuum.messaging.NotFound;
import care.continuum.messaging.RuleBroken;
import care.continuum.messaging.Todo;
import care.continuum.scheduling.terms.Seat;
import care.continuum.scheduling.terms.Seat.Status;
import care.continuum.scheduling.terms.Section;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.mapping.Document;

/// The register of a track's sections and their seats: one document, so that no seat is given twice and nobody
/// leads two groups at once, whoever asks at the same time.
@Document("seatings")
public record Seating(@Id String id, List<Section> sections, Map<String, Seat> seats) implements Aggregate<Seating> {

    public Seating {
        sections = List.copyOf(sections);
        seats = Map.copyOf(seats);
    }

    public static Seating of(Track track) {
        return new Seating(track.name(), List.of(), Map.of());
    }

    @Override
    public @Nullable String client() {
        return null;
    }

    /// Opens a section with the first facilitator and room of those that no other section of the track has.
    public Change<Seating> open(
            SectionId id, AgeBand band, int capacity, List<ClinicianId> facilitators, List<RoomId> rooms) {
        if (section(id).isPresent()) {
            return Change.none(this);
        }
        var facilitator = facilitators.stream()
                .filter(one ->
                        sections.stream().noneMatch(it -> it.facilitatorId().equals(one)))
                .findFirst();
        var room = rooms.stream()
                .filter(one -> sections.stream().noneMatch(it -> it.roomId().equals(one)))
                .findFirst();
        if (facilitator.isEmpty() || room.isEmpty()) {
            throw new RuleBroken(
                    facilitator.isEmpty() ? "no-facilitator" : "no-room",
                    "At the group times of track %s there is no free %s"
                            .formatted(this.id, lacking(facilitator.isEmpty(), room.isEmpty())));
        }
        var more = new ArrayList<>(sections);
        more.add(new Section(id, Track.valueOf(this.id), band, capacity, facilitator.get(), room.get()));
        return Change.to(new Seating(this.id, more, seats)).andThen(offer(id, capacity));
    }

    /// Gives a section more seats or fewer, but not fewer than it needs.
    public Change<Seating> resize(SectionId id, int capacity) {
        var before = section(id).orElseThrow(() -> new NotFound("There is no section " + id));
        if (before.capacity() - free(before) > capacity) {
            throw new RuleBroken("seats-taken", "More seats of the section are held or taken than it would have");
        }
        var after = sections.stream()
                .map(it -> it.equals(before) ? it.withCapacity(capacity) : it)
                .toList();
        var change = Change.to(new Seating(this.id, after, seats));
        return capacity > before.capacity() ? change.andThen(offer(id, capacity)) : change;
    }

    private static Todo offer(SectionId section, int capacity) {
        return new Todo("offer-%s-%d".formatted(section, capacity), "offer", Map.of("section", section.toString()));
    }

    /// The last asking of each episode, where it was refused. What was given back is no asking any more: who let an
    /// offer pass waits still.
    public List<Seat> refused(AgeBand band) {
        var last = new TreeMap<String, Seat>();
        seats.values().stream()
                .filter(it -> it.status() != Status.RELEASED)
                .forEach(it -> last.merge(
                        it.episodeId().toString(), it, (one, other) -> one.attempt() > other.attempt() ? one : other));
        return last.values().stream()
                .filter(it -> it.status() == Status.REFUSED && it.ageBand() == band)
                .toList();
    }

    private static String lacking(boolean facilitator, boolean room) {
        if (facilitator && room) {
            return "facilitator and no free room";
        }
        return facilitator ? "facilitator" : "room";
    }

    /// Takes what is held for the episode, else a free seat of the age band, else refuses.
    public Change<Seating> take(EpisodeId episode, int attempt, AgeBand band) {
        var known = seats.get(Seat.key(episode, attempt));
        if (known != null && known.status() != Status.HELD) {
            return Change.none(this);
        }
        var held = seats.entrySet().stream()
                .filter(it -> it.getValue().isHeldFor(episode))
                .findFirst();
        if (held.isPresent()) {
            var released = with(held.get().getKey(), held.get().getValue().as(Status.RELEASED));
            return Change.to(
                    released.seat(episode, attempt, held.get().getValue().sectionId(), Status.TAKEN, null, band));
        }
        var free = sections.stream()
                .filter(it -> it.ageBand() == band && free(it) > 0)
                .findFirst();
        if (free.isPresent()) {
            return Change.to(seat(episode, attempt, free.get().sectionId(), Status.TAKEN, null, band));
        }
        return Change.to(seat(episode, attempt, null, Status.REFUSED, refusal(band), band));
    }

    /// Holds a seat for the episode: in that section, else in another of the age band, else refuses: who then asks
    /// for what was offered gets none any more.
    public Change<Seating> hold(EpisodeId episode, int attempt, SectionId section, AgeBand band) {
        if (seats.containsKey(Seat.key(episode, attempt))) {
            return Change.none(this);
        }
        return sections.stream()
                .filter(it -> it.ageBand() == band && free(it) > 0)
                .min((one, other) -> Boolean.compare(
                        other.sectionId().equals(section), one.sectionId().equals(section)))
                .map(it -> Change.to(seat(episode, attempt, it.sectionId(), Status.HELD, null, band)))
                .orElseGet(() -> Change.to(seat(episode, attempt, section, Status.REFUSED, refusal(band), band)));
    }

    private SeatRefusal refusal(AgeBand band) {
        return sections.stream().anyMatch(it -> it.ageBand() == band) ? SeatRefusal.FULL : SeatRefusal.NO_SECTION;
    }

    /// Gives the seat back; one that was never given can then not be given any more.
    public Change<Seating> release(EpisodeId episode, int attempt) {
        var known = seats.get(Seat.key(episode, attempt));
        if (known == null) {
            return Change.to(seat(episode, attempt, null, Status.RELEASED, null, null));
        }
        return known.status() == Status.HELD || known.status() == Status.TAKEN
                ? Change.to(with(Seat.key(episode, attempt), known.as(Status.RELEASED)))
                : Change.none(this);
    }

    public Optional<Seat> seat(EpisodeId episode, int attempt) {
        return Optional.ofNullable(seats.get(Seat.key(episode, attempt)));
    }

    public Optional<Section> section(SectionId section) {
        return sections.stream().filter(it -> it.sectionId().equals(section)).findFirst();
    }

    /// How many more clients the section can take.
    public int free(Section section) {
        var taken = seats.values().stream()
                .filter(seat -> seat.occupies(section.sectionId()))
                .count();
        return section.capacity() - (int) taken;
    }

    private Seating seat(
            EpisodeId episode,
            int attempt,
            @Nullable SectionId section,
            Status status,
            @Nullable SeatRefusal refusal,
            @Nullable AgeBand band) {
        return with(Seat.key(episode, attempt), new Seat(episode, attempt, section, status, refusal, band));
    }

    private Seating with(String key, Seat seat) {
        var more = new HashMap<>(seats);
        more.put(key, seat);
        return new Seating(id, sections, more);
    }
}
