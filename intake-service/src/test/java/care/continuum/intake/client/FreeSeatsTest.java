package care.continuum.intake.client;

import static care.continuum.intake.client.World.command;
import static care.continuum.intake.client.World.origin;
import static org.assertj.core.api.Assertions.assertThat;

import care.continuum.events.AttendanceEvent.ClientDischarged;
import care.continuum.events.CareEvent;
import care.continuum.events.DischargeReason;
import care.continuum.events.Disposition;
import care.continuum.events.EpisodeId;
import care.continuum.events.IntakeEvent;
import care.continuum.events.IntakeEvent.SeatOffered;
import care.continuum.events.SchedulingEvent;
import care.continuum.events.SectionId;
import care.continuum.events.Track;
import care.continuum.events.WaitlistPriority;
import care.continuum.intake.client.FrontDesk.Standing;
import care.continuum.intake.terms.Enrollment;
import care.continuum.intake.terms.Inquiry.Preference;
import care.continuum.messaging.RuleBroken;
import care.continuum.testing.Proves;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Whatever clients and staff do: intake knows of no seat that is not free, and nobody waits while a seat is free of
/// which intake knows nothing.
class FreeSeatsTest {

    private static final List<SectionId> MORNINGS = List.of(section(101), section(102));
    private static final SectionId EVENINGS = section(103);
    private static final int STEPS = 250;

    private final World world = new World();
    private final SeatBook book = new SeatBook(world);
    private final List<Standing> here = new ArrayList<>();
    private final List<CareEvent> toScheduling = new ArrayList<>();
    private final List<CareEvent> toIntake = new ArrayList<>();
    private final Set<EpisodeId> discharged = new HashSet<>();
    private int sent;
    private int told;
    private int keys;
    private int crowd;
    private boolean shrinking;

    static LongStream seeds() {
        return LongStream.range(0, 300);
    }

    /// What is asked is heard at any time, and offers and what scheduling says at once: nobody takes a seat that is
    /// just being offered.
    @ParameterizedTest
    @MethodSource("seeds")
    @Proves("freed-seat")
    void aFreeSeatIsKnownOnce(long seed) {
        story(new Random(seed), true);

        for (var track : Track.values()) {
            assertThat(known(track)).as("known of %s", track).isLessThanOrEqualTo(book.free(track));
            assertThat(waitsInVain(track)).isFalse();
        }
    }

    /// All is heard at any time. An offer may then come too late for its seat, and is refused; no seat is forgotten.
    @ParameterizedTest
    @MethodSource("seeds")
    void nobodyWaitsForASeatThatIsForgotten(long seed) {
        story(new Random(seed), false);

        assertThat(Track.values()).noneMatch(this::waitsInVain);
    }

    /// Sections have fewer seats while intake still knows of more, and newcomers take what is being offered.
    @ParameterizedTest
    @MethodSource("seeds")
    @Proves({"offer", "seat-held"})
    void noOfferStandsWithoutItsSeatAndNobodyIsPassedOverForOne(long seed) {
        shrinking = true;
        story(new Random(seed), seed % 2 == 0);

        assertThat(Track.values()).noneMatch(this::waitsInVain);
    }

    private void mustHoldWhatIsOffered() {
        assertThat(offers()).allMatch(it -> book.holds(it.episode.episodeId(), it.enrollment.attempt()));
    }

    /// Nobody gets a seat held while somebody before them is left with an offer that was refused.
    private void mustPassNobodyOver(CareEvent news) {
        if (!(news instanceof SeatOffered offer) || !book.holds(offer.episodeId(), offer.attempt())) {
            return;
        }
        var had = offers().stream()
                .filter(it -> it.episode.episodeId().equals(offer.episodeId()))
                .toList();
        assertThat(offers())
                .filteredOn(it -> it.enrollment.wish().track() == offer.track())
                .filteredOn(it -> had.stream().anyMatch(it::isBefore))
                .noneMatch(it -> book.refuses(it.episode.episodeId(), it.enrollment.attempt()));
    }

    /// An offer that stands.
    private record Offered(Episode episode, Enrollment enrollment) {

        boolean isBefore(Offered other) {
            var rank = rank().compareTo(other.rank());
            return rank != 0
                    ? rank < 0
                    : Objects.requireNonNull(enrollment.waitingSince())
                            .isBefore(Objects.requireNonNull(other.enrollment.waitingSince()));
        }

        private WaitlistPriority rank() {
            return episode.inquiry().rank();
        }
    }

    private List<Offered> offers() {
        return world.clients.states.values().stream()
                .map(Client::current)
                .flatMap(it -> Optional.ofNullable(it.enrollment())
                        .filter(asked -> asked.offer() != null)
                        .map(asked -> new Offered(it, asked))
                        .stream())
                .toList();
    }

    private long known(Track track) {
        return world.seats.states.values().stream()
                .filter(it -> it.track() == track && it.usedBy() == null)
                .count();
    }

    private boolean waitsInVain(Track track) {
        var waits = world.clients.states.values().stream()
                .map(Client::waiting)
                .anyMatch(it -> it != null && it.track() == track);
        return waits && known(track) < book.free(track);
    }

    private void story(Random chance, boolean promptly) {
        crowd = 3 + chance.nextInt(5);
        MORNINGS.forEach(it -> book.add(it, Track.DAY));
        book.add(EVENINGS, Track.EVENING);
        for (int step = 0; step < STEPS; step++) {
            world.clock.now = world.clock.now.plusSeconds(1);
            step(chance);
            if (promptly) {
                catchUp();
            }
        }
        do {
            tellScheduling(chance);
            if (promptly) {
                catchUp();
            } else {
                hear(chance);
                world.workOff();
            }
            collect();
        } while (!toScheduling.isEmpty() || !toIntake.isEmpty());
        mustHoldWhatIsOffered();
    }

    private void step(Random chance) {
        switch (chance.nextInt(10)) {
            case 0, 1 -> decide(chance);
            case 2, 3, 4 -> tellScheduling(chance);
            case 5, 6, 7 -> hear(chance);
            case 8 -> work(chance);
            default -> dischargeOrAdd(chance);
        }
    }

    private void decide(Random chance) {
        here.removeIf(it -> world.client(it).status().over());
        if (here.size() < crowd) {
            var who = world.ready("Number " + world.clients.states.size(), preferences(chance));
            here.add(who);
            enroll(who, Track.DAY);
            return;
        }
        var who = here.get(chance.nextInt(here.size()));
        var stay = new Stay(who.clientId(), null);
        var key = command("key " + keys++);
        var track = chance.nextInt(3) == 0 ? Track.EVENING : Track.DAY;
        try {
            switch (chance.nextInt(10)) {
                case 0, 1 -> world.desk.accept(stay, key, null);
                case 2 -> world.desk.decline(stay, key);
                case 3 -> world.desk.suspend(stay, key, null);
                case 4, 5 -> world.desk.resume(stay, key);
                case 6 -> world.desk.change(stay, key, track, null);
                case 7 -> expire();
                case 8 -> enroll(who, track);
                default -> world.desk.withdraw(stay, key);
            }
        } catch (RuleBroken no) {
            assertThat(no.rule()).isNotEmpty();
        }
    }

    private static Preference[] preferences(Random chance) {
        return chance.nextInt(4) == 0 ? new Preference[] {Preference.PREGNANT} : new Preference[0];
    }

    private void enroll(Standing who, Track track) {
        var today = Ana.CLINIC.day(world.clock.now);
        var wish = new Enrollment.Wish(track, today, 2, 9, Set.of());
        world.desk.enroll(new Stay(who.clientId(), null), command("key " + keys++), wish);
    }

    private void expire() {
        world.clock.now = world.clock.now.plus(Duration.ofHours(25));
        for (var id : List.copyOf(world.clients.states.keySet())) {
            world.clients.settle(id, () -> world.clients.get(id), it -> it.due(world.clock.now));
        }
    }

    private void dischargeOrAdd(Random chance) {
        if (chance.nextInt(shrinking ? 4 : 20) == 0) {
            if (chance.nextBoolean()) {
                book.add(MORNINGS.getFirst(), Track.DAY);
            } else {
                book.add(EVENINGS, Track.EVENING);
            }
        }
        if (shrinking && chance.nextInt(3) == 0) {
            book.remove(chance.nextBoolean() ? MORNINGS.getFirst() : EVENINGS);
        }
        if (chance.nextInt(6) == 0 && !here.isEmpty()) {
            var who = here.get(chance.nextInt(here.size()));
            if (world.client(who).status().inProgram() && discharged.add(who.episodeId())) {
                if (chance.nextBoolean()) {
                    book.end(who.episodeId());
                    dischargedFrom(who);
                } else {
                    dischargedFrom(who);
                    book.end(who.episodeId());
                }
            }
        }
    }

    private void dischargedFrom(Standing who) {
        var news = new ClientDischarged(
                who.clientId(),
                who.episodeId(),
                Disposition.NOT_COMPLETED,
                DischargeReason.MOVED,
                Ana.MONDAY,
                1,
                0,
                null);
        world.attendance.on(news, origin(news, 1, world.clock.now));
    }

    private void tellScheduling(Random chance) {
        collect();
        next(toScheduling, chance).ifPresent(this::tell);
    }

    private void tell(CareEvent news) {
        toScheduling.remove(news);
        world.clock.now = world.clock.now.plusSeconds(1);
        book.hear((IntakeEvent) news);
    }

    private void hear(Random chance) {
        collect();
        next(toIntake, chance).ifPresent(this::hear);
    }

    private void hear(CareEvent news) {
        toIntake.remove(news);
        var origin = Objects.requireNonNull(book.origins.get(news));
        world.scheduling.on((SchedulingEvent) news, origin);
    }

    /// The next news of any client; those of one client come in their order.
    private static Optional<CareEvent> next(List<CareEvent> waiting, Random chance) {
        var seen = new HashSet<EpisodeId>();
        var heads = waiting.stream().filter(it -> seen.add(it.episodeId())).toList();
        return heads.isEmpty() ? Optional.empty() : Optional.of(heads.get(chance.nextInt(heads.size())));
    }

    private void collect() {
        while (sent < world.clients.told.size()) {
            toScheduling.add((CareEvent) world.clients.told.get(sent++));
        }
        while (told < book.told.size()) {
            toIntake.add(book.told.get(told++));
        }
    }

    /// Until intake has heard all, and scheduling every offer.
    private void catchUp() {
        world.workOff();
        collect();
        while (!toIntake.isEmpty() || toScheduling.stream().anyMatch(SeatOffered.class::isInstance)) {
            if (toIntake.isEmpty()) {
                var offered = toScheduling.stream()
                        .filter(SeatOffered.class::isInstance)
                        .findFirst()
                        .orElseThrow()
                        .episodeId();
                toScheduling.stream()
                        .filter(it -> it.episodeId().equals(offered))
                        .findFirst()
                        .ifPresent(it -> {
                            tell(it);
                            mustPassNobodyOver(it);
                        });
            } else {
                hear(toIntake.getFirst());
            }
            world.workOff();
            collect();
        }
        mustHoldWhatIsOffered();
    }

    private void work(Random chance) {
        if (!world.clients.left.isEmpty()) {
            world.work(chance.nextInt(world.clients.left.size()));
        }
    }

    private static SectionId section(int number) {
        return new SectionId(new UUID(0, number));
    }
}
