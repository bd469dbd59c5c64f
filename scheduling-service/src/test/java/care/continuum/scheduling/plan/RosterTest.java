package care.continuum.scheduling.plan;

import static care.continuum.testing.GivenWhenThen.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import care.continuum.events.AgeBand;
import care.continuum.events.ChangedBy;
import care.continuum.events.ClinicianId;
import care.continuum.events.IntakeEvent.EnrollmentSuspended;
import care.continuum.events.Need;
import care.continuum.events.SchedulingEvent.SessionCanceled;
import care.continuum.events.SchedulingEvent.SessionRescheduled;
import care.continuum.events.SessionKind;
import care.continuum.events.Track;
import care.continuum.messaging.Change;
import care.continuum.messaging.RuleBroken;
import care.continuum.scheduling.Member;
import care.continuum.scheduling.Session;
import care.continuum.scheduling.plan.ChangeDesk.Scope;
import care.continuum.scheduling.plan.ChangeDesk.Why;
import care.continuum.testing.Proves;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// What changes of the calendar do to one plan, and how one is decided.
class RosterTest {

    private static final LocalDate MONDAY = LocalDate.parse("2026-03-02");

    private static final String SNOW = "snow on the pass";

    private final Clinic clinic = new Clinic(2);
    private final Plan plan = planned();

    @Test
    void thisAndFollowingMakesNoDuplicateAndNoGap() {
        var following = groups(plan).subList(2, 6);
        var moved = following.stream()
                .map(it -> it.moved(
                        it.startsAt().plus(Duration.ofDays(1)), it.clinicianId(), it.roomId(), ChangedBy.CLINICIAN))
                .toList();
        given(plan)
                .when(it -> altered(it, moved, ChangedBy.CLINICIAN))
                .thenState(it -> {
                    assertThat(it.sessions()).hasSameSizeAs(plan.sessions());
                    assertThat(groups(it).subList(0, 2)).isEqualTo(groups(plan).subList(0, 2));
                    assertThat(groups(it).subList(2, 6)).isEqualTo(because(SNOW, moved));
                })
                .and()
                .when(it -> altered(it, moved, ChangedBy.CLINICIAN))
                .thenNothing();
        assertThat(altered(plan, moved, ChangedBy.CLINICIAN).events())
                .hasSize(4)
                .allMatch(it -> ((SessionRescheduled) it).by() == ChangedBy.CLINICIAN);
    }

    /// It takes place for the others; this client never has a session before the first day.
    @Test
    void aGroupThatIsMovedToADayBeforeTheStayIsCanceledForThisClient() {
        var first = groups(plan).getFirst();
        var moved = first.moved(
                first.startsAt().minus(Duration.ofDays(1)), first.clinicianId(), first.roomId(), ChangedBy.CLINICIAN);
        var change = altered(plan, List.of(moved), ChangedBy.CLINICIAN);
        assertThat(change.events()).singleElement().isInstanceOfSatisfying(SessionCanceled.class, it -> {
            assertThat(it.startsAt()).isEqualTo(first.startsAt());
            assertThat(it.by()).isEqualTo(ChangedBy.CLINICIAN);
        });
        var after = change.state();
        assertThat(shown(after, first).isOn()).isFalse();
        assertThat(altered(after, List.of(moved), ChangedBy.CLINICIAN).events()).isEmpty();
    }

    @Test
    void aSessionIsMovedNeitherBeforeTheStayNorYearsAfterIt() {
        var mine = plan.sessions().stream()
                .filter(it -> !it.isShared())
                .findFirst()
                .orElseThrow();
        assertThat(isForbidden(mine, MONDAY.minusDays(1))).isTrue();
        assertThat(isForbidden(mine, MONDAY)).isFalse();
        assertThat(isForbidden(groups(plan).getFirst(), MONDAY.minusDays(1))).isFalse();
        var last = MONDAY.plusWeeks(2 + Stay.MOST_WEEKS_AFTER);
        assertThat(isForbidden(mine, last)).isFalse();
        assertThat(isForbidden(mine, last.plusDays(1))).isTrue();
        assertThat(isForbidden(groups(plan).getFirst(), last.plusDays(1))).isTrue();
    }

    private boolean isForbidden(Session session, LocalDate day) {
        var start = day.atTime(9, 0).atZone(Clinic.CHARLOTTE).toInstant();
        var moved = session.moved(start, session.clinicianId(), session.roomId(), ChangedBy.ORGANIZATION);
        return Stay.of(plan).forbids(session, moved, Clinic.CHARLOTTE);
    }

    /// A calendar believes only what counts higher than what it has.
    @Test
    @Proves("feeds")
    void whoComesBackToASessionHasItUnderAHigherCount() {
        var first = groups(plan).getFirst();
        var held = Roster.off(plan, List.of(first.id()), ChangedBy.ORGANIZATION, Session.Cause.HOLD, Clinic.NOW)
                .state();
        assertThat(shown(held, first).revision()).isEqualTo(1);
        var back = held.with(Roster.merged(held.sessions(), List.of(first)));
        assertThat(shown(back, first).isOn()).isTrue();
        assertThat(shown(back, first).sequence()).isEqualTo(first.sequence());
        assertThat(shown(back, first).revision()).isEqualTo(2);
        assertThat(Roster.counted(held, List.of(first))).containsExactly(shown(back, first));
        assertThat(Roster.counted(back, List.of(first))).containsExactly(shown(back, first));

        var moved = first.moved(
                first.startsAt().plus(Duration.ofHours(1)), first.clinicianId(), first.roomId(), ChangedBy.WEATHER);
        var after = altered(back, List.of(moved), ChangedBy.WEATHER).state();
        assertThat(shown(after, first).startsAt()).isEqualTo(moved.startsAt());
        assertThat(shown(after, first).revision()).isEqualTo(3);
        var off = Roster.off(after, List.of(first.id()), ChangedBy.CLIENT, Session.Cause.CANCELED, Clinic.NOW)
                .state();
        assertThat(shown(off, first).revision()).isEqualTo(4);
        var again = off.with(Roster.merged(off.sessions(), List.of(moved)));
        assertThat(shown(again, first).revision()).isEqualTo(6);
    }

    /// So that it takes place on the clinic's calendar too.
    @Test
    void aSessionForOneClientThatIsPlannedOnceMoreIsNewerThanTheCanceledOne() {
        var mine = plan.sessions().stream()
                .filter(it -> !it.isShared())
                .findFirst()
                .orElseThrow();
        var off = Roster.off(plan, List.of(mine.id()), ChangedBy.ORGANIZATION, Session.Cause.HOLD, Clinic.NOW)
                .state();
        var back = off.with(Roster.merged(off.sessions(), List.of(mine)));
        assertThat(shown(back, mine).isOn()).isTrue();
        assertThat(shown(back, mine).sequence()).isGreaterThan(shown(off, mine).sequence());
        var other = new ClinicianId(UUID.randomUUID());
        var led = new Session(
                mine.id(),
                mine.kind(),
                mine.track(),
                mine.sectionId(),
                other,
                mine.roomId(),
                mine.startsAt(),
                mine.endsAt(),
                Session.Status.SCHEDULED,
                mine.story());
        assertThat(led.backAfter(shown(off, mine)).story().former()).containsExactly(mine.clinicianId());
    }

    private static Session shown(Plan of, Session session) {
        return of.sessions().stream()
                .filter(it -> it.id().equals(session.id()))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aClassThatMakesUpForAnotherStillDoesAfterItMoved() {
        var lost = groups(plan).getFirst();
        var makeUp = groups(plan).get(1);
        var making = plan.with(plan.sessions().stream()
                .map(it -> it.equals(makeUp) ? it.told(lost.sessionId(), null) : it)
                .toList());
        var moved = makeUp.moved(
                makeUp.startsAt().plus(Duration.ofHours(1)), makeUp.clinicianId(), makeUp.roomId(), ChangedBy.WEATHER);
        var after = altered(making, List.of(moved), ChangedBy.WEATHER).state();
        assertThat(shown(after, makeUp).story().makeUpFor()).isEqualTo(lost.sessionId());
    }

    @Test
    @Proves("who-changed")
    void whatIsCanceledIsToldWithWhoCausedIt() {
        var off = List.of(groups(plan).getFirst().canceled(ChangedBy.WEATHER, Session.Cause.CANCELED));
        assertThat(altered(plan, off, ChangedBy.WEATHER).events())
                .singleElement()
                .satisfies(it -> assertThat(((SessionCanceled) it).by()).isEqualTo(ChangedBy.WEATHER));
    }

    /// So that the late cancel that it was counts against nobody.
    @Test
    @Proves("not-by-the-client")
    void whatTheClientHadCanceledIsTheClinicsOnceItChangesItForAll() {
        var group = groups(plan).getFirst();
        var left = left(plan, group.id(), Scope.ONE, Clinic.NOW).state();
        var later = group.startsAt().plus(Duration.ofHours(1));
        var moved = group.moved(later, group.clinicianId(), group.roomId(), ChangedBy.WEATHER);
        var canceled = group.canceled(ChangedBy.WEATHER, Session.Cause.CANCELED);
        var lost = group.canceled(ChangedBy.WEATHER, Session.Cause.HOLIDAY);
        for (var change : List.of(moved, canceled, lost)) {
            given(left)
                    .when(it -> byWeather(it, change))
                    .then(new SessionCanceled(
                            plan.clientId(),
                            plan.episodeId(),
                            group.sessionId(),
                            group.kind(),
                            group.track(),
                            group.startsAt(),
                            group.endsAt(),
                            ChangedBy.WEATHER,
                            Clinic.NOW,
                            null))
                    .and()
                    .when(it -> byWeather(it, change))
                    .thenNothing();
        }
        assertThat(MakeUps.needed(byWeather(left, lost).state().sessions())).hasSize(1);
        assertThat(MakeUps.needed(byWeather(left, moved).state().sessions())).isEmpty();

        given(left(byWeather(plan, moved).state(), group.id(), Scope.ONE, Clinic.NOW)
                        .state())
                .when(it -> byWeather(it, moved))
                .thenNothing();
    }

    /// Whoever waits for the rest of the plan knows so for which seat it is told again.
    @Test
    @Proves({"hold", "track-change"})
    void onlyWhatAHoldOrAChangeOfTrackTakesIsToldWithTheSeatOfThePlanThatIsTornApart() {
        var section = clinic.section(Track.DAY).sectionId();
        var evening = clinic.section(Track.EVENING).sectionId();
        var seated = plan.withSeats(List.of(
                new PlanSeat(1, section, Track.DAY, AgeBand.ADULT, PlanSeat.State.RELEASED),
                new PlanSeat(3, section, Track.DAY, AgeBand.ADULT, PlanSeat.State.TAKEN),
                new PlanSeat(4, evening, Track.EVENING, AgeBand.ADULT, PlanSeat.State.TAKEN)));
        var ids = List.of(groups(plan).getFirst().id());
        for (var why : Session.Cause.values()) {
            var isTornApart = why == Session.Cause.HOLD || why == Session.Cause.TRACK;
            assertThat(Roster.off(seated, ids, ChangedBy.ORGANIZATION, why, Clinic.NOW)
                            .events())
                    .as("%s", why)
                    .singleElement()
                    .extracting(it -> ((SessionCanceled) it).attempt())
                    .isEqualTo(isTornApart ? 3 : null);
        }
        var lost = groups(plan).getFirst().canceled(ChangedBy.WEATHER, Session.Cause.HOLIDAY);
        assertThat(List.of(left(seated, ids.getFirst(), Scope.ONE, Clinic.NOW), byWeather(seated, lost)))
                .flatExtracting(Change::events)
                .hasSize(2)
                .allMatch(it -> ((SessionCanceled) it).attempt() == null);
        assertThat(Roster.off(plan, ids, ChangedBy.ORGANIZATION, Session.Cause.HOLD, Clinic.NOW)
                        .events())
                .singleElement()
                .extracting(it -> ((SessionCanceled) it).attempt())
                .isNull();
    }

    /// Staff must know it later, whoever asks them.
    @Test
    @Proves("who-changed")
    void thePlanKeepsTheReasonOfTheLastChangeOfASession() {
        var group = groups(plan).getFirst();
        var left = left(plan, group.id(), Scope.ONE, Clinic.NOW);
        assertThat(shown(left.state(), group).story().reason()).isEqualTo("away");
        var later = group.startsAt().plus(Duration.ofHours(1));
        var moved = group.moved(later, group.clinicianId(), group.roomId(), ChangedBy.WEATHER);
        assertThat(shown(byWeather(left.state(), moved).state(), group).story().reason())
                .isEqualTo(SNOW);

        var change = byWeather(plan, moved);
        assertThat(shown(change.state(), group).story().reason()).isEqualTo(SNOW);
        assertThat(change.state().sessions())
                .filteredOn(it -> it.story().reason() != null)
                .hasSize(1);
        assertThat(List.of(change, left))
                .flatExtracting(Change::events)
                .hasSize(2)
                .noneMatch(it -> it.toString().contains(SNOW) || it.toString().contains("away"));
        var ids = List.of(group.id());
        var held = Roster.off(change.state(), ids, ChangedBy.ORGANIZATION, Session.Cause.HOLD, Clinic.NOW);
        assertThat(shown(held.state(), group).story().reason()).isNull();
        var back = held.state().with(Roster.merged(held.state().sessions(), List.of(moved)));
        assertThat(shown(back, group).story().reason()).isNull();
    }

    private static Change<Plan> altered(Plan plan, List<Session> changed, ChangedBy by) {
        return Roster.altered(plan, Alteration.Draft.changing(changed, by, SNOW, Clinic.NOW), Clinic.CHARLOTTE);
    }

    private static Change<Plan> left(Plan plan, String session, Scope scope, Instant now) {
        return Roster.left(plan, session, new Why(ChangedBy.CLIENT, "away", scope, null), now);
    }

    private static List<Session> because(String reason, List<Session> changed) {
        return changed.stream().map(it -> it.with(it.story().because(reason))).toList();
    }

    private static Change<Plan> byWeather(Plan plan, Session next) {
        return altered(plan, List.of(next), ChangedBy.WEATHER);
    }

    @Test
    void whoIsOnHoldByThenDoesNotComeToWhatIsEntered() {
        var more = clinic.propose(clinic.enrollment(Track.DAY, MONDAY.plusWeeks(4), 1, 9, Set.of()))
                .sessions();
        given(plan)
                .when(it -> Roster.joined(it, more))
                .thenState(it -> assertThat(it.sessions()).containsAll(more));
        var suspension = new EnrollmentSuspended(plan.clientId(), plan.episodeId(), MONDAY, Clinic.NOW);
        given(Pauses.suspended(plan, suspension, Clinic.NOW, Clinic.CHARLOTTE).state())
                .when(it -> Roster.joined(it, more))
                .thenNothing();
    }

    @Test
    void whatAHolidayTookWantsToBeMadeUpForUntilItIs() {
        var lost = groups(plan).getFirst().canceled(ChangedBy.ORGANIZATION, Session.Cause.HOLIDAY);
        var after = altered(plan, List.of(lost), ChangedBy.ORGANIZATION).state();
        assertThat(MakeUps.needed(after.sessions())).isEqualTo(because(SNOW, List.of(lost)));
        var makeUp = groups(plan).get(1).told(lost.sessionId(), null);
        assertThat(MakeUps.needed(List.of(lost, makeUp))).isEmpty();
    }

    /// Staff make up for either of them.
    @Test
    @Proves({"holidays", "make-up-session"})
    void aMakeUpThatAHolidayTakesTooLeavesOneNeed() {
        var lost = groups(plan).getFirst().canceled(ChangedBy.ORGANIZATION, Session.Cause.HOLIDAY);
        var makeUp = groups(plan)
                .get(1)
                .told(lost.sessionId(), null)
                .canceled(ChangedBy.ORGANIZATION, Session.Cause.HOLIDAY);
        var next = groups(plan).get(2);
        assertThat(MakeUps.needed(List.of(lost, makeUp, next))).containsExactly(lost);
        for (var either : List.of(lost, makeUp)) {
            assertThat(MakeUps.needed(List.of(lost, makeUp, next.told(either.sessionId(), null))))
                    .isEmpty();
        }
        var oneAnother = List.of(makeUp, next.told(makeUp.sessionId(), null), lost.told(next.sessionId(), null));
        assertThat(MakeUps.needed(oneAnother)).isEmpty();
    }

    @Test
    void aTryThatWasCutOffIsUndoneAndCannotSucceedAnyMore() {
        var draft = Alteration.Draft.changing(groups(plan), ChangedBy.WEATHER, "snow", Clinic.NOW);
        var begun = Alteration.of("a", draft).tries(draft, Clinic.NOW).state();
        var dueAt = Objects.requireNonNull(begun.dueAt());
        assertThat(dueAt).isAfter(Clinic.NOW);
        var undone = begun.due(dueAt);
        assertThat(undone.todos()).extracting(it -> it.kind()).containsExactly("give-back");
        assertThatThrownBy(() -> undone.state().done(1)).isInstanceOf(RuleBroken.class);
        var again = undone.state().tries(draft, dueAt).state();
        assertThatThrownBy(() -> again.done(1)).isInstanceOf(RuleBroken.class);
        given(again)
                .when(it -> it.done(2))
                .thenState(it -> assertThat(it.isDone()).isTrue());
        given(again.done(2).state()).when(it -> it.refused(2)).thenNothing();
    }

    @Test
    @Proves("future-rosters-only")
    void aClientCancelsOfWhatManyComeToOnlyWhatIsTheirsAndToCome() {
        var second = groups(plan).get(1);
        given(plan)
                .when(it -> left(it, second.id(), Scope.FOLLOWING, Clinic.NOW))
                .thenState(it -> {
                    assertThat(groups(it)).first().matches(Session::isOn);
                    assertThat(groups(it).subList(1, 6)).noneMatch(Session::isOn);
                    assertThat(it.sessions()).filteredOn(one -> !one.isShared()).allMatch(Session::isOn);
                })
                .and()
                .when(it -> left(it, second.id(), Scope.ONE, Clinic.NOW))
                .thenRefused("session-canceled");
        given(plan)
                .when(it -> left(it, second.id(), Scope.ONE, second.startsAt()))
                .thenRefused("session-begun");
        given(plan.with(groups(plan).subList(2, 6)))
                .when(it -> left(it, second.id(), Scope.ONE, Clinic.NOW))
                .thenRefused("client-not-named");
    }

    @Test
    @Proves("family-participants")
    void aFamilySessionThatIsPlannedAnewStandsForTheOneThatWasLost() {
        var news = clinic.enrollment(Track.DAY, MONDAY, 2, 12, Set.of(Need.FAMILY_THERAPY));
        var families = clinic.propose(news).sessions().stream()
                .filter(it -> it.kind() == SessionKind.FAMILY)
                .toList();
        var lost = families.getFirst().canceled(ChangedBy.ORGANIZATION, Session.Cause.HOLD);
        var kept = families.getLast();
        var fresh = families.getFirst().told(null, null);
        var others = clinic.propose(clinic.enrollment(Track.DAY, MONDAY, 2, 12, Set.of(Need.FAMILY_THERAPY)))
                .sessions();
        var planned = Roster.insteadOf(List.of(lost, kept), others);
        assertThat(planned)
                .filteredOn(it -> it.kind() == SessionKind.FAMILY)
                .extracting(it -> it.story().insteadOf())
                .containsExactly(lost.sessionId(), null);
        assertThat(planned).filteredOn(it -> it.kind() != SessionKind.FAMILY).isSubsetOf(others);
        assertThat(Roster.insteadOf(List.of(lost, kept), List.of(fresh))).containsExactly(fresh);
        assertThat(Roster.insteadOf(Roster.merged(List.of(lost, kept), planned), others))
                .isEqualTo(others);
    }

    /// So that nobody can read it any more once the client is erased.
    @Test
    @Proves("sealed-at-rest")
    void theReasonOfAChangeThatIsAboutOneClientAloneIsSealedAsTheirs() {
        var own = plan.sessions().stream().filter(it -> !it.isShared()).toList();
        var members = own.stream()
                .map(it -> new Member(it.id(), plan.clientId(), plan.id()))
                .toList();
        var theirs = Alteration.Draft.changing(own, ChangedBy.CLIENT, "in hospital", Clinic.NOW)
                .about(members);
        assertThat(Alteration.of("a", theirs).client()).isEqualTo(plan.client());
        var ofAll = Alteration.Draft.changing(groups(plan), ChangedBy.WEATHER, "snow", Clinic.NOW)
                .about(members);
        assertThat(Alteration.of("b", ofAll).client()).isNull();
    }

    @Test
    @Proves("unmet-needs")
    void aNeedIsMetBySessionsThatStandWhoeverPlannedThem() {
        var both = Set.of(Need.FAMILY_THERAPY, Need.MEDICATION_MANAGEMENT);
        var family = clinic.plan(clinic.enrollment(Track.DAY, MONDAY, 1, 11, Set.of(Need.FAMILY_THERAPY)));

        assertThat(PlanTable.unmet(both, family)).containsExactly(Need.MEDICATION_MANAGEMENT);
        assertThat(PlanTable.unmet(
                        both,
                        family.stream()
                                .map(it -> it.canceled(ChangedBy.CLINICIAN, Session.Cause.CANCELED))
                                .toList()))
                .isEqualTo(both);
    }

    private Plan planned() {
        var news = clinic.enrollment(Track.DAY, MONDAY, 2, 10, Set.of());
        return Plan.of(news.clientId(), news.episodeId(), Clinic.NOW)
                .enrolled(news)
                .state()
                .tries()
                .state()
                .scheduled(1, clinic.plan(news), Clinic.NOW)
                .state();
    }

    private static List<Session> groups(Plan of) {
        return of.sessions().stream()
                .filter(it -> it.kind() == SessionKind.GROUP)
                .toList();
    }
}
