package care.continuum.intake.client;

import static care.continuum.intake.client.Ana.CLINIC;
import static care.continuum.intake.client.Ana.MONDAY;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Comparator.comparing;
import static java.util.Comparator.comparingInt;

import care.continuum.events.AgeBand;
import care.continuum.events.CareEvent;
import care.continuum.events.ClientId;
import care.continuum.events.SectionId;
import care.continuum.events.Track;
import care.continuum.intake.IntakeSettings;
import care.continuum.intake.client.FrontDesk.Standing;
import care.continuum.intake.terms.Enrollment;
import care.continuum.intake.terms.Expiry;
import care.continuum.intake.terms.Inquiry;
import care.continuum.intake.terms.Person;
import care.continuum.messaging.Command;
import care.continuum.messaging.Origin;
import care.continuum.testing.Shipped;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import org.springframework.data.domain.Limit;

/// Intake with its documents in memory and its clock in hand. What is left to be done waits for [#workOff].
final class World {

    static final IntakeSettings SETTINGS = settings(Map.of());

    final Kept<Client> clients = new Kept<>();
    final Kept<FreeSeat> seats = new Kept<>();
    final Hands clock = new Hands();
    final Lookalikes lookalikes = new Lookalikes(clients, new KnownClients(), clock, SETTINGS);
    final FrontDesk frontDesk = new FrontDesk(clients, clock);
    final Reception reception = new Reception(CLINIC, SETTINGS);
    final EnrollmentDesk desk = new EnrollmentDesk(clients, lookalikes, clock, CLINIC, SETTINGS);
    final SchedulingFeed scheduling = new SchedulingFeed(new Reactions(clients, clock, CLINIC));
    final AttendanceFeed attendance = new AttendanceFeed(new Reactions(clients, clock, CLINIC));
    final AftercareFeed aftercare = new AftercareFeed(new Reactions(clients, clock, CLINIC));
    final ClinicDesk clinic;
    private final Waitlist waitlist = new Waitlist(
            new Waitlist.Places(() -> clients, () -> seats), new KnownClients(), new KnownSeats(), clock, SETTINGS);

    World() {
        this(SETTINGS);
    }

    World(IntakeSettings settings) {
        clinic = new ClinicDesk(clients, clock, CLINIC, settings);
    }

    /// As shipped, but for these.
    static IntakeSettings settings(Map<String, ?> others) {
        return Shipped.with(others, "continuum.intake", IntakeSettings.class);
    }

    /// Shows what the test says, in no clinic's zone: nor does the suite's clock.
    static final class Hands extends Clock {

        Instant now = Ana.NOW;

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            throw new UnsupportedOperationException();
        }
    }

    /// A client that gets in touch under a key derived from the name.
    Standing inquire(String name, Person person, Inquiry.Preference... first) {
        return frontDesk.inquire(
                command(name),
                person,
                now -> new Inquiry(
                        Ana.inquiry().channel(),
                        Ana.inquiry().reason(),
                        Track.DAY,
                        null,
                        Set.of(first),
                        now,
                        Ana.CLOCKS));
    }

    Standing ready(String name, Inquiry.Preference... first) {
        return ready(name, named(name), first);
    }

    Standing ready(String name, Person person, Inquiry.Preference... first) {
        var standing = inquire(name, person, first);
        var stay = new Stay(standing.clientId(), null);
        var consent = Ana.consent();
        clinic.assess(stay, command(name), Ana.assessment("2.1", MONDAY));
        clinic.consent(stay, command(name), consent.type(), consent.terms(), Expiry.of("NONE"), MONDAY);
        return standing;
    }

    /// Ready, and a seat is asked.
    Standing asked(String name, Inquiry.Preference... first) {
        var standing = ready(name, first);
        return desk.enroll(new Stay(standing.clientId(), null), command(name), wish());
    }

    static Enrollment.Wish wish() {
        return new Enrollment.Wish(Track.DAY, MONDAY, 2, 9, Set.of());
    }

    static Person named(String name) {
        return new Person(
                name, "Example", LocalDate.of(1990, 5, 17), null, null, name.toLowerCase(Locale.ROOT) + "@example.org");
    }

    static Command command(String name) {
        return new Command(name, "", false, "somebody");
    }

    Client client(Standing standing) {
        return clients.get(standing.clientId().toString());
    }

    /// Where the news of an aggregate stands in its story.
    static Origin origin(CareEvent news, long sequence, Instant at) {
        var aggregate = news.episodeId().toString();
        var name = news.getClass().getInterfaces()[0].getSimpleName() + aggregate + sequence;
        var id = UUID.nameUUIDFromBytes(name.getBytes(UTF_8)).toString();
        return new Origin(news.getClass().getInterfaces()[0].getSimpleName(), aggregate, sequence, id, at, "");
    }

    void workOff() {
        while (!clients.left.isEmpty()) {
            work(0);
        }
    }

    /// One piece of the work that is left.
    void work(int which) {
        var todo = List.copyOf(clients.left.keySet()).get(which);
        var state = clients.left.remove(todo);
        if (todo.kind().equals(Client.LIKEN)) {
            lookalikes.liken(Objects.requireNonNull(state));
        } else {
            waitlist.follow(Objects.requireNonNull(state), todo);
        }
    }

    private final class KnownClients implements Clients {

        @Override
        public List<Client> findByTracesInOrderByKnownSince(Collection<String> traces, Limit most) {
            return those(it -> !Collections.disjoint(it.traces(), traces)).stream()
                    .sorted(comparing(Client::knownSince))
                    .limit(most.max())
                    .toList();
        }

        @Override
        public List<Client> findByIdIn(Collection<String> ids) {
            return those(it -> ids.contains(it.id()));
        }

        @Override
        public List<Client> findLikenedTo(ClientId other) {
            return those(it -> Alike.of(it, other).isPresent());
        }

        private List<Client> those(Predicate<Client> which) {
            return clients.states.values().stream().filter(which).toList();
        }

        @Override
        public List<Client> findWaiting(Track track, AgeBand ageBand, Collection<String> but, Limit most) {
            record Place(Client client, Waiting waiting) {}
            return clients.states.values().stream()
                    .flatMap(it -> Optional.ofNullable(it.waiting()).map(at -> new Place(it, at)).stream())
                    .filter(it -> it.waiting().track() == track && it.waiting().ageBand() == ageBand)
                    .sorted(comparingInt((Place it) -> it.waiting().rank())
                            .thenComparing(it -> it.waiting().since())
                            .thenComparing(it -> it.client().id()))
                    .map(Place::client)
                    .filter(it -> !but.contains(it.id()))
                    .limit(most.max())
                    .toList();
        }
    }

    private final class KnownSeats implements FreeSeats {

        @Override
        public List<FreeSeat> findByTrackAndAgeBandAndUsedByIsNullOrderById(Track track, AgeBand ageBand) {
            return seats.states.values().stream()
                    .filter(it -> it.track() == track && it.ageBand() == ageBand && it.usedBy() == null)
                    .toList();
        }

        @Override
        public List<FreeSeat> findBySectionAndUsedByIsNullOrderById(SectionId section) {
            return seats.states.values().stream()
                    .filter(it -> it.section().equals(section) && it.usedBy() == null)
                    .toList();
        }

        @Override
        public Optional<FreeSeat> findFirstBySectionAndUsedByOrderByReleasedAtDesc(SectionId section, String client) {
            return seats.states.values().stream()
                    .filter(it -> it.section().equals(section) && client.equals(it.usedBy()))
                    .max(comparing(FreeSeat::releasedAt));
        }

        @Override
        public Optional<FreeSeat> findFirstByUsedBy(String seat) {
            return seats.states.values().stream()
                    .filter(it -> seat.equals(it.usedBy()))
                    .findFirst();
        }
    }
}
