package care.continuum.scheduling.slot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import care.continuum.events.AftercareEvent.ContinuingCareAppointmentProposed;
import care.continuum.events.AftercareEvent.ContinuingCareAppointmentRescheduled;
import care.continuum.events.AgeBand;
import care.continuum.events.AppointmentId;
import care.continuum.events.ChangedBy;
import care.continuum.events.ClientId;
import care.continuum.events.ClinicianId;
import care.continuum.events.EpisodeId;
import care.continuum.events.RoomId;
import care.continuum.events.SectionId;
import care.continuum.events.SessionKind;
import care.continuum.events.Track;
import care.continuum.scheduling.Busy;
import care.continuum.scheduling.Claim;
import care.continuum.scheduling.GroupHours;
import care.continuum.scheduling.Session;
import care.continuum.scheduling.slot.Slot.Hour;
import care.continuum.scheduling.terms.Section;
import care.continuum.scheduling.terms.Shifts;
import care.continuum.scheduling.terms.Staffing;
import care.continuum.scheduling.terms.Templates;
import care.continuum.testing.Proves;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class WindowTest {

    private static final ZoneId CHARLOTTE = ZoneId.of("America/New_York");
    private static final ClinicianId LEADER = new ClinicianId(UUID.randomUUID());
    private static final ClinicianId OTHER = new ClinicianId(UUID.randomUUID());
    private static final RoomId ROOM = new RoomId(UUID.randomUUID());
    private static final RoomId SPARE = new RoomId(UUID.randomUUID());
    private static final Section SECTION =
            new Section(new SectionId(UUID.randomUUID()), Track.DAY, AgeBand.ADULT, 12, LEADER, ROOM);
    private static final Staffing STAFF = new Staffing(
            List.of(SECTION),
            List.of(LEADER, OTHER),
            List.of(ROOM, SPARE),
            Set.of(),
            new Shifts(Map.of(), CHARLOTTE),
            Templates.SHIPPED);
    private static final GroupHours GROUPS = new GroupHours(STAFF, List.of());
    private static final Slot ANA = Slot.of(
            new ClientId(UUID.randomUUID()), new EpisodeId(UUID.randomUUID()), new AppointmentId(UUID.randomUUID()));
    private static final LocalDate MONDAY = LocalDate.parse("2026-05-04");
    private static final SlotSettings SHIPPED = SlotSettingsTest.SHIPPED;
    private static final Window WEEK =
            new Window(CHARLOTTE, MONDAY, MONDAY.plusDays(6), null, Instant.parse("2026-05-01T12:00:00Z"), SHIPPED);

    @Test
    void theFirstWorkingHourIsTaken() {
        assertThat(WEEK.first(ANA, GROUPS, new Busy(Map.of()))).contains(new Hour(at(9), OTHER, SPARE));
    }

    @Test
    void whoLeadsAGroupAtThatHourIsNotFree() {
        var busy = new HashMap<String, String>();
        for (int hour = 9; hour < 17; hour++) {
            claim(busy, Claim.clinician(OTHER), hour);
        }
        assertThat(WEEK.first(ANA, GROUPS, new Busy(busy))).contains(new Hour(at(12), LEADER, SPARE));
    }

    /// Also where nobody is planned for it yet.
    @Test
    void theHourToWhichASeriesWasMovedIsItsLaterGroups() {
        var afternoon = Duration.ofHours(5);
        var friday = MONDAY.minusDays(3);
        var held = Session.shared(
                SECTION, SessionKind.GROUP, Templates.SHIPPED.of(Track.DAY).group(friday, CHARLOTTE));
        var moved = held.moved(held.startsAt().plus(afternoon), OTHER, SPARE, ChangedBy.ORGANIZATION)
                .onward(afternoon);
        var groups = new GroupHours(STAFF, List.of(moved));
        assertThat(groups.within(at(16), at(17)))
                .extracting(Session::startsAt, Session::clinicianId, Session::roomId)
                .containsExactly(tuple(at(14), OTHER, SPARE));
        assertThat(groups.within(at(9), at(12))).isEmpty();
        var day = new Window(CHARLOTTE, MONDAY, MONDAY, at(14), Instant.EPOCH, SHIPPED);
        assertThat(day.first(ANA, groups, new Busy(Map.of()))).contains(new Hour(at(14), LEADER, ROOM));
        assertThat(groups.kept(new Busy(Map.of()), SECTION::equals, at(0), at(23))
                        .isFree(Claim.room(SPARE), at(14), at(15)))
                .isFalse();
        assertThat(groups.kept(new Busy(Map.of()), it -> !it.equals(SECTION), at(0), at(23))
                        .owners())
                .isEmpty();
    }

    @Test
    @Proves("appointment-slots")
    void theClientsOwnSessionsAreInTheWay() {
        var busy = new HashMap<String, String>();
        claim(busy, Claim.client(ANA.clientId()), 9);
        assertThat(WEEK.first(ANA, GROUPS, new Busy(busy))).contains(new Hour(at(10), OTHER, SPARE));
    }

    @Test
    @Proves("appointment-slots")
    void groupsThatAreYetToBePlannedForTheClientAreInTheWay() {
        var group = Session.shared(
                SECTION, SessionKind.GROUP, Templates.SHIPPED.of(Track.DAY).group(MONDAY, CHARLOTTE));
        var busy = new Busy(Map.of()).with(Claim.client(ANA.clientId()), List.of(group));
        assertThat(WEEK.first(ANA, GROUPS, busy)).contains(new Hour(at(12), OTHER, SPARE));
    }

    @Test
    @Proves("slot-of-appointment")
    void theWindowIsSevenDaysThatEndOnTheDueDayWithoutItsWeekend() {
        var late = new Window(CHARLOTTE, MONDAY.minusDays(30), MONDAY, null, Instant.EPOCH, SHIPPED);
        assertThat(late.from()).isEqualTo(MONDAY.minusDays(6));
        assertThat(late.hours())
                .hasSize(5 * 8)
                .startsWith(MONDAY.minusDays(6).atTime(9, 0).atZone(CHARLOTTE).toInstant())
                .endsWith(at(16));
    }

    /// So that what a try reads of the calendar is small.
    @Test
    void theDaysOfAWindowAreLookedAtOneByOne() {
        assertThat(WEEK.days())
                .containsExactlyElementsOf(MONDAY.datesUntil(MONDAY.plusDays(5)).toList());
        assertThat(WEEK.on(MONDAY).hours()).hasSize(8).isEqualTo(WEEK.hours().subList(0, 8));
        var wanted = new Window(CHARLOTTE, MONDAY, MONDAY.plusDays(6), at(11), Instant.EPOCH, SHIPPED);
        assertThat(wanted.days()).containsExactly(MONDAY);
        assertThat(wanted.on(MONDAY).hours()).containsExactly(at(11));
    }

    /// What it has is not in its own way.
    @Test
    @Proves("slot-of-appointment")
    void anAppointmentThatMovesByHalfAnHourKeepsItsClinicianAndItsRoom() {
        var booked = new Hour(at(13), LEADER, ROOM);
        var halfPast = at(13).plus(Duration.ofMinutes(30));
        var moving = ANA.propose(new ContinuingCareAppointmentProposed(
                        ANA.clientId(), ANA.episodeId(), ANA.appointmentId(), 1, MONDAY, MONDAY, at(13)))
                .state()
                .book(0, booked)
                .state()
                .reschedule(new ContinuingCareAppointmentRescheduled(
                        ANA.clientId(), ANA.episodeId(), ANA.appointmentId(), 2, MONDAY, MONDAY, halfPast))
                .state();
        var busy = new HashMap<String, String>();
        FreeHours.claims(moving, booked, 1).forEach(it -> busy.put(it.id(), it.owner()));
        var window = new Window(CHARLOTTE, MONDAY, MONDAY, halfPast, Instant.EPOCH, SHIPPED);
        assertThat(window.first(moving, GROUPS, new Busy(busy))).isEmpty();
        assertThat(FreeHours.own(moving)).containsExactlyInAnyOrderElementsOf(busy.keySet());
        assertThat(window.first(moving, GROUPS, new Busy(busy).without(FreeHours.own(moving))))
                .contains(new Hour(halfPast, LEADER, ROOM));

        claim(busy, Claim.clinician(LEADER), 14);
        assertThat(window.first(moving, GROUPS, new Busy(busy).without(FreeHours.own(moving))))
                .contains(new Hour(halfPast, OTHER, ROOM));
        claim(busy, Claim.client(ANA.clientId()), 14);
        assertThat(window.first(moving, GROUPS, new Busy(busy).without(FreeHours.own(moving))))
                .isEmpty();
    }

    @Test
    void whatIsOverIsNotBookedAnyMore() {
        var today = new Window(CHARLOTTE, MONDAY, MONDAY, null, at(15), SHIPPED);
        assertThat(today.hours()).containsExactly(at(16));
        assertThat(new Window(CHARLOTTE, MONDAY, MONDAY, null, at(16), SHIPPED).first(ANA, GROUPS, new Busy(Map.of())))
                .isEmpty();
    }

    private static void claim(Map<String, String> busy, String resource, int hour) {
        Claim.over(resource, at(hour), at(hour + 1), "other", "other", 1).forEach(it -> busy.put(it.id(), it.owner()));
    }

    private static Instant at(int hour) {
        return MONDAY.atTime(hour, 0).atZone(CHARLOTTE).toInstant();
    }
}
