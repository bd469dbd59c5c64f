package care.continuum.scheduling;

import static org.assertj.core.api.Assertions.assertThat;

import care.continuum.events.ChangedBy;
import care.continuum.events.ClinicianId;
import care.continuum.events.SessionKind;
import care.continuum.scheduling.Reservations.Wanted;
import care.continuum.scheduling.terms.Opening;
import care.continuum.testing.Proves;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/// The register of claimed time, on a real database.
@SchedulingTest
class ClaimsIT {

    private static final Instant NINE = Instant.parse("2031-05-05T13:00:00Z");

    @Autowired
    Claims claims;

    private final String clinician = Claim.clinician(UUID.randomUUID());

    @Test
    @Proves("all-conflicts")
    void allIsTakenOrNothingAndEveryConflictIsTold() {
        assertThat(claims.take(over(NINE, 60, "ana"))).isEmpty();
        assertThat(claims.take(over(NINE.minus(Duration.ofMinutes(30)), 60, "ben")))
                .containsExactly(clinician + "/2031-05-05T13:00:00Z", clinician + "/2031-05-05T13:15:00Z");
        var busy = claims.busy(List.of(clinician), NINE.minusSeconds(3600), NINE.plusSeconds(7200));
        assertThat(busy.owners()).hasSize(4).containsValue("ana").doesNotContainValue("ben");
    }

    @Test
    void theSameTryMayTakeTheSameAgainAndGivesBackItsOwnAlone() {
        assertThat(claims.take(over(NINE, 60, "ana"))).isEmpty();
        assertThat(claims.take(over(NINE, 60, "ana"))).isEmpty();
        claims.release("ben", 1);
        claims.releaseBefore("ana", 1);
        assertThat(claims.take(over(NINE, 15, "ben"))).hasSize(1);
        claims.releaseBefore("ana", 2);
        assertThat(claims.take(over(NINE, 15, "ben"))).isEmpty();
    }

    @Test
    void ofManyWhoWantTheSameHourAtOnceOneHasIt() {
        for (int round = 0; round < 10; round++) {
            var start = NINE.plus(Duration.ofDays(round));
            var winners = IntStream.range(0, 16)
                    .parallel()
                    .filter(one -> claims.take(over(start, 60, "client " + one)).isEmpty())
                    .count();
            assertThat(winners).isEqualTo(1);
        }
    }

    /// A try that fails leaves no clinician and no room in a class to which nobody comes.
    @Test
    void aClassBesideIsATrysOwnUntilItSucceedsAndThenEverybodys() {
        var section = Clinics.unheardOf();
        var at = new Opening(NINE, NINE.plusSeconds(3600), Opening.Rank.USUAL, "");
        var who = new ClinicianId(UUID.randomUUID());
        var held = Session.beside(section, SessionKind.PSYCHOEDUCATION, who, section.roomId(), at, _ -> false);
        var theirs = Claim.clinician(who);
        assertThat(claims.take(Claim.beside(theirs, held, "ana", 1))).isEmpty();
        assertThat(claims.take(Claim.beside(theirs, held, "ben", 1))).hasSize(4);
        claims.release("ana", 1);
        assertThat(claims.busy(List.of(theirs), NINE, NINE.plusSeconds(3600)).owners())
                .isEmpty();
        assertThat(claims.take(Claim.beside(theirs, held, "ana", 2))).isEmpty();
        claims.keep("ana", Claim.ids(theirs, NINE, NINE.plusSeconds(3600)));
        assertThat(claims.take(Claim.beside(theirs, held, "ben", 1))).isEmpty();
        claims.releaseAll("ana");
        claims.release("ben", 1);
        assertThat(claims.take(Claim.shared(theirs, held))).isEmpty();
        assertThat(claims.busy(List.of(theirs), NINE, NINE.plusSeconds(3600)).owners())
                .hasSize(4);
    }

    @Test
    void whatAnOvertakenTryTookForTheSameSessionIsNotKept() {
        var later = NINE.plusSeconds(3600);
        assertThat(claims.take(Claim.over(clinician, NINE, later, "session", "ana", 1)))
                .isEmpty();
        assertThat(claims.take(Claim.over(clinician, later, later.plusSeconds(3600), "session", "ana", 2)))
                .isEmpty();
        claims.keep("ana", Claim.ids(clinician, later, later.plusSeconds(3600)));
        claims.releaseBefore("ana", 3);
        assertThat(claims.busy(List.of(clinician), NINE, later.plusSeconds(3600))
                        .owners()
                        .keySet())
                .containsExactlyInAnyOrderElementsOf(Claim.ids(clinician, later, later.plusSeconds(3600)));
    }

    /// Where both move away from the time that they leave to one another.
    @Test
    @Proves("no-double-booking")
    void twoSessionsOfOneChangeNeverShareATime(@Autowired Reservations reservations) {
        assertThat(claims.take(over(NINE, 60, "ana"))).isEmpty();
        var wanted = Claim.ids(clinician, NINE.plusSeconds(900), NINE.plusSeconds(1800)).stream()
                .flatMap(it -> Stream.of(new Wanted(it, "ben", "plan"), new Wanted(it, "cleo", "plan")))
                .toList();
        assertThat(reservations.reserve("change", wanted, Set.of("ana", "ben", "cleo")))
                .hasSize(1);
        assertThat(reservations.isHeld("change")).isFalse();
        assertThat(reservations.reserve("change", wanted.subList(0, 1), Set.of("ana", "ben")))
                .isEmpty();
        reservations.giveBack("change");
    }

    /// Each has its own name, and may give back late.
    @Test
    @Proves("no-double-booking")
    void whatOneTryReservedIsNoneOfAnothersAlsoForTheSameSession(@Autowired Reservations reservations) {
        var wanted = Claim.ids(clinician, NINE, NINE.plusSeconds(3600)).stream()
                .map(it -> new Wanted(it, "ana", "plan"))
                .toList();
        assertThat(reservations.reserve("change/1", wanted, Set.of())).isEmpty();
        assertThat(reservations.reserve("change/2", wanted, Set.of())).hasSize(4);
        assertThat(reservations.isHeld("change/1")).isTrue();
        reservations.giveBack("change/1");
        assertThat(reservations.reserve("change/2", wanted, Set.of())).isEmpty();
        reservations.giveBack("change/1");
        assertThat(reservations.isHeld("change/2")).isTrue();
        reservations.keep("change/2");
        assertThat(reservations.reserve("change/3", wanted, Set.of())).isEmpty();
        reservations.leave(List.of("ana"), reservations.timeOf(List.of("ana")));
        assertThat(reservations.timeOf(List.of("ana"))).isEmpty();
    }

    /// A try that claims a group for all, and is overtaken then, gives back its client's time alone.
    @Test
    void whatASectionHoldsForAGroupToWhichNobodyComesIsGivenBack() {
        var section = Clinics.unheardOf();
        var theirs = Claim.clinician(section.facilitatorId());
        var groups = IntStream.range(0, 3)
                .mapToObj(day -> NINE.plus(Duration.ofDays(day)))
                .map(at -> new Opening(at, at.plusSeconds(3 * 3600), Opening.Rank.GROUP_TIME, ""))
                .map(at -> Session.shared(section, SessionKind.GROUP, at))
                .toList();
        groups.forEach(it -> assertThat(claims.take(Claim.shared(theirs, it))).isEmpty());
        var ana = Claim.client(UUID.randomUUID());
        var joined = groups.getLast();
        assertThat(claims.take(Claim.over(ana, joined.startsAt(), joined.endsAt(), joined.id(), "ana", 1)))
                .isEmpty();
        claims.vacateEmpty(
                List.of(section.sectionId().toString()), groups.getFirst().endsAt());
        assertThat(claims.busy(List.of(theirs, ana), NINE, joined.endsAt())
                        .owners()
                        .values())
                .containsOnly(groups.getFirst().id(), joined.id());
        claims.vacateEmpty(List.of("another"), NINE);
        assertThat(claims.busy(List.of(theirs), NINE, joined.endsAt()).owners()).hasSize(2 * 12);
    }

    @Test
    void ofWhatChangedInASectionOnlyWhatPlansMayJoinIsRead(@Autowired SessionBook book) {
        var section = Clinics.unheardOf();
        var changed = IntStream.range(0, 3)
                .mapToObj(week -> NINE.plus(Duration.ofDays(7L * week)))
                .map(at -> new Opening(at, at.plusSeconds(3600), Opening.Rank.GROUP_TIME, ""))
                .map(at -> Session.shared(section, SessionKind.GROUP, at))
                .map(it -> it.moved(it.startsAt().plusSeconds(900), it.clinicianId(), it.roomId(), ChangedBy.WEATHER))
                .toList();
        var onward = changed.getFirst().onward(Duration.ofMinutes(15));
        book.enter(List.of(onward, changed.get(1), changed.get(2)));
        var hour = new Opening(NINE, NINE.plusSeconds(3600), Opening.Rank.USUAL, "");
        book.enter(List.of(Session.own(
                        "plan",
                        "plan" + section.sectionId(),
                        SessionKind.INDIVIDUAL,
                        section,
                        section.facilitatorId(),
                        section.roomId(),
                        hour)
                .canceled(ChangedBy.CLIENT, Session.Cause.CANCELED)));
        assertThat(book.changed(section.sectionId(), NINE.plus(Duration.ofDays(10))))
                .containsExactly(onward, changed.get(2));
    }

    private List<Claim> over(Instant start, int minutes, String who) {
        var all = new ArrayList<Claim>();
        all.addAll(Claim.over(clinician, start, start.plus(Duration.ofMinutes(minutes)), who, who, 1));
        return all;
    }
}
