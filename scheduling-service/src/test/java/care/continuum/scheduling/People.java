package care.continuum.scheduling;

import care.continuum.events.AgeBand;
import care.continuum.events.ClientId;
import care.continuum.events.EpisodeId;
import care.continuum.events.IntakeEvent;
import care.continuum.events.IntakeEvent.ClientEnrolled;
import care.continuum.events.IntakeEvent.EnrollmentRequested;
import care.continuum.events.Need;
import care.continuum.events.Reason;
import care.continuum.events.SectionId;
import care.continuum.events.Track;
import care.continuum.messaging.EventContract;
import care.continuum.testing.Wire;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Set;
import java.util.UUID;

/// Somebody whom intake talks about, in the order in which intake tells it.
final class People {

    final ClientId client = new ClientId(UUID.randomUUID());
    final EpisodeId episode = new EpisodeId(UUID.randomUUID());
    private final Wire wire;
    private final Track track;
    private long told;

    People(Wire wire, Track track) {
        this.wire = wire;
        this.track = track;
    }

    void ask(int attempt) {
        askFor(AgeBand.ADULT, attempt);
    }

    void askFor(AgeBand band, int attempt) {
        tell(new EnrollmentRequested(
                client, episode, attempt, track, band, LocalDate.now(Clinics.ZONE), 4, 20, Set.of()));
    }

    void enroll(SectionId section, LocalDate start, int weeks, int hours, Set<Need> needs) {
        tell(new ClientEnrolled(
                client,
                episode,
                1,
                section,
                track,
                AgeBand.ADULT,
                Reason.SUBSTANCE_USE,
                start,
                weeks,
                hours,
                needs,
                Instant.now()));
    }

    void tell(IntakeEvent news) {
        tell(Topics.INTAKE, news);
    }

    <E> void tell(EventContract<E> contract, E news) {
        told++;
        wire.tell(contract, news, client.toString(), told);
    }

    String path(String what) {
        return "/api/scheduling/clients/%s/%s".formatted(client, what);
    }
}
