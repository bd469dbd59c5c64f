package care.continuum.scheduling.plan;

import static care.continuum.events.SessionKind.FAMILY;
import static care.continuum.events.SessionKind.GROUP;
import static care.continuum.events.SessionKind.INDIVIDUAL;
import static care.continuum.events.SessionKind.PSYCHOEDUCATION;
import static care.continuum.events.SessionKind.SKILLS_TRAINING;
import static org.assertj.core.api.Assertions.assertThat;

import care.continuum.events.AgeBand;
import care.continuum.events.ChangedBy;
import care.continuum.events.EpisodeId;
import care.continuum.events.IntakeEvent.ClientEnrolled;
import care.continuum.events.Need;
import care.continuum.events.SectionId;
import care.continuum.events.Track;
import care.continuum.scheduling.Claim;
import care.continuum.scheduling.Session;
import care.continuum.scheduling.terms.Section;
import care.continuum.scheduling.terms.TrackTemplate;
import care.continuum.testing.Proves;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class PlannerTest {

    private static final LocalDate THURSDAY = LocalDate.parse("2026-03-05");
    private static final List<Set<Need>> NEEDS = List.of(
            Set.of(),
            Set.of(Need.MEDICATION_MANAGEMENT),
            Set.of(Need.FAMILY_THERAPY, Need.SKILLS_TRAINING),
            Set.of(Need.SOBER_LIVING, Need.TWELVE_STEP),
            EnumSet.allOf(Need.class));

    static Stream<Arguments> everyPlan() {
        return Stream.of(Track.values())
                .flatMap(track -> IntStream.rangeClosed(8, 20)
                        .boxed()
                        .flatMap(hours -> NEEDS.stream().map(needs -> Arguments.of(track, hours, needs))));
    }

    @ParameterizedTest
    @MethodSource("everyPlan")
    @Proves("plan-table")
    void everyBlockHasTheSessionsOfTheTable(Track track, int hours, Set<Need> needs) {
        var clinic = new Clinic(3);
        var sessions = clinic.plan(clinic.enrollment(track, THURSDAY, 4, hours, needs));
        for (int block = 0; block < 4; block++) {
            var kinds = new ArrayList<>(PlanTable.others(hours, needs));
            kinds.addAll(hours == 8 ? List.of(GROUP, GROUP) : List.of(GROUP, GROUP, GROUP));
            var from = THURSDAY.plusDays(7L * block);
            var inBlock = sessions.stream()
                    .filter(it -> !day(it).isBefore(from) && day(it).isBefore(from.plusDays(7)))
                    .toList();
            assertThat(inBlock).extracting(Session::kind).containsExactlyInAnyOrderElementsOf(kinds);
            assertThat(inBlock.stream().mapToLong(PlannerTest::minutes).sum()).isEqualTo(60L * hours);
        }
        mustNotMeet(sessions);
        assertThat(sessions).allMatch(it -> isAllowed(track, hours, it), "an hour of the track");
    }

    /// A former stay ended after a group on the morning of the day on which the next begins.
    @Test
    @Proves("plan-table")
    void whoComesBackOnTheDayOfAFormerGroupIsPlannedAllTheSame() {
        var clinic = new Clinic(3);
        var monday = LocalDate.parse("2026-03-02");
        var former = clinic.enrollment(Track.DAY, monday, 1, 10, Set.of());
        var group = clinic.propose(former).sessions().getFirst();
        clinic.take(Plan.of(former.clientId(), former.episodeId(), Clinic.NOW), group);
        var afternoon = monday.atTime(15, 0).atZone(Clinic.CHARLOTTE).toInstant();
        var back = clinic.propose(again(former, afternoon));
        assertThat(back.lacking()).isEmpty();
        assertThat(back.sessions().getFirst())
                .satisfies(it -> assertThat(day(it)).isEqualTo(monday))
                .satisfies(it -> assertThat(it.story().cause()).isEqualTo(Session.Cause.ELSEWHERE));
        assertThat(clinic.propose(again(former, Clinic.NOW)).lacking()).contains("GROUP on 2026-03-02");
    }

    /// The next stay is in another section, to whose group of the morning others come.
    @Test
    @Proves("late-entry")
    void theGroupForWhichOneClientWasElsewhereTakesPlaceForTheOthers() {
        var sections = List.of(Clinic.opened(Track.DAY, AgeBand.ADULT), Clinic.opened(Track.DAY, AgeBand.ADULT));
        var clinic = new Clinic(sections, 3);
        var monday = LocalDate.parse("2026-03-02");
        var former = clinic.enrollment(sections.getFirst(), monday, 1, 9, Set.of());
        var group = clinic.propose(former).sessions().getFirst();
        clinic.take(Plan.of(former.clientId(), former.episodeId(), Clinic.NOW), group);

        var next = clinic.enrollment(sections.getLast(), monday, 1, 9, Set.of());
        var back = again(
                former,
                next.sectionId(),
                monday.atTime(15, 0).atZone(Clinic.CHARLOTTE).toInstant());
        var off = clinic.propose(back).sessions().getFirst();
        assertThat(off.isOn()).isFalse();
        assertThat(off.isForAll()).isFalse();
        var late = clinic.propose(next).sessions().getFirst();
        assertThat(late.id()).isEqualTo(off.id());
        assertThat(late.isOn()).isTrue();
        var template = TrackTemplate.shipped(Track.DAY);
        assertThat(new Meetings(template, next.sectionId(), List.of(off), Clinic.CHARLOTTE).isOpen(monday))
                .as("there once more")
                .isFalse();
    }

    /// Some of it would be outside, if they were there at any time.
    @Test
    @Proves("working-hours")
    void nobodyIsPlannedOutsideTheHoursInWhichTheyWork() {
        var clinic = new Clinic(1);
        var news = clinic.enrollment(Track.DAY, THURSDAY, 2, 12, Set.of());
        var facilitator = clinic.section(Track.DAY).facilitatorId();
        var counselor = clinic.freeClinician();
        assertThat(clinic.propose(news).sessions())
                .anyMatch(it -> it.clinicianId().equals(facilitator) && !isBetween(it, 9, 12))
                .anyMatch(it -> it.clinicianId().equals(counselor) && !isBetween(it, 14, 16));

        clinic.works(facilitator, LocalTime.of(9, 0), LocalTime.of(12, 0));
        clinic.works(counselor, LocalTime.of(14, 0), LocalTime.of(16, 0));
        var found = clinic.propose(news);
        assertThat(found.lacking()).isEmpty();
        assertThat(found.sessions())
                .hasSize(2 * (3 + 3))
                .allMatch(it -> it.clinicianId().equals(facilitator) ? isBetween(it, 9, 12) : isBetween(it, 14, 16));

        clinic.works(facilitator, LocalTime.of(9, 30), LocalTime.of(12, 0));
        assertThat(clinic.propose(news).lacking())
                .filteredOn(it -> it.startsWith("GROUP"))
                .hasSize(2 * 3);
    }

    private static boolean isBetween(Session session, int from, int to) {
        var end = local(session).toLocalTime().plusMinutes(minutes(session));
        return local(session).getHour() >= from && !end.isAfter(LocalTime.of(to, 0));
    }

    /// The clinic changed their hours after the series was moved.
    @Test
    @Proves({"working-hours", "this-and-following"})
    void aGroupThatFollowsItsSeriesOutOfItsCliniciansHoursIsNotPlanned() {
        var clinic = new Clinic(2);
        var first = clinic.propose(clinic.enrollment(Track.DAY, THURSDAY, 1, 9, Set.of()))
                .sessions()
                .getFirst();
        var hour = Duration.ofHours(1);
        var moved = List.of(
                first.moved(first.startsAt().plus(hour), first.clinicianId(), first.roomId(), ChangedBy.ORGANIZATION)
                        .onward(hour));
        var later = clinic.enrollment(Track.DAY, THURSDAY.plusDays(7), 1, 9, Set.of());
        clinic.works(first.clinicianId(), LocalTime.of(8, 0), LocalTime.of(12, 0));
        assertThat(clinic.propose(later, moved).lacking())
                .containsExactly("GROUP on 2026-03-13", "GROUP on 2026-03-16", "GROUP on 2026-03-18");
        clinic.works(first.clinicianId(), LocalTime.of(8, 0), LocalTime.of(13, 0));
        assertThat(clinic.propose(later, moved).lacking()).isEmpty();
    }

    @Test
    @Proves({"extension", "make-up-session"})
    void aGroupThatMakesUpForAnotherIsPartOfThePlanWhereItsTimeIsPlanned() {
        var clinic = new Clinic(3);
        var news = clinic.enrollment(Track.DAY, THURSDAY, 1, 9, Set.of());
        var missed = clinic.propose(news).sessions().getFirst().sessionId();
        var later = clinic.enrollment(clinic.section(Track.DAY), THURSDAY.plusDays(7), 1, 9, Set.of());
        var group = clinic.propose(later).sessions().getFirst().told(missed, "CBT");
        var plan = Plan.of(later.clientId(), later.episodeId(), Clinic.NOW)
                .enrolled(later)
                .state()
                .with(List.of(group));
        clinic.take(plan, group);
        var found = clinic.propose(plan);
        assertThat(found.lacking()).isEmpty();
        assertThat(found.sessions())
                .hasSize(3)
                .first()
                .satisfies(it -> assertThat(it.id()).isEqualTo(group.id()))
                .satisfies(it -> assertThat(it.story().makeUpFor()).isNull());
    }

    @Test
    void theGroupsOfAPlanAreKnownAlsoWhereTheClientHasSomethingElseThen() {
        var clinic = new Clinic(3);
        var news = clinic.enrollment(Track.DAY, THURSDAY, 1, 9, Set.of());
        var groups = clinic.propose(news).groups();
        var first = groups.getFirst();
        Claim.over(
                        Claim.client(news.clientId()),
                        first.startsAt(),
                        first.startsAt().plusSeconds(3600),
                        "a",
                        "a",
                        1)
                .forEach(it -> clinic.owners.put(it.id(), it.owner()));
        var found = clinic.propose(news);
        assertThat(found.lacking()).containsExactly("GROUP on " + day(first));
        assertThat(found.groups()).isEqualTo(groups).hasSize(3);
    }

    @Test
    @Proves({"late-entry", "holidays"})
    void aGroupThatTookPlaceIsNotLostToAHolidayThatIsEnteredAfterwards() {
        var clinic = new Clinic(2);
        var friday = THURSDAY.plusDays(1);
        clinic.plan(clinic.enrollment(Track.DAY, THURSDAY, 1, 9, Set.of()));
        var late = clinic.enrollment(Track.DAY, THURSDAY, 1, 9, Set.of());
        assertThat(clinic.propose(late, List.of(), Set.of(friday)).sessions())
                .hasSize(3)
                .allMatch(Session::isOn);
        var empty = new Clinic(2);
        var first = empty.enrollment(Track.DAY, THURSDAY, 1, 9, Set.of());
        assertThat(empty.propose(first, List.of(), Set.of(friday)).sessions())
                .filteredOn(it -> !it.isOn())
                .hasSize(1);
    }

    private static ClientEnrolled again(ClientEnrolled former, Instant at) {
        return again(former, former.sectionId(), at);
    }

    private static ClientEnrolled again(ClientEnrolled former, SectionId section, Instant at) {
        return new ClientEnrolled(
                former.clientId(),
                new EpisodeId(UUID.randomUUID()),
                1,
                section,
                former.track(),
                former.ageBand(),
                former.reason(),
                former.startDate(),
                former.weeks(),
                former.weeklyHours(),
                former.needs(),
                at);
    }

    @Test
    @Proves("eight-hours")
    void eightHoursAreGroupsOnTheFirstAndThirdDayAndTwoOthersOnTheSecond() {
        var clinic = new Clinic(1);
        var sessions = clinic.plan(clinic.enrollment(Track.EVENING, THURSDAY, 1, 8, EnumSet.allOf(Need.class)));
        assertThat(sessions)
                .extracting(PlannerTest::day)
                .containsExactly(
                        LocalDate.parse("2026-03-06"),
                        LocalDate.parse("2026-03-09"),
                        LocalDate.parse("2026-03-09"),
                        LocalDate.parse("2026-03-11"));
        assertThat(sessions).extracting(Session::kind).startsWith(GROUP).endsWith(GROUP);
    }

    @Test
    @Proves({"two-day-rule", "plan-table"})
    void aPlanFollowsTheDaysAndHoursOfTheTrack() {
        var clinic = meeting(DayOfWeek.TUESDAY, DayOfWeek.THURSDAY, DayOfWeek.SATURDAY);
        var nine = clinic.plan(clinic.enrollment(Track.DAY, THURSDAY, 1, 9, Set.of()));
        assertThat(nine)
                .extracting(it -> local(it).toLocalDateTime().toString())
                .containsExactly("2026-03-05T10:00", "2026-03-07T10:00", "2026-03-10T10:00");
        var eight = clinic.plan(clinic.enrollment(Track.DAY, THURSDAY, 1, 8, Set.of()));
        assertThat(eight)
                .extracting(it -> day(it).toString())
                .containsExactly("2026-03-05", "2026-03-07", "2026-03-07", "2026-03-10");
        var twenty = clinic.plan(clinic.enrollment(Track.DAY, THURSDAY, 2, 20, EnumSet.allOf(Need.class)));
        assertThat(twenty).hasSize(2 * (3 + 11));
        mustNotMeet(twenty);
    }

    /// Other sessions may be in the evenings that have no group any more.
    @Test
    @Proves("plan-table")
    void twentyHoursHaveTheirPlacesOnOtherEveningsToo() {
        var days = Set.of(DayOfWeek.TUESDAY, DayOfWeek.THURSDAY, DayOfWeek.SATURDAY);
        var evening = TrackTemplate.shipped(Track.EVENING);
        var clinic = Clinic.meeting(evening.meeting(days, evening.startsAt(), evening.endsAt()));
        var twenty = clinic.plan(clinic.enrollment(Track.EVENING, THURSDAY, 2, 20, EnumSet.allOf(Need.class)));
        assertThat(twenty).hasSize(2 * (3 + 11));
        mustNotMeet(twenty);
    }

    /// The track met on Monday, Wednesday and Friday until Friday, 6 March.
    @Test
    @Proves({"two-day-rule", "plan-table"})
    void aLateEntryIsPlannedByTheDaysThatWereAndThenByThoseThatAre() {
        var shipped = TrackTemplate.shipped(Track.DAY);
        var clinic = Clinic.meeting(shipped.meeting(
                        Set.of(DayOfWeek.TUESDAY, DayOfWeek.THURSDAY, DayOfWeek.SATURDAY),
                        LocalTime.of(10, 0),
                        LocalTime.of(13, 0))
                .after(new TrackTemplate.Former(LocalDate.parse("2026-03-06"), shipped)));
        var monday = LocalDate.parse("2026-03-02");
        var nine = clinic.plan(clinic.enrollment(Track.DAY, monday, 2, 9, Set.of()));
        assertThat(nine)
                .extracting(it -> local(it).toLocalDateTime().toString())
                .containsExactly(
                        "2026-03-02T09:00",
                        "2026-03-04T09:00",
                        "2026-03-06T09:00",
                        "2026-03-10T10:00",
                        "2026-03-12T10:00",
                        "2026-03-14T10:00");
        for (int day = 0; day < 7; day++) {
            for (var hours : List.of(8, 9, 13)) {
                var plan = clinic.plan(clinic.enrollment(Track.DAY, monday.minusDays(day), 2, hours, Set.of()));
                assertThat(plan.stream().filter(it -> it.kind() == GROUP)).hasSize(hours == 8 ? 4 : 6);
                assertThat(plan.stream().mapToLong(PlannerTest::minutes).sum()).isEqualTo(2 * 60L * hours);
            }
        }
    }

    @Test
    @Proves("plan-table")
    void ofMoreThanThreeDaysTheFirstThreeOfTheBlockCount() {
        var clinic =
                meeting(DayOfWeek.MONDAY, DayOfWeek.TUESDAY, DayOfWeek.WEDNESDAY, DayOfWeek.THURSDAY, DayOfWeek.FRIDAY);
        var nine = clinic.plan(clinic.enrollment(Track.DAY, THURSDAY, 1, 9, Set.of()));
        assertThat(nine).extracting(it -> day(it).toString()).containsExactly("2026-03-05", "2026-03-06", "2026-03-09");
        var eight = clinic.plan(clinic.enrollment(Track.DAY, THURSDAY, 1, 8, Set.of()));
        assertThat(eight)
                .extracting(it -> day(it).toString())
                .containsExactly("2026-03-05", "2026-03-06", "2026-03-06", "2026-03-09");
    }

    private static Clinic meeting(DayOfWeek... days) {
        return Clinic.meeting(
                TrackTemplate.shipped(Track.DAY).meeting(Set.of(days), LocalTime.of(10, 0), LocalTime.of(13, 0)));
    }

    @Test
    @Proves("daylight-saving")
    void aWeekInWhichTheClocksChangeKeepsTheHoursOfTheClinic() {
        var clinic = new Clinic(1);
        var sessions = clinic.plan(clinic.enrollment(Track.DAY, THURSDAY, 1, 9, Set.of()));
        assertThat(sessions)
                .extracting(it -> it.startsAt().toString())
                .containsExactly("2026-03-06T14:00:00Z", "2026-03-09T13:00:00Z", "2026-03-11T13:00:00Z");
        assertThat(sessions).extracting(it -> local(it).toLocalTime()).containsOnly(LocalTime.of(9, 0));
    }

    @Test
    @Proves("shared-classes")
    void aSectionsClientsComeToTheSameGroupsAndClasses() {
        var clinic = new Clinic(4);
        var one = clinic.plan(clinic.enrollment(Track.DAY, THURSDAY, 2, 14, Set.of()));
        var other = clinic.plan(clinic.enrollment(Track.DAY, THURSDAY, 2, 14, Set.of()));
        assertThat(shared(other)).isEqualTo(shared(one)).hasSize(2 * (3 + 4));
        assertThat(other).filteredOn(it -> it.kind() == INDIVIDUAL).isNotEmpty().noneMatch(one::contains);
    }

    @Test
    void aClassWhoseHoursAnotherClassHasIsHeldBesideItAndJoined() {
        var clinic = new Clinic(2);
        clinic.plan(clinic.enrollment(Track.EVENING, THURSDAY, 1, 8, Set.of()));
        var ana = clinic.plan(clinic.enrollment(Track.EVENING, THURSDAY, 1, 8, Set.of(Need.SKILLS_TRAINING)));
        var ben = clinic.plan(clinic.enrollment(Track.EVENING, THURSDAY, 1, 8, Set.of(Need.SKILLS_TRAINING)));
        assertThat(ana)
                .filteredOn(it -> it.kind() == SKILLS_TRAINING)
                .hasSize(1)
                .allMatch(ben::contains);
        assertThat(ana)
                .filteredOn(it -> it.kind() == SKILLS_TRAINING)
                .noneMatch(it ->
                        it.clinicianId().equals(clinic.section(Track.EVENING).facilitatorId()));
    }

    /// Nobody came to it any more, or it was canceled, again and again.
    @Test
    @Proves("shared-classes")
    void aClassThatDoesNotTakePlaceLeavesItsTimeToTheNextOne() {
        var clinic = new Clinic(2);
        clinic.plan(clinic.enrollment(Track.EVENING, THURSDAY, 1, 8, Set.of()));
        var ana = clinic.enrollment(Track.EVENING, THURSDAY, 1, 8, Set.of(Need.SKILLS_TRAINING));
        var gone = new ArrayList<Session>();
        for (int times = 0; times < 8; times++) {
            var proposal = clinic.propose(ana, gone);
            assertThat(proposal.lacking()).isEmpty();
            gone.add(training(proposal.sessions()).canceled(ChangedBy.ORGANIZATION, Session.Cause.END));
        }
        assertThat(gone).extracting(Session::id).doesNotHaveDuplicates();

        var anas = clinic.propose(ana, gone).sessions();
        anas.forEach(it -> clinic.take(Plan.of(ana.clientId(), ana.episodeId(), Clinic.NOW), it));
        var ben = clinic.enrollment(Track.EVENING, THURSDAY, 1, 8, Set.of(Need.SKILLS_TRAINING));
        assertThat(training(clinic.propose(ben, gone).sessions())).isEqualTo(training(anas));
    }

    private static Session training(List<Session> sessions) {
        return sessions.stream()
                .filter(it -> it.kind() == SKILLS_TRAINING)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void withoutAFreeClinicianAPlanLacksWhatItLacks() {
        var clinic = new Clinic(0);
        var proposal = clinic.propose(clinic.enrollment(Track.DAY, THURSDAY, 1, 11, Set.of()));
        assertThat(proposal.lacking()).containsExactly("INDIVIDUAL in the week from 2026-03-05");
    }

    @Test
    void twoSessionsOfAKindInOneBlockAreTwo() {
        var clinic = new Clinic(1);
        var news = clinic.enrollment(Track.DAY, THURSDAY, 1, 9, Set.of());
        var late = new Stretch(THURSDAY, Stretch.WEEK, 0, List.of(FAMILY, FAMILY, INDIVIDUAL), "late");
        var plan = Plan.of(news.clientId(), news.episodeId(), Clinic.NOW)
                .planned(Planning.NONE.awaited(THURSDAY), Enrollment.of(news).resting(List.of(late)))
                .state();
        assertThat(clinic.propose(plan).sessions())
                .hasSize(3)
                .extracting(Session::id)
                .doesNotHaveDuplicates();
    }

    /// Also what was planned for nobody yet when the series was moved.
    @Test
    @Proves("this-and-following")
    void aGroupThatIsPlannedLaterIsAtTheHourToWhichItsSeriesWasMoved() {
        var clinic = new Clinic(2);
        var news = clinic.enrollment(Track.EVENING, THURSDAY, 4, 14, Set.of());
        var before = groups(clinic.propose(news).sessions());
        var hour = Duration.ofHours(-1);
        var moved = before.subList(2, 6).stream()
                .map(it -> it.moved(it.startsAt().plus(hour), it.clinicianId(), it.roomId(), ChangedBy.ORGANIZATION)
                        .onward(hour))
                .toList();
        var after = clinic.propose(news, moved);
        assertThat(after.lacking()).isEmpty();
        assertThat(groups(after.sessions()))
                .extracting(it -> local(it).getHour())
                .containsExactly(18, 18, 17, 17, 17, 17, 17, 17, 17, 17, 17, 17);
        assertThat(groups(after.sessions())).extracting(Session::id).isEqualTo(ids(before));
        mustNotMeet(after.sessions());

        var once = List.of(before.get(5)
                .moved(
                        before.get(5).startsAt().plus(hour),
                        before.get(5).clinicianId(),
                        before.get(5).roomId(),
                        ChangedBy.ORGANIZATION));
        assertThat(groups(clinic.propose(news, once).sessions()))
                .extracting(it -> local(it).getHour())
                .containsExactly(18, 18, 18, 18, 18, 17, 18, 18, 18, 18, 18, 18);
    }

    /// So that it is there once the holiday is taken back.
    @Test
    @Proves({"holidays", "this-and-following"})
    void aHolidayTakesAGroupThatIsPlannedLaterAtTheHourToWhichItsSeriesWasMoved() {
        var clinic = new Clinic(2);
        var news = clinic.enrollment(Track.EVENING, THURSDAY, 2, 9, Set.of());
        var before = groups(clinic.propose(news).sessions());
        var hour = Duration.ofHours(-1);
        var first = before.getFirst();
        var moved = first.moved(
                        first.startsAt().plus(hour), first.clinicianId(), first.roomId(), ChangedBy.ORGANIZATION)
                .onward(hour);
        var holiday = day(before.get(4));
        var lost = groups(clinic.propose(news, List.of(moved), Set.of(holiday)).sessions())
                .get(4);
        assertThat(lost.id()).isEqualTo(before.get(4).id());
        assertThat(lost.story().cause()).isEqualTo(Session.Cause.HOLIDAY);
        assertThat(groups(clinic.propose(news, List.of(moved, lost.again())).sessions()))
                .allMatch(Session::isOn)
                .extracting(it -> local(it).getHour())
                .containsOnly(17);
    }

    /// Also where nobody is planned for that section yet.
    @Test
    @Proves("shared-classes")
    void theGroupHoursOfAnotherTrackAreKeptByWhoLeadsItsSectionToo() {
        var day = Clinic.opened(Track.DAY, AgeBand.ADULT);
        var other = new Section(
                new SectionId(UUID.randomUUID()),
                Track.EVENING,
                AgeBand.ADULT,
                12,
                day.facilitatorId(),
                Clinic.opened(Track.EVENING, AgeBand.ADULT).roomId());
        var evening = TrackTemplate.shipped(Track.EVENING);
        var clinic = Clinic.meeting(
                evening.meeting(evening.days(), LocalTime.of(14, 0), LocalTime.of(17, 0)), List.of(day, other));
        var ana = clinic.plan(clinic.enrollment(day, THURSDAY, 1, 16, Set.of()));
        assertThat(ana)
                .filteredOn(
                        it -> it.kind() == PSYCHOEDUCATION && it.clinicianId().equals(day.facilitatorId()))
                .isNotEmpty();
        assertThat(clinic.propose(clinic.enrollment(other, THURSDAY, 1, 9, Set.of()))
                        .lacking())
                .isEmpty();
    }

    /// Also from those of its own section who do not come to it on that day.
    @Test
    void theHourToWhichASeriesWasMovedIsKeptFromPlansOfItsSection() {
        var clinic = new Clinic(1);
        var ben = clinic.enrollment(Track.EVENING, THURSDAY, 1, 9, Set.of());
        var first = groups(clinic.propose(ben).sessions()).getFirst();
        var counselor = clinic.freeClinician();
        var late = Duration.ofHours(1);
        var moved =
                List.of(first.moved(first.startsAt().plus(late), counselor, clinic.freeRoom(), ChangedBy.ORGANIZATION)
                        .onward(late));

        var ana = clinic.enrollment(Track.EVENING, THURSDAY, 1, 8, Set.of());
        var anas = clinic.propose(ana, moved).sessions();
        assertThat(anas)
                .filteredOn(it -> it.kind() == INDIVIDUAL)
                .singleElement()
                .satisfies(it -> assertThat(local(it)).hasToString("2026-03-09T18:00-04:00[America/New_York]"))
                .satisfies(it -> assertThat(it.clinicianId()).isEqualTo(counselor));
        anas.forEach(it -> clinic.take(Plan.of(ana.clientId(), ana.episodeId(), Clinic.NOW), it));

        var bens = clinic.propose(ben, moved);
        assertThat(bens.lacking()).isEmpty();
        assertThat(groups(bens.sessions()))
                .extracting(Session::clinicianId)
                .containsExactly(counselor, counselor, counselor);
    }

    /// Nobody misses what was over before they came. To a day on which they come already they follow it.
    @Test
    void aGroupThatWasMovedToADayBeforeTheClientComesIsAsGoodAsCanceled() {
        var clinic = new Clinic(1);
        var news = clinic.enrollment(Track.DAY, THURSDAY, 2, 9, Set.of());
        var before = groups(clinic.propose(news).sessions());
        var early = earlier(before.get(0), 2);
        var followed = earlier(before.get(3), 3);
        var after = clinic.propose(news, List.of(early, followed));
        assertThat(after.lacking()).isEmpty();
        assertThat(after.sessions())
                .filteredOn(it -> !it.isOn())
                .singleElement()
                .satisfies(it -> {
                    assertThat(it.id()).isEqualTo(early.id());
                    assertThat(it.story().cause()).isEqualTo(Session.Cause.CANCELED);
                    assertThat(it.story().changedBy()).isEqualTo(ChangedBy.ORGANIZATION);
                });
        assertThat(after.sessions()).contains(followed);
    }

    private static Session earlier(Session group, int days) {
        var start = group.startsAt().minus(Duration.ofDays(days));
        return group.moved(start, group.clinicianId(), group.roomId(), ChangedBy.ORGANIZATION);
    }

    private static List<Session> groups(List<Session> sessions) {
        return sessions.stream().filter(it -> it.kind() == GROUP).toList();
    }

    private static List<String> ids(List<Session> sessions) {
        return sessions.stream().map(Session::id).toList();
    }

    @Test
    void planningTheSameTwiceGivesTheSameSessions() {
        var clinic = new Clinic(3);
        var news = clinic.enrollment(Track.EVENING, THURSDAY, 3, 17, EnumSet.allOf(Need.class));
        assertThat(clinic.propose(news)).isEqualTo(clinic.propose(news));
    }

    @Test
    void aFullSectionIsPlannedWithoutAnybodyBeingInTwoPlaces() {
        var random = new Random(7);
        for (var track : Track.values()) {
            var clinic = new Clinic(6);
            for (int client = 0; client < 12; client++) {
                var start = THURSDAY.plusDays(random.nextInt(14));
                var needs = NEEDS.get(random.nextInt(NEEDS.size()));
                var news = clinic.enrollment(track, start, 4, 8 + random.nextInt(13), needs);
                assertThat(clinic.propose(news).lacking()).isEmpty();
                mustNotMeet(clinic.plan(news));
            }
        }
    }

    private static Set<String> shared(List<Session> sessions) {
        return sessions.stream()
                .filter(Session::isShared)
                .map(Session::id)
                .collect(java.util.stream.Collectors.toSet());
    }

    private static void mustNotMeet(List<Session> sessions) {
        var last = new HashMap<String, Session>();
        for (var session : sessions) {
            var before = last.put("client", session);
            assertThat(before == null || !before.endsAt().isAfter(session.startsAt()))
                    .as("%s after %s", session, before)
                    .isTrue();
        }
    }

    private static boolean isAllowed(Track track, int hours, Session session) {
        var day = local(session).getDayOfWeek();
        var hour = local(session).getHour();
        var meets =
                Set.of(DayOfWeek.MONDAY, DayOfWeek.WEDNESDAY, DayOfWeek.FRIDAY).contains(day);
        var first = track == Track.DAY ? 9 : 18;
        if (session.kind() == GROUP) {
            return meets && hour == first;
        }
        var instead = hours == 8 && session.kind() != PSYCHOEDUCATION && meets && hour >= first && hour < first + 3;
        return instead
                || switch (track) {
                    case DAY -> meets ? hour >= 13 && hour < 17 : day != DayOfWeek.SATURDAY && hour >= 9 && hour < 17;
                    case EVENING ->
                        meets
                                ? hour == 17
                                : (day == DayOfWeek.SATURDAY ? hour >= 9 && hour < 13 : hour >= 17 && hour < 21);
                };
    }

    private static long minutes(Session session) {
        return Duration.between(session.startsAt(), session.endsAt()).toMinutes();
    }

    private static ZonedDateTime local(Session session) {
        return session.startsAt().atZone(Clinic.CHARLOTTE);
    }

    private static LocalDate day(Session session) {
        return local(session).toLocalDate();
    }
}
