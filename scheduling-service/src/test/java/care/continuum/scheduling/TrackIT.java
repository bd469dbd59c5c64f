package care.continuum.scheduling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import care.continuum.events.AgeBand;
import care.continuum.events.ClinicianId;
import care.continuum.events.IntakeEvent.EnrollmentWithdrawn;
import care.continuum.events.RoomId;
import care.continuum.events.SectionId;
import care.continuum.events.SessionKind;
import care.continuum.events.Track;
import care.continuum.messaging.Aggregates;
import care.continuum.scheduling.terms.Opening;
import care.continuum.scheduling.terms.Section;
import care.continuum.testing.Proves;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/// A track meets on other days, in a clinic of its own.
@SchedulingTest
class TrackIT extends WithClients {

    private static final String TRACKS = "/api/scheduling/tracks";
    private static final List<String> DAYS = List.of("TUESDAY", "THURSDAY", "SATURDAY");

    @Autowired
    Aggregates<Timetable> timetables;

    @Autowired
    SessionBook book;

    @Autowired
    StaffBook staff;

    @Autowired
    Claims claims;

    @Test
    @Proves({"two-day-rule", "plan-table"})
    void whoComesAfterATracksTimesChangedIsPlannedByTheNewOnes() {
        var section = clients.opened(Track.DAY);
        var key = UUID.randomUUID().toString();
        var changed =
                clients.api().withKey(key).post(TRACKS, meeting(10)).mustBe(201).json();
        assertThat(changed.path("days").valueStream().map(JsonNode::asString)).containsExactlyElementsOf(DAYS);
        assertThat(clients.api().post(TRACKS, meeting(10)).mustBe(201).json()).isEqualTo(changed);
        assertThat(clients.api().get(TRACKS).json().path("items"))
                .anySatisfy(it -> assertThat(it).isEqualTo(changed))
                .hasSize(2);

        var ana = clients.enrolled(section, Track.DAY, 10);
        assertThat(times(ana)).containsExactlyElementsOf(tuesdayThursdaySaturday("T10:00"));

        var refused = clients.api().post(TRACKS, meeting(11)).mustBe(409);
        assertThat(refused.rule()).isEqualTo("track-in-use");
        assertThat(refused.json().path("conflicts")).singleElement().satisfies(it -> {
            assertThat(it.path("sectionId").asString()).isEqualTo(section.toString());
            assertThat(it.path("sessions").asInt()).isEqualTo(2 * (3 + 1));
        });
        assertThat(clients.api()
                        .withKey(key)
                        .post(TRACKS, meeting(10))
                        .mustBe(201)
                        .json())
                .isEqualTo(changed);

        ana.tell(new EnrollmentWithdrawn(ana.client, ana.episode, Instant.now(), false));
        await().untilAsserted(() -> assertThat(clients.claims(ana)).isZero());
        clients.api().post(TRACKS, meeting(11)).mustBe(201);
        var ben = clients.enrolled(section, Track.DAY, 9);
        assertThat(times(ben)).containsExactlyElementsOf(tuesdayThursdaySaturday("T11:00"));
        assertThat(clients.api()
                        .withKey(key)
                        .post(TRACKS, meeting(10))
                        .mustBe(201)
                        .json())
                .isEqualTo(changed);
        assertThat(clients.api()
                        .post(TRACKS, meeting(11))
                        .mustBe(201)
                        .json()
                        .path("startsAt")
                        .asString())
                .startsWith("11:00");
    }

    /// Whichever comes first, the plan or the change.
    @Test
    void nobodyIsPlannedByTimesThatChangeMeanwhile() {
        var section = clients.opened(Track.EVENING);
        for (var hour : List.of(17, 18, 17)) {
            var people = Stream.generate(() -> new People(wire, Track.EVENING))
                    .limit(4)
                    .toList();
            people.forEach(one -> {
                one.ask(1);
                one.enroll(section, clients.monday, 1, 9, Set.of());
            });
            var wanted = new HashMap<>(meeting(hour));
            wanted.put("track", Track.EVENING);
            assertThat(clients.api().post(TRACKS, wanted).status()).isIn(201, 409);
            people.forEach(one -> clients.awaitTold(one, "SessionsScheduled"));
            var stands = evening();
            assertThat(people)
                    .allSatisfy(one -> assertThat(clients.groups(one))
                            .hasSize(3)
                            .allMatch(it -> stands.path("startsAt").asString().startsWith(start(it))));
            people.forEach(one -> one.tell(new EnrollmentWithdrawn(one.client, one.episode, Instant.now(), false)));
            await().untilAsserted(() -> assertThat(people).allMatch(one -> clients.claims(one) == 0));
        }
    }

    /// A plan's try had claimed its time, and was overtaken before it was planned.
    @Test
    void aGroupThatNeverCameToBeIsNotInTheWayOfOtherTimes() {
        var opened = clients.opened(Track.EVENING);
        var section = staff.now().section(opened).orElseThrow();
        var template = staff.now().templates().of(Track.EVENING);
        var day = template.meetings(clients.monday).getFirst();
        var group = Session.shared(section, SessionKind.GROUP, template.group(day, Clinics.ZONE));
        var theirs = Claim.clinician(section.facilitatorId());
        assertThat(claims.take(Claim.shared(theirs, group))).isEmpty();
        var earlier = Map.of(
                "track",
                Track.EVENING,
                "days",
                template.days(),
                "startsAt",
                template.startsAt().minusHours(1).toString(),
                "endsAt",
                template.endsAt().minusHours(1).toString());
        clients.api().post(TRACKS, earlier).mustBe(201);
        assertThat(claims.busy(List.of(theirs), group.startsAt(), group.endsAt())
                        .owners())
                .isEmpty();
    }

    /// Whoever died in the middle of a change of times holds nobody up after its end.
    @Test
    void whatADeadTryHasLockedIsUnlockedAfterItsEnd() {
        var start = Instant.parse("2031-05-05T22:00:00Z");
        var section = new Section(
                new SectionId(UUID.randomUUID()),
                Track.EVENING,
                AgeBand.ADULT,
                1,
                new ClinicianId(UUID.randomUUID()),
                new RoomId(UUID.randomUUID()));
        var group = Session.shared(
                section,
                SessionKind.GROUP,
                new Opening(start, start.plus(Duration.ofHours(3)), Opening.Rank.GROUP_TIME, ""));
        book.enter(List.of(group));
        var other = new Timetable.Hours(Set.of(DayOfWeek.values()), LocalTime.NOON, LocalTime.of(15, 0));
        var dead = timetables.settle(
                Track.EVENING.name(),
                () -> Timetable.shipped(Track.EVENING),
                it -> it.tries(other, 2, Instant.now().minus(Duration.ofHours(2))));
        assertThat(book.lock(Map.of(group.id(), 0), dead.holder())).isTrue();
        await().untilAsserted(() ->
                assertThat(book.lock(Map.of(group.id(), 0), "another")).isTrue());
        book.forget(List.of(group.id()), "another");
    }

    @Test
    void whoIsEnteredLateComesToTheGroupsThatTookPlace() {
        var section = clients.opened(Track.EVENING);
        var ana = late(section);
        var wanted = new HashMap<>(meeting(16));
        wanted.put("track", Track.EVENING);
        clients.api().post(TRACKS, wanted).mustBe(201);
        var ben = late(section);
        assertThat(Clients.ids(clients.groups(ben)))
                .isEqualTo(Clients.ids(clients.groups(ana)))
                .hasSize(3);
    }

    private People late(SectionId section) {
        var one = new People(wire, Track.EVENING);
        one.ask(1);
        one.enroll(section, clients.monday.minusDays(14), 1, 9, Set.of());
        clients.awaitTold(one, "SessionsScheduled");
        return one;
    }

    private JsonNode evening() {
        return clients.api()
                .get(TRACKS)
                .json()
                .path("items")
                .valueStream()
                .filter(it -> it.path("track").asString().equals("EVENING"))
                .findFirst()
                .orElseThrow();
    }

    private static String start(JsonNode session) {
        return ZonedDateTime.ofInstant(Clients.start(session), Clinics.ZONE)
                .toLocalTime()
                .toString();
    }

    private List<String> times(People one) {
        return clients.groups(one).stream()
                .map(it -> ZonedDateTime.ofInstant(Clients.start(it), Clinics.ZONE)
                        .toLocalDateTime()
                        .toString())
                .toList();
    }

    private List<String> tuesdayThursdaySaturday(String time) {
        return List.of(1, 3, 5, 8, 10, 12).stream()
                .map(clients.monday::plusDays)
                .map(LocalDate::toString)
                .map(it -> it + time)
                .toList();
    }

    private static Map<String, Object> meeting(int hour) {
        return Map.of("track", Track.DAY, "days", DAYS, "startsAt", hour + ":00", "endsAt", hour + 3 + ":00");
    }
}
