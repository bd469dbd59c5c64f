package care.continuum.intake.client;

import care.continuum.events.EpisodeId;
import care.continuum.intake.terms.EpisodeStatus;
import care.continuum.messaging.Change;
import care.continuum.messaging.RuleBroken;
import java.time.Instant;

/// A death that ends the program, and that of somebody who never came to it, of which nobody else would be told.
final class Death {

    private Death() {}

    /// Ends every stay: nobody waits, nothing is offered, nothing is left to be done, and nobody is
    /// readmitted. Told again it changes nothing.
    ///
    /// @throws RuleBroken `was-enrolled` where another service is told, from which intake hears it
    static Change<Client> told(Client client, Instant now) {
        Erasing.mustBeKnown(client);
        if (client.episodes().stream().map(Episode::status).anyMatch(Death::came)) {
            throw new RuleBroken(
                    "was-enrolled",
                    "The death of who was in the program is told with the discharge, or to aftercare after it");
        }
        return client.decideEach(it -> it.chart().deathToldAt() == null ? it.died(null, now) : Change.none(it));
    }

    /// No aftercare plan follows the stay that it discharges from, so that the treatment ends with it.
    static Change<Client> discharged(Client client, EpisodeId from, Instant now) {
        return client.decideEach(it -> {
            var stay = it.episodeId().equals(from)
                    ? Consenting.treatmentEnded(it, now).state()
                    : it;
            return stay.died(from, now);
        });
    }

    private static boolean came(EpisodeStatus status) {
        return status.inProgram() || status == EpisodeStatus.FINISHED;
    }
}
