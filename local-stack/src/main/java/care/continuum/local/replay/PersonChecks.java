package care.continuum.local.replay;

import care.continuum.events.SessionKind;
import care.continuum.local.replay.Cohort.Questionnaire;
import care.continuum.local.replay.Expected.Outcome;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/// What the services' own documents say of each person, against what the CSV and the rules say.
final class PersonChecks {

    private final List<Played> people;

    PersonChecks(List<Played> people) {
        this.people = people;
    }

    List<Check> all() {
        return List.of(totals(), plans(), outcomes(), states(), dispositions(), aftercare());
    }

    private Check totals() {
        var check = Check.that("questionnaires: totals equal those of the CSV, none where answers are missing");
        for (var played : people) {
            check.same(
                    ref(played),
                    played.person().questionnaires().stream()
                            .map(Questionnaire::total)
                            .map(String::valueOf)
                            .toList(),
                    played.screenings().stream()
                            .map(score -> String.valueOf(score.total()))
                            .toList());
        }
        return check.done();
    }

    private Check plans() {
        var check = Check.that("plans: each week has the sessions that hours and needs derive");
        for (var played : people) {
            var person = played.person();
            var kinds = PlanRule.kinds(person.weeklyHours(), person.needs());
            var blocks = new TreeMap<Long, List<SessionKind>>();
            for (var session : played.plan()) {
                var block = ChronoUnit.DAYS.between(
                                played.start(), session.startsAt().toLocalDate())
                        / 7;
                blocks.computeIfAbsent(block, any -> new ArrayList<>()).add(session.kind());
                check.same(
                        ref(played) + " length of " + session.kind(),
                        PlanRule.minutes(session.kind()),
                        session.planned().minutes());
            }
            check.same(ref(played) + " weeks", person.weeks(), blocks.size());
            blocks.forEach(
                    (block, found) -> check.same(ref(played) + " week " + (block + 1), kinds, PlanRule.inOrder(found)));
        }
        return check.done();
    }

    private Check outcomes() {
        var check = Check.that("attendance: outcomes, minutes and counts equal those of the CSV");
        for (var played : people) {
            var expected = expected(played);
            check.same(
                    ref(played),
                    expected.outcomes(),
                    played.plan().stream()
                            .map(session -> new Outcome(session.outcome(), session.minutes()))
                            .toList());
            check.same(ref(played) + " counted", expected.counted(), played.counted());
            check.same(ref(played) + " attended", expected.attended(), played.attended());
        }
        return check.done();
    }

    private Check states() {
        var check = Check.that("states: how each client stands after the last outcome");
        for (var played : people) {
            check.same(ref(played), expected(played).state(), played.state());
        }
        return check.done();
    }

    private Check dispositions() {
        var check = Check.that("dispositions: who completes, who does not, why, when and after how many days");
        for (var played : people) {
            var expected = expected(played);
            check.same(ref(played), expected.disposition(), played.disposition());
            check.same(ref(played) + " reason", expected.reason(), played.reason());
            check.same(ref(played) + " length of stay", expected.lengthOfStay(), played.lengthOfStay());
            if (!played.decided().allows(played.dischargedOn())) {
                check.fault("%s: discharged on %s, but decided in %s"
                        .formatted(ref(played), played.dischargedOn(), played.decided()));
            }
        }
        return check.done();
    }

    private Check aftercare() {
        var check = Check.that("aftercare: exactly the referrals and appointments that the rules derive");
        for (var played : people) {
            var expected = expected(played);
            check.same(ref(played) + " referrals", expected.referrals(), played.referrals());
            check.same(ref(played) + " appointments", expected.appointments(), played.appointments());
        }
        return check.done();
    }

    private Expected expected(Played played) {
        return Expected.of(played);
    }

    private static String ref(Played played) {
        return "client " + played.person().ref();
    }
}
