package care.continuum.scheduling.plan;

import care.continuum.events.ChangedBy;
import care.continuum.events.SessionKind;
import care.continuum.scheduling.Session;
import care.continuum.scheduling.terms.Opening;
import care.continuum.scheduling.terms.TrackTemplate;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Proposes the times of one personal plan, seven days after seven days. Classes are joined where the section has
/// them already; sessions for one client take what classes leave.
final class Planner {

    private final ZoneId zone;
    private final Availability free;
    private final Enrollment agreed;
    private final Plan plan;
    private final Set<LocalDate> holidays;
    private final TrackTemplate template;
    private final Meetings meetings;
    private final List<Session> sessions = new ArrayList<>();
    private final List<Session> groups = new ArrayList<>();
    private final List<String> lacking = new ArrayList<>();

    private Planner(ZoneId zone, Availability free, Plan plan, Enrollment agreed, Set<LocalDate> holidays) {
        this.zone = zone;
        this.free = free;
        this.plan = plan;
        this.agreed = agreed;
        this.holidays = holidays;
        this.template = free.template(agreed.track());
        this.meetings = Meetings.of(plan, agreed, template, zone);
    }

    /// On a holiday nothing is: what would have been then is in the plan all the same, as canceled. A group that had
    /// taken place when the holiday was entered stands.
    static Proposal propose(ZoneId zone, Availability free, Plan plan, Enrollment agreed, Set<LocalDate> holidays) {
        var planner = new Planner(zone, free, plan, agreed, holidays);
        for (var stretch : agreed.stretches()) {
            var second = agreed.second(stretch, planner.meetings);
            planner.groups(stretch, second);
            planner.others(stretch, second, plan.id() + "/" + stretch.origin());
        }
        planner.sessions.sort(Comparator.comparing(Session::startsAt));
        return new Proposal(List.copyOf(planner.sessions), List.copyOf(planner.groups), List.copyOf(planner.lacking));
    }

    private void groups(Stretch stretch, @Nullable LocalDate second) {
        meetings.open(stretch.from(), stretch.days()).stream()
                .filter(day -> !day.equals(second))
                .limit(stretch.groups())
                .forEach(day -> group(template.group(day, zone), day, stretch));
    }

    private void group(Opening usual, LocalDate day, Stretch stretch) {
        var changed = free.changedGroup(usual);
        if (changed.isPresent()) {
            changedGroup(changed.get(), day, stretch);
        } else if (holidays.contains(day) && !free.isHeld(SessionKind.GROUP, usual)) {
            sessions.add(onward(usual)
                    .orElseGet(() -> free.group(usual))
                    .canceled(ChangedBy.ORGANIZATION, Session.Cause.HOLIDAY));
        } else if (wasElsewhere(usual)) {
            sessions.add(free.off(SessionKind.GROUP, usual, plan.id(), "", Session.Cause.ELSEWHERE));
        } else {
            freshGroup(usual, day);
        }
    }

    /// Who comes back on the day of a former stay's last session had something else then, and no other time helps.
    private boolean wasElsewhere(Opening usual) {
        var agreedAt = agreed.agreedAt();
        return agreedAt != null && usual.startsAt().isBefore(agreedAt) && !free.hasClient(usual);
    }

    /// What was moved to a day before the client comes, or comes back, is as good as canceled.
    private void changedGroup(Session group, LocalDate day, Stretch stretch) {
        if (group.isOn() && isBefore(stretch, group)) {
            sessions.add(group.canceled(ChangedBy.ORGANIZATION, Session.Cause.CANCELED));
        } else if (group.isOn()) {
            add(group, free.hasClient(group), day);
        } else {
            sessions.add(group);
        }
    }

    private boolean isBefore(Stretch stretch, Session group) {
        var day = group.startsAt().atZone(zone).toLocalDate();
        return day.isBefore(stretch.from()) && agreed.stretches().stream().noneMatch(it -> it.has(day));
    }

    private void freshGroup(Opening usual, LocalDate day) {
        var onward = free.isHeld(SessionKind.GROUP, usual) ? Optional.<Session>empty() : onward(usual);
        onward.ifPresentOrElse(
                it -> add(it, free.allows(it), day),
                () -> add(free.group(usual), free.allows(SessionKind.GROUP, usual), day));
    }

    private Optional<Session> onward(Opening usual) {
        return free.onward(template, zone).group(usual);
    }

    /// What the client comes to then already counts here, and what it was to make up for is open again.
    private void add(Session group, boolean isFree, LocalDate day) {
        var held = Held.group(plan, group.startsAt())
                .map(it -> it.told(null, it.story().modality()));
        groups.add(held.orElse(group));
        if (isFree || held.isPresent()) {
            sessions.add(held.orElse(group));
        } else {
            lacking.add("GROUP on " + day);
        }
    }

    private void others(Stretch stretch, @Nullable LocalDate second, String origin) {
        var all = second == null ? template.extras(stretch.from(), stretch.days(), zone) : template.allOn(second, zone);
        var openings =
                all.stream().filter(it -> !isHoliday(it) && !isInGroup(it)).toList();
        var off = new ArrayDeque<>(all.stream().filter(this::isHoliday).toList());
        var kinds = new ArrayList<>(stretch.others());
        kinds.sort(Comparator.comparing((SessionKind kind) -> !Session.isShared(kind)));
        var found = matched(kinds, openings, false);
        if (found.size() < kinds.size()) {
            found = matched(kinds, openings, true);
        }
        for (int wish = 0; wish < kinds.size(); wish++) {
            var kind = kinds.get(wish);
            var opening = found.get(wish);
            var part = origin + again(kinds.subList(0, wish), kind);
            if (opening == null && !off.isEmpty()) {
                sessions.add(free.off(kind, off.poll(), plan.id(), part, Session.Cause.HOLIDAY));
            } else if (opening == null) {
                lacking.add("%s in the week from %s".formatted(kind, stretch.from()));
            } else {
                sessions.add(free.session(kind, opening, plan.id(), part));
            }
        }
    }

    /// What came late of several blocks may have a kind more than once.
    private static String again(List<SessionKind> before, SessionKind kind) {
        var times = Collections.frequency(before, kind);
        return times == 0 ? "" : "#" + times;
    }

    /// A group that was moved may be in hours of other sessions.
    private boolean isInGroup(Opening opening) {
        return sessions.stream().anyMatch(it -> it.isOn() && opening.meets(it.startsAt(), it.endsAt()));
    }

    private boolean isHoliday(Opening opening) {
        return holidays.contains(opening.startsAt().atZone(zone).toLocalDate());
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
