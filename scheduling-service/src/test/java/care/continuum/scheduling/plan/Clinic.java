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
import care.continuum.scheduling.GroupHours;
import care.continuum.scheduling.Seating;
import care.continuum.scheduling.Session;
import care.continuum.scheduling.terms.Section;
import care.continuum.scheduling.terms.Shifts;
import care.continuum.scheduling.terms.Staffing;
import care.continuum.scheduling.terms.Templates;
import care.continuum.scheduling.terms.TrackTemplate;
import care.continuum.scheduling.terms.WorkingHours;
import care.continuum.testing.InMemory;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/// A clinic in memory: sections, and clinicians and rooms for one-to-one sessions.
final class Clinic {

    static final ZoneId CHARLOTTE = ZoneId.of("America/New_York");
    static final Instant NOW = Instant.parse("2026-03-02T12:00:00Z");
    private static final int LONGEST_PLAN = 40;

    final Map<String, String> owners = new HashMap<>();
    private final Map<ClinicianId, List<WorkingHours>> hours = new HashMap<>();
    private final Staffing staffing;

    /// A section of each track.
    Clinic(int clinicians) {
        this(Stream.of(Track.values()).map(it -> opened(it, AgeBand.ADULT)).toList(), clinicians);
    }

    Clinic(List<Section> sections, int clinicians) {
        this(sections, clinicians, clinicians);
    }

    Clinic(List<Section> sections, int clinicians, int spareRooms) {
        this(sections, clinicians, spareRooms, Templates.SHIPPED);
    }

    private Clinic(List<Section> sections, int clinicians, int spareRooms, Templates templates) {
        var all = new ArrayList<>(sections.stream().map(Section::facilitatorId).toList());
        var rooms = new ArrayList<>(sections.stream().map(Section::roomId).toList());
        for (int i = 0; i < clinicians; i++) {
            all.add(new ClinicianId(UUID.randomUUID()));
        }
        for (int i = 0; i < spareRooms; i++) {
            rooms.add(new RoomId(UUID.randomUUID()));
        }
        staffing = new Staffing(sections, all, rooms, Set.of(), new Shifts(hours, CHARLOTTE), templates);
    }

    /// Enters a section of adults in its track's register.
    static void open(Section section, int seats, InMemory<Seating> seatings) {
        seatings.settle(
                section.track().name(),
                () -> Seating.of(section.track()),
                it -> it.open(
                        section.sectionId(),
                        AgeBand.ADULT,
                        seats,
                        List.of(section.facilitatorId()),
                        List.of(section.roomId())));
    }

    /// A section of each track, and one track with other times.
    static Clinic meeting(TrackTemplate other) {
        return meeting(
                other,
                Stream.of(Track.values()).map(it -> opened(it, AgeBand.ADULT)).toList());
    }

    static Clinic meeting(TrackTemplate other, List<Section> sections) {
        return new Clinic(sections, 3, 3, new Templates(Map.of(other.track(), other), Set.of()));
    }

    /// Three sections of each track; those who lead one by day lead one in the evening.
    static List<Section> full() {
        var all = new ArrayList<Section>();
        for (int i = 0; i < 3; i++) {
            var day = opened(Track.DAY, AgeBand.ADULT);
            all.add(day);
            all.add(new Section(
                    new SectionId(UUID.randomUUID()),
                    Track.EVENING,
                    AgeBand.ADULT,
                    12,
                    day.facilitatorId(),
                    day.roomId()));
        }
        return all;
    }

    static Section opened(Track track, AgeBand band) {
        return new Section(
                new SectionId(UUID.randomUUID()),
                track,
                band,
                12,
                new ClinicianId(UUID.randomUUID()),
                new RoomId(UUID.randomUUID()));
    }

    ClientEnrolled enrollment(Track track, LocalDate start, int weeks, int hours, Set<Need> needs) {
        return enrollment(section(track), start, weeks, hours, needs);
    }

    ClientEnrolled enrollment(Section section, LocalDate start, int weeks, int hours, Set<Need> needs) {
        return new ClientEnrolled(
                new ClientId(UUID.randomUUID()),
                new EpisodeId(UUID.randomUUID()),
                1,
                section.sectionId(),
                section.track(),
                section.ageBand(),
                Reason.SUBSTANCE_USE,
                start,
                weeks,
                hours,
                needs,
                NOW);
    }

    /// Proposes what is left to be planned of a plan.
    Proposal propose(Plan plan) {
        return propose(plan, Set.of());
    }

    Proposal propose(Plan plan, Set<LocalDate> holidays) {
        return propose(plan, List.of(), holidays);
    }

    private Proposal propose(Plan plan, List<Session> changed, Set<LocalDate> holidays) {
        var agreed = Objects.requireNonNull(plan.enrollment());
        var section = staffing.section(agreed.sectionId()).orElseThrow();
        var free = free(plan, section, changed);
        var meetings = Meetings.of(plan, agreed, free.template(agreed.track()), CHARLOTTE);
        return Planner.propose(CHARLOTTE, free, plan, agreed.fitting(meetings), holidays);
    }

    Proposal propose(ClientEnrolled news) {
        return propose(news, List.of());
    }

    /// @param changed sessions of the section that were moved or canceled
    Proposal propose(ClientEnrolled news, List<Session> changed) {
        return propose(news, changed, Set.of());
    }

    Proposal propose(ClientEnrolled news, List<Session> changed, Set<LocalDate> holidays) {
        var plan = Plan.of(news.clientId(), news.episodeId(), NOW).enrolled(news);
        return propose(plan.state(), changed, holidays);
    }

    private Availability free(Plan plan, Section section, List<Session> changed) {
        var claimed = new Busy(owners);
        var onward = changed.stream().filter(it -> it.story().onward() != null).toList();
        var busy =
                new GroupHours(staffing, onward).kept(claimed, _ -> true, NOW, NOW.plus(Duration.ofDays(LONGEST_PLAN)));
        return new Availability(plan.clientId(), section, staffing, claimed, busy, changed);
    }

    /// Proposes and claims, as long as no two claims meet. A plan that lacks something is empty.
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

    void take(Plan plan, Session session) {
        Proposals.claims(plan, session, 1).forEach(this::take);
    }

    /// Whoever is off sessions gives back their time, and all time of what was for them alone.
    void leave(Plan plan) {
        for (var session : plan.sessions()) {
            if (!session.isOn()) {
                owners.entrySet()
                        .removeIf(it -> it.getValue().equals(session.id())
                                && (!session.isShared() || it.getKey().startsWith("client/" + plan.clientId())));
            }
        }
    }

    private void take(Claim claim) {
        var other = owners.put(claim.id(), claim.owner());
        if (other != null && !other.equals(claim.owner())) {
            throw new AssertionError("double-booked: " + claim.id());
        }
    }

    /// What could be moved.
    Rescue rescue(Map<Session, Plan> movable, Instant earliest) {
        return new Rescue(CHARLOTTE, staffing, new Busy(Map.copyOf(owners)), Map.copyOf(movable), earliest);
    }

    /// From now on the clinician works at these hours of each day alone.
    void works(ClinicianId clinician, LocalTime from, LocalTime to) {
        hours.put(clinician, List.of(new WorkingHours(EnumSet.allOf(DayOfWeek.class), from, to)));
    }

    /// The first who leads no section.
    ClinicianId freeClinician() {
        return staffing.freelyPlanned().getFirst();
    }

    /// The first that belongs to no section.
    RoomId freeRoom() {
        return staffing.freelyUsed().getFirst();
    }

    Section section(Track track, int number) {
        return staffing.sections().stream()
                .filter(it -> it.track() == track)
                .skip(number)
                .findFirst()
                .orElseThrow();
    }

    Section section(Track track) {
        return staffing.sections().stream()
                .filter(it -> it.track() == track)
                .findFirst()
                .orElseThrow();
    }
}
