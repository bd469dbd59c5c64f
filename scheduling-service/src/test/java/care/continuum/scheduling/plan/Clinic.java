package care.continuum.scheduling.plan;

import care.continuum.events.AgeBand;
import care.continuum.events.ClientId;
import care.continuum.events.ClinicianId;
import care.continuum.events.EpisodeId;
import care.continuum.events.IntakeEvent.ClientEnrolled;
import care.continuum.events.Need;
import care.continuum.events.Reason;
import care.continuum.events.RoomId;
import care.continuum.events.SectionId;
import care.continuum.events.Track;
import care.continuum.scheduling.Busy;
import care.continuum.scheduling.Claim;
import care.continuum.scheduling.Session;
import care.continuum.scheduling.terms.Section;
import care.continuum.scheduling.terms.Staffing;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/// A clinic in memory: a section of each track, and clinicians and rooms for one-to-one sessions.
final class Clinic {

    static final ZoneId CHARLOTTE = ZoneId.of("America/New_York");
    static final Instant NOW = Instant.parse("2026-03-02T12:00:00Z");

    final Map<Track, Section> sections = new HashMap<>();
    final Map<String, String> owners = new HashMap<>();
    private final Staffing staffing;

    Clinic(int clinicians) {
        var all = new ArrayList<ClinicianId>();
        var rooms = new ArrayList<RoomId>();
        for (var track : Track.values()) {
            var section = new Section(
                    new SectionId(UUID.randomUUID()),
                    track,
                    AgeBand.ADULT,
                    12,
                    new ClinicianId(UUID.randomUUID()),
                    new RoomId(UUID.randomUUID()));
            sections.put(track, section);
            all.add(section.facilitatorId());
            rooms.add(section.roomId());
        }
        Stream.generate(UUID::randomUUID)
                .limit(clinicians)
                .map(ClinicianId::new)
                .forEach(all::add);
        Stream.generate(UUID::randomUUID).limit(clinicians).map(RoomId::new).forEach(rooms::add);
        staffing = new Staffing(List.copyOf(sections.values()), all, rooms);
    }

    ClientEnrolled enrollment(Track track, LocalDate start, int weeks, int hours, Set<Need> needs) {
        return new ClientEnrolled(
                new ClientId(UUID.randomUUID()),
                new EpisodeId(UUID.randomUUID()),
                1,
                section(track).sectionId(),
                track,
                AgeBand.ADULT,
                Reason.SUBSTANCE_USE,
                start,
                weeks,
                hours,
                needs,
                NOW);
    }

    Planner.Proposal propose(ClientEnrolled news) {
        var free = new Availability(news.clientId(), section(news.track()), staffing, new Busy(owners));
        return Planner.propose(CHARLOTTE, free, news.episodeId().toString(), Enrollment.of(news));
    }

    /// Proposes and claims, as long as no two claims meet.
    List<Session> plan(ClientEnrolled news) {
        var proposal = propose(news);
        var plan = Plan.of(news.clientId(), news.episodeId(), NOW);
        if (proposal.lacking().isEmpty()) {
            proposal.sessions().stream()
                    .flatMap(session -> Proposals.claims(plan, session, 1).stream())
                    .forEach(this::take);
        }
        return proposal.lacking().isEmpty() ? proposal.sessions() : List.of();
    }

    private void take(Claim claim) {
        var other = owners.put(claim.id(), claim.owner());
        if (other != null && !other.equals(claim.owner())) {
            throw new AssertionError("double-booked: " + claim.id());
        }
    }

    Section section(Track track) {
        return sections.get(track);
    }
}
