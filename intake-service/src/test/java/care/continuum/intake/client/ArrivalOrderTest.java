package care.continuum.intake.client;

import static care.continuum.intake.client.Ana.MONDAY;
import static care.continuum.intake.client.Ana.NOW;
import static care.continuum.intake.client.Ana.SECTION;
import static care.continuum.intake.client.World.origin;
import static org.assertj.core.api.Assertions.assertThat;

import care.continuum.events.AgeBand;
import care.continuum.events.AttendanceEvent;
import care.continuum.events.AttendanceEvent.ClientAtRisk;
import care.continuum.events.AttendanceEvent.ClientDischarged;
import care.continuum.events.AttendanceEvent.ProgramCompleted;
import care.continuum.events.CareEvent;
import care.continuum.events.DischargeReason;
import care.continuum.events.Disposition;
import care.continuum.events.SchedulingEvent;
import care.continuum.events.SchedulingEvent.SeatRefused;
import care.continuum.events.SchedulingEvent.SeatReleased;
import care.continuum.events.SchedulingEvent.SeatReserved;
import care.continuum.events.SeatRefusal;
import care.continuum.events.SectionId;
import care.continuum.events.Track;
import care.continuum.intake.client.FrontDesk.Standing;
import care.continuum.intake.terms.EpisodeStatus;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// News of different services and different clients arrive in any order, some of them again, while what is left to be
/// done waits for any time: the clients end up in the same state, and the same is told.
class ArrivalOrderTest {

    private static final Instant EARLIER = NOW.minusSeconds(60);
    private static final Outcome IN_ORDER = told(null);

    /// What an order of arrival led to. By whose release a seat was offered is of no account.
    private record Outcome(TreeMap<String, Place> clients, List<String> told) {}

    private record Place(
            EpisodeStatus status,
            int attempt,
            @Nullable SectionId seat,
            @Nullable Instant waitingSince,
            @Nullable Instant offeredUntil) {}

    static LongStream seeds() {
        return LongStream.range(0, 300);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void anyOrderLeadsToTheSame(long seed) {
        assertThat(told(new Random(seed))).isEqualTo(IN_ORDER);
    }

    @Test
    void inOrderTwoAreFinishedAndTheTwoWhoWaitHaveAnOffer() {
        assertThat(IN_ORDER.clients().values().stream().map(Place::status))
                .containsExactlyInAnyOrder(
                        EpisodeStatus.FINISHED,
                        EpisodeStatus.FINISHED,
                        EpisodeStatus.WAITLISTED,
                        EpisodeStatus.WAITLISTED,
                        EpisodeStatus.ACTIVE);
        assertThat(IN_ORDER.clients().values())
                .filteredOn(it -> it.offeredUntil() != null)
                .hasSize(2);
        assertThat(IN_ORDER.told())
                .filteredOn(it -> it.startsWith("ClientEnrolled"))
                .hasSize(3);
    }

    /// One source after the other where there is no chance.
    private static Outcome told(@Nullable Random chance) {
        var world = new World();
        var sources = stories(world);
        var heard = new int[sources.size()];
        while (true) {
            var open = new ArrayList<Integer>();
            for (int source = 0; source < heard.length; source++) {
                if (heard[source] < sources.get(source).size()) {
                    open.add(source);
                }
            }
            if (open.isEmpty()) {
                world.workOff();
                return outcome(world);
            }
            var source = open.get(chance == null ? 0 : chance.nextInt(open.size()));
            hear(world, sources.get(source).get(heard[source]), heard[source] + 1);
            heard[source]++;
            if (chance != null) {
                again(world, sources, heard, chance);
            }
        }
    }

    private static void again(World world, List<List<CareEvent>> sources, int[] heard, Random chance) {
        var source = chance.nextInt(heard.length);
        if (heard[source] > 0 && chance.nextBoolean()) {
            for (int from = chance.nextInt(heard[source]); from < heard[source]; from++) {
                hear(world, sources.get(source).get(from), from + 1);
            }
        }
        while (!world.clients.left.isEmpty() && chance.nextInt(3) == 0) {
            world.work(chance.nextInt(world.clients.left.size()));
        }
    }

    private static void hear(World world, CareEvent news, long sequence) {
        switch (news) {
            case SchedulingEvent seat -> world.scheduling.on(seat, origin(news, sequence, EARLIER));
            case AttendanceEvent program -> world.attendance.on(program, origin(news, sequence, EARLIER));
            default -> throw new IllegalArgumentException(news.toString());
        }
    }

    private static List<List<CareEvent>> stories(World world) {
        var ana = world.asked("Ana");
        var ben = world.asked("Ben");
        var cleo = world.asked("Cleo");
        var dora = world.asked("Dora");
        var nine = world.asked("Nine");
        return List.of(
                List.of(reserved(ana), released(ana)),
                List.of(
                        new ClientAtRisk(ana.clientId(), ana.episodeId(), NOW),
                        new ProgramCompleted(ana.clientId(), ana.episodeId(), MONDAY, 6, 6, 14)),
                List.of(refused(ben)),
                List.of(refused(cleo)),
                List.of(reserved(dora)),
                List.of(reserved(nine), released(nine)),
                List.of(new ClientDischarged(
                        nine.clientId(),
                        nine.episodeId(),
                        Disposition.NOT_COMPLETED,
                        DischargeReason.MOVED,
                        MONDAY,
                        1,
                        0,
                        null)));
    }

    private static SeatReserved reserved(Standing who) {
        return new SeatReserved(who.clientId(), who.episodeId(), 1, SECTION, Track.DAY, AgeBand.ADULT);
    }

    private static SeatReleased released(Standing who) {
        return new SeatReleased(who.clientId(), who.episodeId(), 1, SECTION, Track.DAY, AgeBand.ADULT, NOW);
    }

    private static SeatRefused refused(Standing who) {
        return new SeatRefused(who.clientId(), who.episodeId(), 1, Track.DAY, AgeBand.ADULT, SeatRefusal.FULL);
    }

    private static Outcome outcome(World world) {
        var clients = new TreeMap<String, Place>();
        world.clients.states.forEach((id, client) -> clients.put(id, place(client)));
        return new Outcome(
                clients,
                world.clients.told.stream().map(String::valueOf).sorted().toList());
    }

    private static Place place(Client client) {
        var asked = Objects.requireNonNull(client.current().enrollment());
        var offer = asked.offer();
        return new Place(
                client.status(),
                asked.attempt(),
                asked.section(),
                asked.waitingSince(),
                offer == null ? null : offer.expiresAt());
    }
}
