package care.continuum.intake.client;

import care.continuum.intake.terms.EpisodeStatus;
import care.continuum.messaging.Change;
import care.continuum.messaging.RuleBroken;
import java.time.Instant;

/// The death of somebody who never came to the program, of which nobody else would be told.
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

    private static boolean came(EpisodeStatus status) {
        return status.inProgram() || status == EpisodeStatus.FINISHED;
    }
}
