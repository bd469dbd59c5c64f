package care.continuum.scheduling.plan;

import care.continuum.events.SessionKind;
import care.continuum.scheduling.Session;
import care.continuum.scheduling.terms.Opening;
import care.continuum.scheduling.terms.TrackTemplate;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/// Proposes the times of one personal plan, seven days after seven days. Classes are joined where the section has
/// them already; sessions for one client take what classes leave.
final class Planner {

    private final ZoneId zone;
    private final Availability free;
    private final Enrollment agreed;
    private final TrackTemplate template;
    private final List<Session> sessions = new ArrayList<>();
    private final List<String> lacking = new ArrayList<>();

    private Planner(ZoneId zone, Availability free, Enrollment agreed) {
        this.zone = zone;
        this.free = free;
        this.agreed = agreed;
        this.template = TrackTemplate.of(agreed.track());
    }

    /// The sessions in order of their start, and what found no time.
    record Proposal(List<Session> sessions, List<String> lacking) {}

    static Proposal propose(ZoneId zone, Availability free, String episode, Enrollment agreed) {
        var planner = new Planner(zone, free, agreed);
        for (int number = 0; number < agreed.weeks(); number++) {
            var meetings = planner.template.meetings(agreed.block(number));
            planner.groups(meetings);
            planner.others(agreed.block(number), meetings, episode + "/" + number);
        }
        planner.sessions.sort(Comparator.comparing(Session::startsAt));
        return new Proposal(List.copyOf(planner.sessions), List.copyOf(planner.lacking));
    }

    private void groups(List<LocalDate> meetings) {
        for (var day : meetings) {
            if (isShort() && day.equals(meetings.get(1))) {
                continue;
            }
            var group = template.group(day, zone);
            if (free.allows(SessionKind.GROUP, group)) {
                sessions.add(free.session(SessionKind.GROUP, group, ""));
            } else {
                lacking.add("GROUP on " + day);
            }
        }
    }

    private void others(LocalDate block, List<LocalDate> meetings, String origin) {
        var openings = isShort() ? template.allOn(meetings.get(1), zone) : template.extras(block, zone);
        var kinds = new ArrayList<>(PlanTable.others(agreed.weeklyHours(), agreed.needs()));
        kinds.sort(Comparator.comparing((SessionKind kind) -> !Session.isShared(kind)));
        var found = matched(kinds, openings, false);
        if (found.size() < kinds.size()) {
            found = matched(kinds, openings, true);
        }
        for (int wish = 0; wish < kinds.size(); wish++) {
            var opening = found.get(wish);
            if (opening == null) {
                lacking.add("%s in the week from %s".formatted(kinds.get(wish), block));
            } else {
                sessions.add(free.session(kinds.get(wish), opening, origin));
            }
        }
    }

    private boolean isShort() {
        return PlanTable.isShort(agreed.weeklyHours());
    }

    private Map<Integer, Opening> matched(List<SessionKind> kinds, List<Opening> openings, boolean beside) {
        return Matching.of(
                kinds.stream().map(kind -> wishes(kind, openings, beside)).toList());
    }

    /// @param beside whether there may be more classes at a time than the section's own facilitator can lead
    private List<Opening> wishes(SessionKind kind, List<Opening> openings, boolean beside) {
        var wishes = new ArrayList<>(openings.stream()
                .filter(opening -> free.allows(kind, opening))
                .sorted(order(kind))
                .toList());
        if (beside) {
            openings.stream()
                    .filter(opening -> !wishes.contains(opening) && free.allowsBeside(kind, opening))
                    .forEach(wishes::add);
        }
        return wishes;
    }

    /// Psychoeducation fills the week from its beginning, the rest from its end, so that they seldom meet.
    private Comparator<Opening> order(SessionKind kind) {
        var byRank = Comparator.comparing(Opening::rank);
        var joined = Comparator.comparing((Opening opening) -> !free.isHeld(kind, opening));
        var latest = Comparator.comparing(Opening::startsAt).reversed();
        return switch (kind) {
            case PSYCHOEDUCATION -> byRank.thenComparing(joined).thenComparing(Opening::startsAt);
            case SKILLS_TRAINING -> joined.thenComparing(byRank).thenComparing(latest);
            case GROUP, INDIVIDUAL, MEDICATION_MANAGEMENT, FAMILY, SUPPORT_GROUP ->
                byRank.thenComparing(opening -> free.isHeld(SessionKind.PSYCHOEDUCATION, opening))
                        .thenComparing(latest);
        };
    }
}
