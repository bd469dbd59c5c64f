package care.continuum.intake.client;

import care.continuum.intake.terms.Task;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// What staff must do for an episode.
final class Agenda {

    private static final Duration ASSESSMENT_TARGET = Duration.ofDays(2);

    private Agenda() {}

    static List<Task> tasks(Episode episode) {
        var open = new ArrayList<Task>();
        var chart = episode.chart();
        if (chart.crisisSince() != null) {
            open.add(new Task(Task.Kind.CRISIS, chart.crisisSince()));
        }
        if (episode.status().over()) {
            return open;
        }
        if (chart.riskScreenDueAt() != null) {
            open.add(new Task(Task.Kind.RISK_SCREEN, chart.riskScreenDueAt()));
        }
        if (chart.assessment() == null) {
            open.add(new Task(
                    Task.Kind.ASSESSMENT, episode.inquiry().receivedAt().plus(ASSESSMENT_TARGET)));
        }
        var offer = episode.enrollment() == null ? null : episode.enrollment().offer();
        if (offer != null) {
            open.add(new Task(Task.Kind.SEAT_OFFER, offer.expiresAt()));
        }
        return open;
    }
}
