package care.continuum.scheduling.plan;

import care.continuum.events.ClinicianId;
import care.continuum.events.RoomId;
import care.continuum.events.SessionKind;
import care.continuum.scheduling.terms.Busy;
import care.continuum.scheduling.terms.Claim;
import care.continuum.scheduling.terms.Opening;
import care.continuum.scheduling.terms.Section;
import care.continuum.scheduling.terms.Session;
import care.continuum.scheduling.terms.Staffing;
import care.continuum.scheduling.terms.TrackTemplate;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// Proposes the times of one personal plan. Classes are joined where the section has them already; sessions for one
/// client take what classes leave.
final class Planner {

    private final ZoneId zone;
    private final Section section;
    private final Busy busy;
    private final List<ClinicianId> clinicians;
    private final List<RoomId> rooms;

    Planner(ZoneId zone, Section section, Staffing staffing, Busy busy) {
        this.zone = zone;
        this.section = section;
        this.busy = busy;
        this.clinicians = staffing.freelyPlanned();
        this.rooms = staffing.freelyUsed();
    }

    /// The sessions in order of their start, and what found no time.
    record Proposal(List<Session> sessions, List<String> lacking) {}

    Proposal propose(Plan plan, Enrollment enrollment) {
        var sessions = new ArrayList<Session>();
        var lacking = new ArrayList<String>();
        for (int number = 0; number < enrollment.weeks(); number++) {
            var block = new Block(plan, enrollment, number);
            block.groups(sessions, lacking);
            block.others(sessions, lacking);
        }
        sessions.sort(Comparator.comparing(Session::startsAt));
        return new Proposal(List.copyOf(sessions), List.copyOf(lacking));
    }

    /// Seven days of the plan.
    private final class Block {

        private final Plan plan;
        private final Enrollment enrollment;
        private final int number;
        private final LocalDate start;
        private final TrackTemplate template;
        private final List<LocalDate> meetings;

        Block(Plan plan, Enrollment enrollment, int number) {
            this.plan = plan;
            this.enrollment = enrollment;
            this.number = number;
            this.start = enrollment.block(number);
            this.template = TrackTemplate.of(enrollment.track());
            this.meetings = template.meetings(start);
        }

        void groups(List<Session> sessions, List<String> lacking) {
            for (var day : meetings) {
                if (PlanTable.isShort(enrollment.weeklyHours()) && day.equals(meetings.get(1))) {
                    continue;
                }
                var group = template.group(day, zone);
                if (hasClient(group) && hasSection(SessionKind.GROUP, group)) {
                    sessions.add(Session.shared(section, SessionKind.GROUP, group));
                } else {
                    lacking.add("GROUP on " + day);
                }
            }
        }

        void others(List<Session> sessions, List<String> lacking) {
            var openings = PlanTable.isShort(enrollment.weeklyHours())
                    ? template.allOn(meetings.get(1), zone)
                    : template.extras(start, zone);
            var kinds = new ArrayList<>(PlanTable.others(enrollment.weeklyHours(), enrollment.needs()));
            kinds.sort(Comparator.comparing((SessionKind kind) -> !Session.isShared(kind)));
            var found = Matching.of(
                    kinds.stream().map(kind -> wishes(kind, openings)).toList());
            for (int wish = 0; wish < kinds.size(); wish++) {
                var opening = found.get(wish);
                if (opening == null) {
                    lacking.add("%s in the week from %s".formatted(kinds.get(wish), start));
                } else {
                    sessions.add(session(kinds.get(wish), opening));
                }
            }
        }

        private List<Opening> wishes(SessionKind kind, List<Opening> openings) {
            return openings.stream()
                    .filter(this::hasClient)
                    .filter(opening -> Session.isShared(kind) ? hasClass(kind, opening) : hasSomebody(opening))
                    .sorted(order(kind))
                    .toList();
        }

        private boolean hasClient(Opening opening) {
            return busy.isFree(Claim.client(plan.clientId()), opening.startsAt(), opening.endsAt());
        }

        private boolean hasSomebody(Opening opening) {
            return clinician(opening).isPresent() && room(opening).isPresent();
        }

        private Session session(SessionKind kind, Opening opening) {
            return Session.isShared(kind)
                    ? Session.shared(section, kind, opening)
                    : Session.own(
                            plan.id() + "/" + number,
                            kind,
                            section,
                            clinician(opening).orElseThrow(),
                            room(opening).orElseThrow(),
                            opening);
        }

        private Optional<ClinicianId> clinician(Opening opening) {
            return firstFree(clinicians, Claim::clinician, opening);
        }

        private Optional<RoomId> room(Opening opening) {
            return firstFree(rooms, Claim::room, opening);
        }

        /// Each client begins with another clinician, and keeps to one where possible.
        private <T> Optional<T> firstFree(List<T> all, Function<T, String> resource, Opening opening) {
            var inOrder = new ArrayList<>(all);
            if (!all.isEmpty()) {
                Collections.rotate(inOrder, plan.clientId().hashCode() % all.size());
            }
            return inOrder.stream()
                    .filter(it -> busy.isFree(resource.apply(it), opening.startsAt(), opening.endsAt()))
                    .findFirst();
        }
    }

    private boolean hasClass(SessionKind kind, Opening opening) {
        return opening.rank() != Opening.Rank.GROUP_TIME && hasSection(kind, opening);
    }

    private boolean hasSection(SessionKind kind, Opening opening) {
        var id = Session.shared(section, kind, opening).id();
        var facilitator = Claim.clinician(section.facilitatorId());
        return busy.isFreeFor(id, facilitator, opening.startsAt(), opening.endsAt())
                && busy.isFreeFor(id, Claim.room(section.roomId()), opening.startsAt(), opening.endsAt());
    }

    private boolean isHeld(SessionKind kind, Opening opening) {
        var id = Session.shared(section, kind, opening).id();
        return busy.isOwnedBy(id, Claim.clinician(section.facilitatorId()), opening.startsAt());
    }

    /// Psychoeducation fills the week from its beginning, the rest from its end, so that they seldom meet.
    private Comparator<Opening> order(SessionKind kind) {
        var byRank = Comparator.comparing(Opening::rank);
        var joined = Comparator.comparing((Opening opening) -> !isHeld(kind, opening));
        var latest = Comparator.comparing(Opening::startsAt).reversed();
        return switch (kind) {
            case PSYCHOEDUCATION -> byRank.thenComparing(joined).thenComparing(Opening::startsAt);
            case SKILLS_TRAINING -> joined.thenComparing(byRank).thenComparing(latest);
            case GROUP, INDIVIDUAL, MEDICATION_MANAGEMENT, FAMILY, SUPPORT_GROUP ->
                byRank.thenComparing(opening -> isHeld(SessionKind.PSYCHOEDUCATION, opening))
                        .thenComparing(latest);
        };
    }
}
