package care.continuum.intake.client;

import static care.continuum.intake.terms.Likeness.Verdict.UNDECIDED;

import care.continuum.intake.terms.Likeness;
import care.continuum.intake.terms.Task;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// What staff must do for a client.
final class Agenda {

    /// Within which staff see to what nobody else will do.
    private static final Duration SOON = Duration.ofDays(1);

    private Agenda() {}

    static List<Task> tasks(List<Episode> episodes, List<Likeness> alike) {
        var open = new ArrayList<Task>();
        episodes.forEach(it -> open.addAll(of(it)));
        alike.stream()
                .filter(it -> it.is(UNDECIDED))
                .map(it -> new Task(Task.Kind.POSSIBLE_DUPLICATE, it.decideBy(), null, it.other()))
                .forEach(open::add);
        return open;
    }

    private static List<Task> of(Episode episode) {
        var open = new ArrayList<Task>();
        var id = episode.episodeId();
        var chart = episode.chart();
        if (chart.crisisSince() != null) {
            open.add(Task.of(Task.Kind.CRISIS, chart.crisisSince(), id));
        }
        if (chart.riskScreenDueAt() != null) {
            open.add(Task.of(Task.Kind.RISK_SCREEN, chart.riskScreenDueAt(), id));
        }
        if (episode.status().over()) {
            return open;
        }
        var clocks = episode.inquiry().clocks();
        if (chart.assessment() == null) {
            open.add(Task.of(Task.Kind.ASSESSMENT, clocks.assessBy(), id));
        }
        if (episode.contacts().firstSince(clocks.steppedDownOn()) == null) {
            clocks.followUpsBy().forEach(it -> open.add(Task.of(Task.Kind.STEP_DOWN_FOLLOW_UP, it.endsAt(), id)));
        }
        var offer = Offering.expiresAt(episode);
        if (offer != null) {
            open.add(Task.of(Task.Kind.SEAT_OFFER, offer, id));
        }
        var adultSince = ComingOfAge.cameAt(episode);
        if (adultSince != null) {
            open.add(Task.of(Task.Kind.CAME_OF_AGE, adultSince.plus(SOON), id));
        }
        var refusedAt = Moving.refusedAt(episode);
        if (refusedAt != null) {
            open.add(Task.of(Task.Kind.TRACK_CHANGE_REFUSED, refusedAt.plus(SOON), id));
        }
        if (episode.plan() != null) {
            open.add(Task.of(Task.Kind.TREATMENT_PLAN_REVIEW, episode.plan().reviewBy(), id));
        }
        return open;
    }
}
