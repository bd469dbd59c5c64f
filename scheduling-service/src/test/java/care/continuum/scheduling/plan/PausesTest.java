package care.continuum.scheduling.plan;

import static care.continuum.testing.GivenWhenThen.given;
import static org.assertj.core.api.Assertions.assertThat;

import care.continuum.events.AgeBand;
import care.continuum.events.ChangedBy;
import care.continuum.events.IntakeEvent.ClientEnrolled;
import care.continuum.events.IntakeEvent.EnrollmentExtended;
import care.continuum.events.IntakeEvent.EnrollmentRequested;
import care.continuum.events.IntakeEvent.EnrollmentResumed;
import care.continuum.events.IntakeEvent.EnrollmentSuspended;
import care.continuum.events.IntakeEvent.TrackChanged;
import care.continuum.events.Need;
import care.continuum.events.SchedulingEvent.SeatReleased;
import care.continuum.events.SchedulingEvent.SessionCanceled;
import care.continuum.events.SchedulingEvent.SessionsScheduled;
import care.continuum.events.SessionKind;
import care.continuum.events.Track;
import care.continuum.messaging.Change;
import care.continuum.scheduling.Session;
import care.continuum.scheduling.terms.Seat;
import care.continuum.scheduling.terms.Templates;
import care.continuum.scheduling.terms.TrackTemplate;
import care.continuum.testing.Proves;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

class PausesTest {

    private static final LocalDate MONDAY = LocalDate.parse("2026-03-02");

    private final Clinic clinic = new Clinic(3);

    @Test
    @Proves({"future-rosters-only", "complaint-inactive"})
    void inactiveMembersLeaveFutureRostersOnly() {
        var news = enrollment(Track.DAY, 2, 9);
        var suspended = at(MONDAY.plusDays(2), 13);
        var plan = planned(news);
        given(plan)
                .when(it -> Pauses.suspended(it, suspension(news, suspended), suspended, Clinic.CHARLOTTE))
                .thenState(it -> {
                    assertThat(it.sessions())
                            .filteredOn(Session::isOn)
                            .allMatch(s -> s.startsAt().isBefore(suspended));
                    assertThat(it.sessions()).filteredOn(Session::isOn).hasSize(2);
                    assertThat(it.sessions()).hasSize(6);
                    assertThat(it.seats()).noneMatch(PlanSeat::isOpen);
                });
        var change = Pauses.suspended(plan, suspension(news, suspended), suspended, Clinic.CHARLOTTE);
        assertThat(change.events()).filteredOn(SeatReleased.class::isInstance).hasSize(1);
        assertThat(change.events())
                .filteredOn(SessionCanceled.class::isInstance)
                .hasSize(4)
                .allMatch(it -> ((SessionCanceled) it).by() == ChangedBy.ORGANIZATION);
    }

    /// Whatever the hours and the day of the start, whenever the hold begins and however long it is, twice.
    @RepeatedTest(60)
    void afterAHoldTheRestOfThePlanIsTheSameAsItWas(RepetitionInfo repetition) {
        var random = new Random(repetition.getCurrentRepetition());
        var track = random.nextBoolean() ? Track.DAY : Track.EVENING;
        var day = MONDAY.plusDays(random.nextInt(7));
        var news = enrollment(track, day, 1 + random.nextInt(4), 8 + random.nextInt(13));
        var plan = planned(news);
        var whole = kinds(plan);
        for (int hold = 0; hold < 2; hold++) {
            day = day.plusDays(random.nextInt(8));
            var suspended = at(day, 7);
            var resumedOn = day.plusDays(1 + random.nextInt(20));
            plan = Pauses.suspended(plan, suspension(news, suspended), suspended, Clinic.CHARLOTTE)
                    .state();
            assertThat(plan.planning().stage()).isEqualTo(Planning.Stage.ON_HOLD);
            clinic.leave(plan);
            var days = (int) (resumedOn.toEpochDay() - day.toEpochDay());
            plan = Pauses.resumed(plan, resumption(news, resumedOn, days), Clinic.CHARLOTTE, Templates.SHIPPED)
                    .state();
            plan = again(plan, resumedOn);
            day = resumedOn;
        }
        assertThat(kinds(plan)).isEqualTo(whole);
        assertThat(groups(plan)).extracting(PausesTest::day).doesNotHaveDuplicates();
    }

    @Test
    @Proves("track-change")
    void aChangeOfTrackMovesFutureSessionsOnly() {
        var news = enrollment(Track.DAY, 2, 12);
        var from = MONDAY.plusDays(3);
        var plan = planned(news);
        var whole = kinds(plan);
        var before = plan.sessions().stream()
                .filter(it -> it.startsAt().isBefore(at(from, 0)))
                .toList();
        var evening = clinic.section(Track.EVENING).sectionId();
        var change = Pauses.trackChanged(
                plan,
                new TrackChanged(
                        news.clientId(), news.episodeId(), 2, evening, Track.EVENING, Track.DAY, from, at(MONDAY, 8)),
                at(MONDAY, 8),
                Clinic.CHARLOTTE,
                Templates.SHIPPED);
        assertThat(change.events()).filteredOn(SeatReleased.class::isInstance).hasSize(1);
        clinic.leave(change.state());
        var after = again(change.state(), from);
        assertThat(kinds(after)).isEqualTo(whole);
        assertThat(after.sessions()).filteredOn(Session::isOn).containsAll(before);
        assertThat(after.sessions())
                .filteredOn(it -> it.isOn() && !before.contains(it))
                .allMatch(it -> it.track() == Track.EVENING);
    }

    /// Who was in the group of the morning does not come once more in the evening.
    @Test
    @Proves("track-change")
    void whoChangesTheTrackOnTheDayOfAGroupComesToTheOtherGroupsOnTheirDays() {
        for (var hour : List.of(10, 14)) {
            var plan = planned(enrollment(Track.DAY, 1, 9));
            var change = evenings(plan, MONDAY, hour);
            var moved = Pauses.trackChanged(plan, change, at(MONDAY, hour), Clinic.CHARLOTTE, Templates.SHIPPED)
                    .state();
            clinic.leave(moved);
            assertThat(on(again(moved, MONDAY)))
                    .extracting(it -> it.track() + " " + day(it))
                    .containsExactly("DAY " + MONDAY, "EVENING " + MONDAY.plusDays(2), "EVENING " + MONDAY.plusDays(4));
        }
    }

    /// Whoever canceled it, or a holiday: the client is not expected there again, and no group is lost besides.
    @RepeatedTest(60)
    @Proves({"hold", "track-change", "make-up-session"})
    void aGroupThatIsCanceledStaysSoWhenTheRestIsPlannedAnew(RepetitionInfo repetition) {
        var random = new Random(repetition.getCurrentRepetition());
        var track = random.nextBoolean() ? Track.DAY : Track.EVENING;
        var start = MONDAY.plusDays(random.nextInt(7));
        var news = enrollment(track, start, 2 + random.nextInt(3), 8 + random.nextInt(13));
        var plan = planned(news);
        var groups = groups(plan);
        var lost = groups.get(random.nextInt(groups.size()));
        var cause = random.nextBoolean() ? Session.Cause.CANCELED : Session.Cause.HOLIDAY;
        var by = cause == Session.Cause.CANCELED && random.nextBoolean() ? ChangedBy.CLIENT : ChangedBy.ORGANIZATION;
        plan = Roster.off(plan, List.of(lost.id()), by, cause, at(start, 7)).state();
        var before = plan;
        var holidays = cause == Session.Cause.HOLIDAY ? Set.of(day(lost)) : Set.<LocalDate>of();
        var from = start.plusDays(random.nextInt(12));
        if (track == Track.EVENING || random.nextBoolean()) {
            plan = held(plan, news, from, from.plusDays(1 + random.nextInt(12)), holidays);
        } else {
            var change = evenings(plan, from, 7);
            plan = Pauses.trackChanged(plan, change, at(from, 7), Clinic.CHARLOTTE, Templates.SHIPPED)
                    .state();
            clinic.leave(plan);
            plan = again(plan, from, holidays);
        }
        assertThat(kinds(plan)).isEqualTo(kinds(before));
        assertThat(groups(plan))
                .extracting(PausesTest::day)
                .doesNotContain(day(lost))
                .doesNotHaveDuplicates();
        assertThat(MakeUps.needed(plan.sessions())).isEqualTo(MakeUps.needed(before.sessions()));
    }

    /// Nobody misses what was over before they came back.
    @Test
    @Proves({"hold", "track-change"})
    void ofADayThatHasBegunNothingIsPlannedForWhoComesBackOrChangesTheTrack() {
        var news = enrollment(Track.DAY, 1, 12);
        var plan = planned(news);
        var whole = kinds(plan);
        var held = Pauses.suspended(plan, suspension(news, at(MONDAY, 7)), at(MONDAY, 7), Clinic.CHARLOTTE)
                .state();
        clinic.leave(held);
        var back = new EnrollmentResumed(
                news.clientId(), news.episodeId(), 2, news.sectionId(), Track.DAY, MONDAY, 0, at(MONDAY, 14));
        var after = again(
                Pauses.resumed(held, back, Clinic.CHARLOTTE, Templates.SHIPPED).state(), MONDAY.plusDays(1));
        assertThat(kinds(after)).isEqualTo(whole);

        var evenings = enrollment(Track.EVENING, 1, 12);
        var change = new TrackChanged(
                evenings.clientId(),
                evenings.episodeId(),
                2,
                clinic.section(Track.DAY).sectionId(),
                Track.DAY,
                Track.EVENING,
                MONDAY,
                at(MONDAY, 14));
        var moved = Pauses.trackChanged(planned(evenings), change, at(MONDAY, 14), Clinic.CHARLOTTE, Templates.SHIPPED)
                .state();
        clinic.leave(moved);
        assertThat(kinds(again(moved, MONDAY.plusDays(1)))).isEqualTo(whole);
    }

    /// Agreed on Monday, five days late, and planned on Thursday after it has begun.
    @Test
    void whatPassedWhileAPlanWaitedComesLaterAndALateEntryStaysWhereItWas() {
        var news = clinic.enrollment(Track.DAY, MONDAY.minusDays(5), 2, 9, Set.of());
        var waiting = Plan.of(news.clientId(), news.episodeId(), Clinic.NOW)
                .enrolled(news)
                .state();
        assertThat(Pauses.waited(waiting, Clinic.NOW, Clinic.CHARLOTTE, Templates.SHIPPED))
                .isEqualTo(waiting);

        var nine = clinic.enrollment(Track.DAY, MONDAY, 1, 9, Set.of());
        var beforeNine = agreedAt(nine, at(MONDAY, 9).minusSeconds(60));
        assertThat(Pauses.waited(beforeNine, at(MONDAY, 9), Clinic.CHARLOTTE, Templates.SHIPPED))
                .isEqualTo(beforeNine);

        var thursday = at(MONDAY.plusDays(3), 10);
        var waited = Pauses.waited(waiting, thursday, Clinic.CHARLOTTE, Templates.SHIPPED);
        assertThat(Pauses.waited(waited, thursday, Clinic.CHARLOTTE, Templates.SHIPPED))
                .isEqualTo(waited);
        assertThat(PlanReading.plannedFrom(waited, Objects.requireNonNull(waited.enrollment())))
                .isEqualTo(MONDAY.minusDays(5));
        assertThat(clinic.propose(waited).sessions())
                .extracting(it -> it.startsAt().atZone(Clinic.CHARLOTTE).toLocalDate())
                .containsExactly(
                        MONDAY.minusDays(5),
                        MONDAY.minusDays(3),
                        MONDAY.plusDays(4),
                        MONDAY.plusDays(7),
                        MONDAY.plusDays(9),
                        MONDAY.plusDays(11));
    }

    /// However often it was tried since.
    @Test
    void aPlanThatWaitsAfterAHoldIsDueOnTheDayOnWhichTheClientCameBack() {
        var news = enrollment(Track.DAY, 2, 9);
        var plan = planned(news);
        var held = Pauses.suspended(plan, suspension(news, at(MONDAY, 7)), at(MONDAY, 7), Clinic.CHARLOTTE)
                .state();
        var day = MONDAY.plusDays(2);
        var back = Pauses.resumed(held, resumption(news, day, 2), Clinic.CHARLOTTE, Templates.SHIPPED)
                .state();
        var waiting = back.waits(back.planning().round(), List.of("GROUP"), at(day, 7))
                .state();
        var later = Pauses.waited(waiting, at(day.plusDays(5), 10), Clinic.CHARLOTTE, Templates.SHIPPED)
                .again()
                .state();
        var agreed = Objects.requireNonNull(later.enrollment());
        assertThat(agreed.begin()).isAfter(day);
        assertThat(PlanReading.plannedFrom(later, agreed)).isEqualTo(day);
        var longer =
                Pauses.extended(later, Told.extended(news), Clinic.CHARLOTTE).state();
        assertThat(PlanReading.plannedFrom(longer, agreed)).isEqualTo(day);
        var whole = clinic.propose(later).sessions();
        assertThat(later.scheduled(later.planning().round(), whole, Clinic.NOW)
                        .state()
                        .planning()
                        .dueOn())
                .isNull();
    }

    private static Plan agreedAt(ClientEnrolled news, Instant at) {
        var agreed = new ClientEnrolled(
                news.clientId(),
                news.episodeId(),
                news.attempt(),
                news.sectionId(),
                news.track(),
                news.ageBand(),
                news.reason(),
                news.startDate(),
                news.weeks(),
                news.weeklyHours(),
                news.needs(),
                at);
        return Plan.of(news.clientId(), news.episodeId(), at).enrolled(agreed).state();
    }

    @Test
    @Proves({"hold", "track-change", "make-up-session"})
    void aMakeUpIsNotPlannedOnceMoreAfterAHoldAndStaysWhereTheTrackChanges() {
        var news = enrollment(Track.DAY, 2, 10);
        var plan = planned(news);
        var last = on(plan).stream()
                .filter(it -> !it.isShared())
                .reduce((_, later) -> later)
                .orElseThrow();
        var missed = on(plan).getFirst().sessionId();
        var making = plan.with(plan.sessions().stream()
                .map(it -> it.equals(last) ? it.told(missed, null) : it)
                .toList());
        var planned = kinds(making.with(
                on(making).stream().filter(it -> !it.id().equals(last.id())).toList()));

        var off = Pauses.suspended(making, suspension(news, at(MONDAY, 7)), at(MONDAY, 7), Clinic.CHARLOTTE);
        assertThat(on(off.state())).isEmpty();
        clinic.leave(off.state());
        var day = MONDAY.plusDays(2);
        var back = Pauses.resumed(off.state(), resumption(news, day, 2), Clinic.CHARLOTTE, Templates.SHIPPED)
                .state();
        var found = clinic.propose(back).sessions();
        assertThat(kinds(back.with(found))).isEqualTo(planned);

        var moved = Pauses.trackChanged(
                        making, evenings(making, MONDAY, 8), at(MONDAY, 8), Clinic.CHARLOTTE, Templates.SHIPPED)
                .state();
        assertThat(on(moved)).singleElement().satisfies(it -> {
            assertThat(it.id()).isEqualTo(last.id());
            assertThat(it.story().makeUpFor()).isEqualTo(missed);
        });
        assertThat(kinds(moved.with(clinic.propose(moved).sessions()))).isEqualTo(planned);
    }

    /// Whoever has the seat by then comes to it; what was lost wants to be made up for again.
    @Test
    @Proves({"track-change", "make-up-session"})
    void aMakeUpInAGroupOfTheSectionThatIsLeftIsGivenUp() {
        var news = enrollment(Track.DAY, 2, 9);
        var plan = planned(news);
        var lost = on(plan).getFirst().canceled(ChangedBy.ORGANIZATION, Session.Cause.HOLIDAY);
        var last = on(plan).getLast();
        var making = plan.with(plan.sessions().stream()
                .map(it -> it.id().equals(lost.id()) ? lost : it)
                .map(it -> it.equals(last) ? it.told(lost.sessionId(), null) : it)
                .toList());
        assertThat(MakeUps.needed(making.sessions())).isEmpty();

        var day = MONDAY.plusDays(1);
        var moved = Pauses.trackChanged(
                        making, evenings(making, day, 8), at(day, 8), Clinic.CHARLOTTE, Templates.SHIPPED)
                .state();
        assertThat(on(moved)).isEmpty();
        assertThat(MakeUps.needed(moved.sessions())).containsExactly(lost);
        assertThat(clinic.propose(moved).sessions()).hasSize(4);
    }

    /// Attendance waits for the plan before it ends a program.
    @Test
    @Proves({"hold", "track-change"})
    void thePlanIsToldAfterEveryReturnAndChangeOfTrackAlsoWhereNothingWasLost() {
        var news = enrollment(Track.DAY, 1, 9);
        var plan = planned(news);
        var over = MONDAY.plusDays(8);
        var changed =
                Pauses.trackChanged(plan, evenings(plan, over, 8), at(over, 8), Clinic.CHARLOTTE, Templates.SHIPPED);
        assertThat(changed.events()).last().isInstanceOfSatisfying(SessionsScheduled.class, it -> {
            assertThat(it.track()).isEqualTo(Track.EVENING);
            assertThat(it.sessions()).hasSize(3);
        });
        var held = Pauses.suspended(plan, suspension(news, at(over, 7)), at(over, 7), Clinic.CHARLOTTE)
                .state();
        var back = Pauses.resumed(held, resumption(news, over.plusDays(1), 1), Clinic.CHARLOTTE, Templates.SHIPPED);
        assertThat(back.events())
                .singleElement()
                .isInstanceOfSatisfying(
                        SessionsScheduled.class, it -> assertThat(it.sessions()).hasSize(3));
        assertThat(back.state().planning().stage()).isEqualTo(Planning.Stage.PLANNED);
    }

    /// What is told canceled names the seat of the plan it was in, and the plan is told again for a later one: also
    /// where a make-up is all that was lost, and where the track changes during the hold.
    @Test
    @Proves({"hold", "track-change", "make-up-session"})
    void aPlanThatIsTornApartIsToldAgainForALaterSeat() {
        var news = enrollment(Track.DAY, 1, 9);
        var plan = planned(news);
        var held = Pauses.suspended(plan, suspension(news, at(MONDAY, 7)), at(MONDAY, 7), Clinic.CHARLOTTE);
        assertThat(attempts(held)).hasSize(3).containsOnly(1);
        clinic.leave(held.state());
        var day = MONDAY.plusDays(2);
        assertThat(toldAgain(resumed(seated(held.state(), 2, Track.DAY), 2, Track.DAY, day)))
                .isEqualTo(2);

        var change = evenings(held.state(), MONDAY.plusDays(1), 8);
        var moved = Pauses.trackChanged(
                seated(held.state(), 2, Track.EVENING), change, at(MONDAY, 8), Clinic.CHARLOTTE, Templates.SHIPPED);
        assertThat(moved.events()).noneMatch(SessionsScheduled.class::isInstance);
        assertThat(toldAgain(resumed(seated(moved.state(), 3, Track.EVENING), 3, Track.EVENING, day)))
                .isEqualTo(3);

        var leaving = Pauses.trackChanged(
                seated(plan, 2, Track.EVENING),
                evenings(plan, MONDAY, 8),
                at(MONDAY, 8),
                Clinic.CHARLOTTE,
                Templates.SHIPPED);
        assertThat(attempts(leaving)).hasSize(3).containsOnly(1);
        assertThat(toldAgain(leaving)).isEqualTo(2);

        var last = on(plan).getLast();
        var missed = on(plan).getFirst().sessionId();
        var making = plan.with(plan.sessions().stream()
                .map(it -> it.equals(last) ? it.told(missed, null) : it)
                .toList());
        var over = day(last);
        var waiting = Pauses.suspended(making, suspension(news, at(over, 7)), at(over, 7), Clinic.CHARLOTTE);
        assertThat(attempts(waiting)).containsExactly(1);
        assertThat(toldAgain(resumed(seated(waiting.state(), 2, Track.DAY), 2, Track.DAY, over.plusDays(1))))
                .isEqualTo(2);
    }

    private static List<Integer> attempts(Change<Plan> change) {
        return change.events().stream()
                .filter(SessionCanceled.class::isInstance)
                .map(it -> Objects.requireNonNull(((SessionCanceled) it).attempt()))
                .toList();
    }

    /// The seat for which the whole plan is told, at once or when the rest has found its time.
    private int toldAgain(Change<Plan> change) {
        var news = change.events();
        if (change.state().planning().isAwaited()) {
            var tried = change.state().tries().state();
            news = tried.scheduled(
                            tried.planning().round(), clinic.propose(tried).sessions(), Clinic.NOW)
                    .events();
        }
        var told = news.stream().filter(SessionsScheduled.class::isInstance).toList();
        assertThat(told).hasSize(1);
        return Objects.requireNonNull(((SessionsScheduled) told.getFirst()).attempt());
    }

    private Plan seated(Plan plan, int attempt, Track track) {
        var section = clinic.section(track).sectionId();
        var seats = new ArrayList<>(plan.seats());
        seats.add(new PlanSeat(attempt, section, track, AgeBand.ADULT, PlanSeat.State.TAKEN));
        return plan.withSeats(List.copyOf(seats));
    }

    private Change<Plan> resumed(Plan plan, int attempt, Track track, LocalDate on) {
        var section = clinic.section(track).sectionId();
        var news = new EnrollmentResumed(plan.clientId(), plan.episodeId(), attempt, section, track, on, 1, at(on, 7));
        return Pauses.resumed(plan, news, Clinic.CHARLOTTE, Templates.SHIPPED);
    }

    private TrackChanged evenings(Plan plan, LocalDate from, int hour) {
        return new TrackChanged(
                plan.clientId(),
                plan.episodeId(),
                2,
                clinic.section(Track.EVENING).sectionId(),
                Track.EVENING,
                Track.DAY,
                from,
                at(from, hour));
    }

    /// What is left of a block after a hold was cut for the days on which the track met then.
    @Test
    @Proves("two-day-rule")
    void theRestOfAPlanFollowsATrackThatMeetsOnOtherDaysByNow() {
        var news = enrollment(Track.DAY, 1, 9);
        var suspended = at(MONDAY, 7);
        var held = Pauses.suspended(planned(news), suspension(news, suspended), suspended, Clinic.CHARLOTTE)
                .state();
        var monday = MONDAY.plusDays(7);
        var waiting = Pauses.resumed(held, resumption(news, monday.plusDays(2), 7), Clinic.CHARLOTTE, Templates.SHIPPED)
                .state();
        var other = TrackTemplate.shipped(Track.DAY)
                .meeting(
                        Set.of(DayOfWeek.MONDAY, DayOfWeek.TUESDAY, DayOfWeek.FRIDAY),
                        LocalTime.of(10, 0),
                        LocalTime.of(13, 0));
        var agreed = Objects.requireNonNull(waiting.enrollment());
        assertThat(agreed.rest()).extracting(Stretch::groups).containsExactly(2, 1);
        var fitting = agreed.fitting(Meetings.of(waiting, agreed, other, Clinic.CHARLOTTE));
        assertThat(fitting.rest())
                .allMatch(it -> other.meetings(it.from(), it.days()).size() >= it.groups());
        assertThat(fitting.rest().stream().mapToInt(Stretch::groups).sum()).isEqualTo(3);
        var shipped = Meetings.of(waiting, agreed, TrackTemplate.shipped(Track.DAY), Clinic.CHARLOTTE);
        assertThat(agreed.fitting(shipped)).isEqualTo(agreed);
    }

    /// Whatever the hours and the track, whether the plan is over or not, also after a hold that moved groups beyond
    /// its end; and what comes after can be put on hold again.
    @RepeatedTest(60)
    @Proves("extension")
    void theWeeksThatAreAddedAreLikeTheOthers(RepetitionInfo repetition) {
        var random = new Random(repetition.getCurrentRepetition());
        var track = random.nextBoolean() ? Track.DAY : Track.EVENING;
        var weeks = 1 + random.nextInt(3);
        var added = 1 + random.nextInt(2);
        var hours = 8 + random.nextInt(13);
        var news = enrollment(track, weeks, hours);
        var plan = planned(news);
        var end = MONDAY.plusWeeks(weeks);
        if (random.nextBoolean()) {
            var day = MONDAY.plusDays(random.nextInt(5));
            var days = 1 + random.nextInt(10);
            plan = held(plan, news, day, day.plusDays(days));
            end = end.plusDays(days);
        }
        var before = on(plan);
        var idle = random.nextInt(3);
        var from = end.plusDays(idle);
        var extended = Pauses.extended(plan, extension(news, weeks, added, idle, from), Clinic.CHARLOTTE);
        assertThat(extended.events()).isEmpty();
        plan = again(extended.state(), from);

        var whole = whole(track, weeks + added, hours);
        assertThat(kinds(plan)).isEqualTo(whole);
        assertThat(on(plan)).containsAll(before);
        assertThat(kinds(held(plan, news, from.plusDays(2), from.plusDays(9)))).isEqualTo(whole);
    }

    @Test
    void theNewsOfAnExtensionHasTheWholePlan() {
        var news = enrollment(Track.DAY, 1, 9);
        var longer = Pauses.extended(planned(news), extension(news, 1, 1, 0, MONDAY.plusWeeks(1)), Clinic.CHARLOTTE)
                .state()
                .tries()
                .state();
        given(longer)
                .when(it ->
                        it.scheduled(it.planning().round(), clinic.propose(it).sessions(), Clinic.NOW))
                .thenState(it -> assertThat(it.sessions()).hasSize(6));
        assertThat(longer.scheduled(
                                longer.planning().round(),
                                clinic.propose(longer).sessions(),
                                Clinic.NOW)
                        .events())
                .singleElement()
                .isInstanceOfSatisfying(SessionsScheduled.class, it -> {
                    assertThat(it.weeks()).isEqualTo(2);
                    assertThat(it.sessions()).hasSize(6);
                });
    }

    /// Who changes the track, or goes on hold, while the added weeks wait for their times takes all of it along.
    @Test
    void whatIsPlannedAndWhatWaitsMoveTogether() {
        var news = enrollment(Track.DAY, 2, 12);
        var waiting = Pauses.extended(planned(news), extension(news, 2, 1, 0, MONDAY.plusWeeks(2)), Clinic.CHARLOTTE)
                .state();
        var from = MONDAY.plusDays(3);
        var change = new TrackChanged(
                news.clientId(),
                news.episodeId(),
                2,
                clinic.section(Track.EVENING).sectionId(),
                Track.EVENING,
                Track.DAY,
                from,
                at(MONDAY, 8));
        var moved = Pauses.trackChanged(waiting, change, at(MONDAY, 8), Clinic.CHARLOTTE, Templates.SHIPPED)
                .state();
        clinic.leave(moved);
        var evenings = again(moved, from);

        var whole = whole(Track.DAY, 3, 12);
        assertThat(kinds(evenings)).isEqualTo(whole);
        assertThat(on(evenings))
                .filteredOn(it -> !it.startsAt().isBefore(at(from, 0)))
                .allMatch(it -> it.track() == Track.EVENING);
    }

    private Plan held(Plan plan, ClientEnrolled news, LocalDate day, LocalDate resumedOn) {
        return held(plan, news, day, resumedOn, Set.of());
    }

    private Plan held(Plan plan, ClientEnrolled news, LocalDate day, LocalDate resumedOn, Set<LocalDate> holidays) {
        var suspended = at(day, 7);
        var off = Pauses.suspended(plan, suspension(news, suspended), suspended, Clinic.CHARLOTTE)
                .state();
        clinic.leave(off);
        var days = (int) (resumedOn.toEpochDay() - day.toEpochDay());
        return again(
                Pauses.resumed(off, resumption(news, resumedOn, days), Clinic.CHARLOTTE, Templates.SHIPPED)
                        .state(),
                resumedOn,
                holidays);
    }

    private static EnrollmentExtended extension(ClientEnrolled news, int weeks, int added, int idle, LocalDate from) {
        return new EnrollmentExtended(
                news.clientId(),
                news.episodeId(),
                added,
                weeks + added,
                idle,
                from,
                from.plusWeeks(added),
                at(from, 7));
    }

    /// The kinds of a plan that has so many weeks from the beginning.
    private static List<String> whole(Track track, int weeks, int hours) {
        var other = new Clinic(3);
        var needs = EnumSet.of(Need.FAMILY_THERAPY, Need.SKILLS_TRAINING);
        return other.propose(other.enrollment(track, MONDAY, weeks, hours, needs)).sessions().stream()
                .map(it -> it.kind().name())
                .sorted()
                .toList();
    }

    /// The work of each try has a name of its own.
    @Test
    @Proves("full-clinic")
    void whoComesBackHasRoomMadeAfterTheFirstTryToo() {
        var news = enrollment(Track.DAY, 2, 9);
        var plan = planned(news);
        var work = new ArrayList<String>();
        for (var day : List.of(MONDAY.plusDays(1), MONDAY.plusDays(3))) {
            plan = Pauses.suspended(plan, suspension(news, at(day, 7)), at(day, 7), Clinic.CHARLOTTE)
                    .state();
            var next = Pauses.resumed(plan, resumption(news, day.plusDays(1), 1), Clinic.CHARLOTTE, Templates.SHIPPED);
            for (int tries = 1; tries <= 3; tries++) {
                next.todos().forEach(it -> work.add(it.id()));
                var tried = next.state().tries().state();
                plan = tried.waits(tried.planning().round(), List.of("GROUP"), Clinic.NOW)
                        .state();
                assertThat(plan.planning().waitsForRescue()).isEqualTo(tries == 1);
                next = plan.again();
            }
        }
        assertThat(work).hasSize(6).doesNotHaveDuplicates();
    }

    private static List<Session> on(Plan plan) {
        return plan.sessions().stream().filter(Session::isOn).toList();
    }

    private static List<Session> groups(Plan plan) {
        return on(plan).stream().filter(it -> it.kind() == SessionKind.GROUP).toList();
    }

    private static LocalDate day(Session session) {
        return session.startsAt().atZone(Clinic.CHARLOTTE).toLocalDate();
    }

    private Plan again(Plan plan, LocalDate from) {
        return again(plan, from, Set.of());
    }

    private Plan again(Plan plan, LocalDate from, Set<LocalDate> holidays) {
        if (!plan.planning().isAwaited()) {
            return plan;
        }
        var tried = plan.tries().state();
        var found = clinic.propose(tried, holidays);
        assertThat(found.lacking()).isEmpty();
        assertThat(found.sessions()).allMatch(it -> !it.startsAt().isBefore(at(from, 0)));
        found.sessions().forEach(it -> clinic.take(tried, it));
        var change = tried.scheduled(tried.planning().round(), found.sessions(), Clinic.NOW);
        assertThat(change.events()).first().isInstanceOf(SessionsScheduled.class);
        return change.state();
    }

    private Plan planned(ClientEnrolled news) {
        var seat = new Seat(news.episodeId(), 1, news.sectionId(), Seat.Status.TAKEN, null, AgeBand.ADULT);
        var asked = new EnrollmentRequested(
                news.clientId(),
                news.episodeId(),
                1,
                news.track(),
                AgeBand.ADULT,
                news.startDate(),
                news.weeks(),
                news.weeklyHours(),
                news.needs());
        var plan = Plan.of(news.clientId(), news.episodeId(), Clinic.NOW)
                .answered(asked, seat)
                .state()
                .enrolled(news)
                .state();
        return again(plan, MONDAY);
    }

    private ClientEnrolled enrollment(Track track, int weeks, int hours) {
        return enrollment(track, MONDAY, weeks, hours);
    }

    private ClientEnrolled enrollment(Track track, LocalDate start, int weeks, int hours) {
        return clinic.enrollment(track, start, weeks, hours, EnumSet.of(Need.FAMILY_THERAPY, Need.SKILLS_TRAINING));
    }

    private static EnrollmentSuspended suspension(ClientEnrolled news, Instant at) {
        return new EnrollmentSuspended(
                news.clientId(), news.episodeId(), at.atZone(Clinic.CHARLOTTE).toLocalDate(), at);
    }

    private static EnrollmentResumed resumption(ClientEnrolled news, LocalDate on, int days) {
        return new EnrollmentResumed(
                news.clientId(), news.episodeId(), 2, news.sectionId(), news.track(), on, days, at(on, 7));
    }

    private static List<String> kinds(Plan plan) {
        return plan.sessions().stream()
                .filter(Session::isOn)
                .map(it -> it.kind().name())
                .sorted()
                .toList();
    }

    private static Instant at(LocalDate day, int hour) {
        return day.atTime(hour, 0).atZone(Clinic.CHARLOTTE).toInstant();
    }
}
