package care.continuum.scheduling.plan;

import static care.continuum.events.SessionKind.GROUP;
import static org.assertj.core.api.Assertions.assertThat;

import care.continuum.events.AgeBand;
import care.continuum.events.IntakeEvent.ClientEnrolled;
import care.continuum.events.SessionKind;
import care.continuum.events.Track;
import care.continuum.scheduling.Session;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Whoever comes, in whatever order: in a clinic of the size that the cohort replay opens everybody has a plan.
class CohortTest {

    @RepeatedTest(6)
    void everybodyOfARandomCohortHasAWholePlan(RepetitionInfo repetition) {
        var random = new Random(repetition.getCurrentRepetition());
        mustAllBePlanned(Cohort.people(random, 1 + random.nextInt(100), 8, 20));
    }

    @RepeatedTest(12)
    void everybodyOfACohortWithFewHoursHasAWholePlan(RepetitionInfo repetition) {
        var random = new Random(1000L + repetition.getCurrentRepetition());
        mustAllBePlanned(Cohort.people(random, 1 + random.nextInt(100), 8, 10));
    }

    static Stream<Arguments> everyKind() {
        return Stream.of(Track.values())
                .flatMap(track -> IntStream.of(8, 11, 20)
                        .boxed()
                        .flatMap(hours -> IntStream.range(0, 8).mapToObj(bits -> Arguments.of(track, hours, bits))));
    }

    @ParameterizedTest
    @MethodSource("everyKind")
    void everybodyOfACohortInWhichAllAreAlikeHasAWholePlan(Track track, int hours, int bits) {
        for (int people : new int[] {13, hours == 20 ? 26 : 40}) {
            var one = new Cohort.Person(track, AgeBand.ADULT, Cohort.MONDAY.minusDays(8), 1, hours, Cohort.needs(bits));
            mustAllBePlanned(Collections.nCopies(people, one));
        }
    }

    @Test
    void twoHundredWhoComeOnTheSameEveningAllHaveAWholePlan() {
        for (int bits = 0; bits < 8; bits++) {
            var one = new Cohort.Person(Track.EVENING, AgeBand.ADULT, Cohort.MONDAY, 1, 8, Cohort.needs(bits));
            mustAllBePlanned(Collections.nCopies(200, one));
        }
    }

    /// What others of the section have, or have not, never makes a plan wait.
    @ParameterizedTest
    @MethodSource("everyKind")
    void aShortWeekHasItsPlaceBesideAnyOther(Track track, int hours, int bits) {
        for (int own = 0; own < 8; own++) {
            var start = Cohort.MONDAY.plusDays((bits + own) % 7);
            var other = new Cohort.Person(track, AgeBand.ADULT, start, 1, hours, Cohort.needs(bits));
            var shortOne = new Cohort.Person(track, AgeBand.ADULT, start, 1, 8, Cohort.needs(own));
            mustAllBePlanned(List.of(other, shortOne));
            mustAllBePlanned(List.of(shortOne, other, shortOne));
        }
    }

    private static void mustAllBePlanned(List<Cohort.Person> people) {
        var sections = Cohort.sections(people);
        var clinic = new Clinic(sections.values().stream().flatMap(List::stream).toList(), Cohort.oneToOne(people));
        var seated = new HashMap<String, Integer>();
        var all = new ArrayList<Session>();
        for (var person : people) {
            var number = seated.merge(Cohort.pair(person), 1, Integer::sum) - 1;
            var section = sections.get(Cohort.pair(person)).get(number / Cohort.SEATS);
            var news = clinic.enrollment(section, person.start(), person.weeks(), person.hours(), person.needs());
            var sessions = clinic.plan(news);
            assertThat(sessions)
                    .as(() -> person + " lacks " + clinic.propose(news).lacking())
                    .isNotEmpty();
            mustFollowTheTable(news, sessions);
            mustNotMeet(sessions);
            all.addAll(sessions);
        }
        mustBeHeldOnce(all);
    }

    private static void mustFollowTheTable(ClientEnrolled news, List<Session> sessions) {
        var kinds = new ArrayList<>(PlanTable.others(news.weeklyHours(), news.needs()));
        kinds.addAll(Collections.nCopies(news.weeklyHours() == 8 ? 2 : 3, GROUP));
        var expected = new ArrayList<SessionKind>();
        for (int block = 0; block < news.weeks(); block++) {
            var from = news.startDate().plusDays(7L * block);
            var inBlock = sessions.stream()
                    .filter(it -> !day(it).isBefore(from) && day(it).isBefore(from.plusDays(7)))
                    .toList();
            assertThat(inBlock).extracting(Session::kind).containsExactlyInAnyOrderElementsOf(kinds);
            assertThat(inBlock.stream().mapToLong(CohortTest::minutes).sum()).isEqualTo(60L * news.weeklyHours());
            expected.addAll(kinds);
        }
        assertThat(sessions).hasSameSizeAs(expected);
    }

    private static void mustNotMeet(List<Session> ofOneClient) {
        for (int i = 1; i < ofOneClient.size(); i++) {
            assertThat(ofOneClient.get(i - 1).endsAt())
                    .isBeforeOrEqualTo(ofOneClient.get(i).startsAt());
        }
    }

    /// A clinician or a room has one session at a time, however many come to it.
    private static void mustBeHeldOnce(List<Session> all) {
        var last = new HashMap<Object, Session>();
        var distinct = new HashSet<>(all)
                .stream()
                        .sorted((one, other) -> one.startsAt().compareTo(other.startsAt()))
                        .toList();
        for (var session : distinct) {
            for (var resource : List.of(session.clinicianId(), session.roomId())) {
                var before = last.put(resource, session);
                assertThat(before == null || !before.endsAt().isAfter(session.startsAt()))
                        .as("%s after %s", session, before)
                        .isTrue();
            }
        }
    }

    private static long minutes(Session session) {
        return Duration.between(session.startsAt(), session.endsAt()).toMinutes();
    }

    private static LocalDate day(Session session) {
        return session.startsAt().atZone(Clinic.CHARLOTTE).toLocalDate();
    }
}
