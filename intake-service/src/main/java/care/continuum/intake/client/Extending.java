package care.continuum.intake.client;

import care.continuum.events.IntakeEvent.EnrollmentExtended;
import care.continuum.intake.terms.Extension;
import care.continuum.messaging.Change;
import care.continuum.messaging.RuleBroken;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

/// A plan that did not lead to completion goes on. The client keeps the seat; scheduling plans the weeks that are
/// added.
final class Extending {

    private Extending() {}

    /// @param most weeks that a plan may have in all
    static Change<Episode> extend(Episode episode, int weeks, String reason, int most, Moment at) {
        var asked = Holding.inProgram(episode);
        var all = asked.wish().weeks() + weeks;
        if (all > most) {
            throw new RuleBroken("too-many-weeks", "A plan has at most %d weeks in all".formatted(most));
        }
        var end = asked.endsOn();
        var from = firstDay(end, at.day());
        var idle = Math.toIntExact(ChronoUnit.DAYS.between(end, from));
        var longer = asked.extended(new Extension(at.day(), weeks, from, idle, reason));
        return Change.to(
                episode.with(longer),
                new EnrollmentExtended(
                        episode.clientId(), episode.episodeId(), weeks, all, idle, from, longer.endsOn(), at.now()));
    }

    /// The day after the plan, or tomorrow where that is over.
    private static LocalDate firstDay(LocalDate end, LocalDate today) {
        return today.isBefore(end) ? end : today.plusDays(1);
    }
}
