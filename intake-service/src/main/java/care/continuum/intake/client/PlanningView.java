package care.continuum.intake.client;

import care.continuum.events.ClientId;
import care.continuum.events.EpisodeId;
import care.continuum.intake.IntakeSettings.Hours;
import care.continuum.intake.client.ConsentController.ConsentLine;
import care.continuum.intake.terms.EpisodeStatus;
import care.continuum.intake.terms.Person;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What those need who plan and refer: how to reach the client, the enrollment, and which consents there are. Nothing
/// clinical.
record PlanningView(
        ClientId clientId,
        EpisodeId episodeId,
        EpisodeStatus status,
        Contact person,
        List<ConsentLine> consents,
        @Nullable EnrollmentView enrollment) {

    record Contact(
            String givenName,
            String familyName,
            @Nullable String phone,
            @Nullable String email) {

        static Contact of(Person person) {
            return new Contact(person.givenName(), person.familyName(), person.phone(), person.email());
        }
    }

    static PlanningView of(Person person, Episode episode, Hours hours) {
        var asked = EnrollmentView.of(episode.enrollment(), hours);
        return new PlanningView(
                episode.clientId(),
                episode.episodeId(),
                episode.status(),
                Contact.of(person),
                ConsentLine.allOf(episode),
                asked == null ? null : asked.forPlanning());
    }
}
