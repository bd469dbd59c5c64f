package care.continuum.scheduling.plan;

import static org.assertj.core.api.Assertions.assertThat;

import care.continuum.events.IntakeEvent.EnrollmentExtended;
import care.continuum.events.IntakeEvent.EnrollmentResumed;
import care.continuum.events.IntakeEvent.EnrollmentSuspended;
import care.continuum.events.IntakeEvent.TrackChanged;
import care.continuum.events.Need;
import care.continuum.events.Track;
import care.continuum.messaging.Change;
import care.continuum.scheduling.Session;
import care.continuum.scheduling.terms.Templates;
import care.continuum.testing.Proves;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;

/// Clients come, go on hold, come back, change the track, stay longer and leave, in any order: nobody and nothing is
/// ever in two
/// places.
class NobodyInTwoPlacesTest {

    private static final LocalDate MONDAY = LocalDate.parse("2026-03-02");

    private final Clinic clinic = new Clinic(6);
    private final List<Plan> plans = new ArrayList<>();

    @RepeatedTest(25)
    @Proves("no-double-booking")
    void whateverHappensNobodyIsInTwoPlaces(RepetitionInfo repetition) {
        var random = new Random(repetition.getCurrentRepetition());
        var day = MONDAY;
        for (int step = 0; step < 40; step++) {
            day = day.plusDays(random.nextInt(3));
            if (plans.size() < 12 && random.nextInt(2) == 0) {
                enroll(day, random);
            } else if (!plans.isEmpty()) {
                var which = random.nextInt(plans.size());
                plans.set(which, planned(changed(plans.get(which), day, random)));
            }
            mustBeInOnePlace();
        }
    }

    private void enroll(LocalDate day, Random random) {
        var track = random.nextBoolean() ? Track.DAY : Track.EVENING;
        var needs = random.nextBoolean() ? EnumSet.noneOf(Need.class) : EnumSet.of(Need.FAMILY_THERAPY);
        var news = clinic.enrollment(track, day, 1 + random.nextInt(4), 8 + random.nextInt(9), needs);
        plans.add(planned(Plan.of(news.clientId(), news.episodeId(), Clinic.NOW)
                .enrolled(news)
                .state()));
    }

    private Plan changed(Plan plan, LocalDate day, Random random) {
        var now = day.atTime(7, 0).atZone(Clinic.CHARLOTTE).toInstant();
        var after = switch (random.nextInt(5)) {
            case 0 ->
                Pauses.suspended(
                        plan,
                        new EnrollmentSuspended(plan.clientId(), plan.episodeId(), day, now),
                        now,
                        Clinic.CHARLOTTE);
            case 1 -> plan.ended(now);
            case 2 -> trackChange(plan, day, now);
            case 3 -> extension(plan, day, random);
            default -> resumption(plan, day, now);
        };
        clinic.leave(after.state());
        return after.state();
    }

    private Change<Plan> trackChange(Plan plan, LocalDate day, Instant now) {
        var agreed = Objects.requireNonNull(plan.enrollment());
        var other = agreed.track() == Track.DAY ? Track.EVENING : Track.DAY;
        return Pauses.trackChanged(
                plan,
                new TrackChanged(
                        plan.clientId(),
                        plan.episodeId(),
                        2,
                        clinic.section(other).sectionId(),
                        other,
                        agreed.track(),
                        day,
                        now),
                now,
                Clinic.CHARLOTTE,
                Templates.SHIPPED);
    }

    private Change<Plan> extension(Plan plan, LocalDate day, Random random) {
        var agreed = Objects.requireNonNull(plan.enrollment());
        var end = agreed.startDate().plusWeeks(agreed.weeks()).plusDays(agreed.daysOnHold());
        var from = day.isBefore(end) ? end : day.plusDays(1);
        var added = 1 + random.nextInt(2);
        return Pauses.extended(
                plan,
                new EnrollmentExtended(
                        plan.clientId(),
                        plan.episodeId(),
                        added,
                        agreed.weeks() + added,
                        (int) (from.toEpochDay() - end.toEpochDay()),
                        from,
                        from.plusWeeks(added),
                        Clinic.NOW),
                Clinic.CHARLOTTE);
    }

    private Change<Plan> resumption(Plan plan, LocalDate day, Instant now) {
        var agreed = Objects.requireNonNull(plan.enrollment());
        return Pauses.resumed(
                plan,
                new EnrollmentResumed(
                        plan.clientId(), plan.episodeId(), 2, agreed.sectionId(), agreed.track(), day, 5, now),
                Clinic.CHARLOTTE,
                Templates.SHIPPED);
    }

    /// Made where there is time for all of it, else it waits.
    private Plan planned(Plan plan) {
        if (!plan.planning().isAwaited()) {
            return plan;
        }
        var tried = plan.tries().state();
        var found = clinic.propose(tried);
        if (!found.lacking().isEmpty()) {
            return tried;
        }
        found.sessions().forEach(it -> clinic.take(tried, it));
        return tried.scheduled(tried.planning().round(), found.sessions(), Clinic.NOW)
                .state();
    }

    private void mustBeInOnePlace() {
        var last = new HashMap<Object, Session>();
        var byStart = plans.stream()
                .flatMap(plan ->
                        plan.sessions().stream().filter(Session::isOn).map(it -> Map.entry(plan.clientId(), it)))
                .sorted((one, other) ->
                        one.getValue().startsAt().compareTo(other.getValue().startsAt()))
                .toList();
        for (var entry : byStart) {
            var session = entry.getValue();
            for (var who : List.of(entry.getKey(), session.clinicianId(), session.roomId())) {
                var before = last.put(who, session);
                assertThat(before == null
                                || before.id().equals(session.id())
                                || !before.endsAt().isAfter(session.startsAt()))
                        .as("%s: %s after %s", who, session, before)
                        .isTrue();
            }
        }
    }
}
