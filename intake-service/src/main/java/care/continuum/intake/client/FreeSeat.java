package care.continuum.intake.client;

import care.continuum.events.AgeBand;
import care.continuum.events.SchedulingEvent.SeatReleased;
import care.continuum.events.SectionId;
import care.continuum.events.Track;
import care.continuum.messaging.Aggregate;
import care.continuum.messaging.Change;
import care.continuum.messaging.Todo;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.index.CompoundIndex;
import org.springframework.data.mongodb.core.index.Indexed;
import org.springframework.data.mongodb.core.mapping.Document;

/// A seat that was released, and to whom it goes: one client after another until one waits for it. A
/// register; what is fixed in it stays.
///
/// @param id      the news of the release
/// @param releasedAt when scheduling had it free
/// @param letGoBy the clients who let it go when it was offered, also as a seat released before, in their
///                order and each once: the last is not offered it, the others only once everybody has had
///                the offer
/// @param targets the clients to whom it was or is offered, in turn
/// @param failed  how many of them waited no more when they were asked
/// @param usedBy  who has it now, in intake's eyes: an offer's client, or a seat taken without one
@Document("free_seats")
@CompoundIndex(name = "open", def = "{'track': 1, 'ageBand': 1, 'usedBy': 1}")
record FreeSeat(
        @Id String id,
        @Indexed SectionId section,
        Track track,
        AgeBand ageBand,
        Instant releasedAt,
        List<String> letGoBy,
        List<String> targets,
        int failed,
        @Indexed @Nullable String usedBy)
        implements Aggregate<FreeSeat> {

    /// The source client passes a freed seat on.
    static final String PASS_ON = "PASS_ON";

    FreeSeat {
        letGoBy = List.copyOf(letGoBy);
        targets = List.copyOf(targets);
    }

    /// Leaves it to be done by the source client that a seat goes to whoever waits first. Who let it go
    /// is not offered it again; who is told of a seat without having had it may be the one.
    static Change<Client> passOn(Client client, String source, SeatReleased seat) {
        return Change.to(client).andThen(new Todo("pass-on-" + source, PASS_ON, told(seat, source, client)));
    }

    /// What is to be done with a seat; [#released] reads it.
    private static Map<String, String> told(SeatReleased seat, String source, Client client) {
        var letGo = client.episodes().stream()
                .filter(it -> it.episodeId().equals(seat.episodeId()))
                .anyMatch(
                        it -> it.enrollment() != null && it.enrollment().past().passed() == seat.attempt());
        return Map.of(
                "source", source,
                "section", seat.sectionId().toString(),
                "track", seat.track().name(),
                "ageBand", seat.ageBand().name(),
                "releasedAt", seat.releasedAt().toString(),
                "letGoBy", letGo ? client.id() : "");
    }

    /// As the work that the release left behind tells.
    static FreeSeat released(Todo passOn) {
        return new FreeSeat(
                passOn.detail("source"),
                SectionId.of(passOn.detail("section")),
                Track.valueOf(passOn.detail("track")),
                AgeBand.valueOf(passOn.detail("ageBand")),
                Instant.parse(passOn.detail("releasedAt")),
                passOn.detail("letGoBy").isEmpty() ? List.of() : List.of(passOn.detail("letGoBy")),
                List.of(),
                0,
                null);
    }

    /// The same seat that was released before: who let it go then, and waits still, has had the offer.
    /// With whoever has it for the second time everybody has it once more.
    FreeSeat after(FreeSeat before, Set<String> waiting) {
        var round = Collections.disjoint(before.letGoBy, letGoBy)
                ? before.letGoBy.stream().filter(waiting::contains)
                : Stream.<String>empty();
        var had = Stream.concat(round, letGoBy.stream()).toList();
        return new FreeSeat(id, section, track, ageBand, releasedAt, had, targets, failed, usedBy);
    }

    @Override
    public @Nullable String client() {
        return null;
    }

    /// Nobody has it, and it is offered to nobody.
    boolean open() {
        return usedBy == null && failed == targets.size();
    }

    /// The one to whom it is to be offered now.
    @Nullable
    String target() {
        return usedBy == null && failed < targets.size() ? targets.get(failed) : null;
    }

    /// Whether the client waits for such a seat by now: who was chosen may wait for another track, or among others.
    boolean fits(Episode episode) {
        var place = Waiting.of(episode);
        return place != null && place.track() == track && place.ageBand() == ageBand;
    }

    /// Fixes who is next; two who choose at once choose one.
    Change<FreeSeat> choose(String client) {
        return open()
                ? Change.to(
                        with(Stream.concat(targets.stream(), Stream.of(client)).toList(), failed, null))
                : Change.none(this);
    }

    Change<FreeSeat> failed(String client) {
        return client.equals(target()) ? Change.to(with(targets, failed + 1, null)) : Change.none(this);
    }

    /// A seat that was taken before this one was free is another one.
    Change<FreeSeat> taken(String seat, Instant reservedAt) {
        return open() && releasedAt.isBefore(reservedAt) ? used(seat) : Change.none(this);
    }

    Change<FreeSeat> used(String by) {
        return usedBy == null ? Change.to(with(targets, failed, by)) : Change.none(this);
    }

    private FreeSeat with(List<String> chosen, int passedOver, @Nullable String by) {
        return new FreeSeat(id, section, track, ageBand, releasedAt, letGoBy, chosen, passedOver, by);
    }
}
