package care.continuum.scheduling.plan;

import care.continuum.events.SessionKind;
import care.continuum.scheduling.Session;
import care.continuum.scheduling.terms.TrackTemplate;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;

/// Days in which so many groups and these other sessions find their times: a seven-day block of a plan, or what is
/// left of one.
///
/// @param origin names the part of the plan
record Stretch(LocalDate from, int days, int groups, List<SessionKind> others, String origin) {

    static final int WEEK = 7;

    /// Besides groups, in a week of 20 hours.
    private static final int MOST_OTHERS = 11;

    Stretch {
        others = List.copyOf(others);
    }

    LocalDate end() {
        return from.plusDays(days);
    }

    boolean has(LocalDate day) {
        return !day.isBefore(from) && day.isBefore(end());
    }

    boolean isWhole() {
        return days == WEEK;
    }

    /// The day, or the next one where something that the track has on it had begun by then.
    static LocalDate firstDay(LocalDate day, Instant at, ZoneId zone, TrackTemplate template) {
        var groups = template.meetings(day, 1).stream().map(it -> template.group(it, zone));
        var begun = Stream.concat(groups, template.extras(day, 1, zone).stream())
                .anyMatch(it -> !it.startsAt().isAfter(at));
        return begun ? day.plusDays(1) : day;
    }

    /// The blocks of a plan from which sessions were lost, with what was lost. A make-up plans nothing by itself.
    static List<Stretch> lost(Enrollment agreed, List<Session> sessions, ZoneId zone) {
        var byBlock = new TreeMap<LocalDate, List<Session>>();
        for (var session :
                sessions.stream().filter(it -> it.story().makeUpFor() == null).toList()) {
            var day = session.startsAt().atZone(zone).toLocalDate();
            byBlock.computeIfAbsent(agreed.blockOf(day), _ -> new ArrayList<>()).add(session);
        }
        var all = new ArrayList<Stretch>();
        byBlock.forEach((block, some) -> {
            var others = some.stream()
                    .map(Session::kind)
                    .filter(it -> it != SessionKind.GROUP)
                    .toList();
            all.add(new Stretch(block, WEEK, some.size() - others.size(), others, block.toString()));
        });
        return List.copyOf(all);
    }

    /// Each with as many days of the track as it has groups. What is left of a block may have been cut for other days.
    static List<Stretch> fitting(List<Stretch> stretches, Meetings meetings) {
        var fits = stretches.stream()
                .allMatch(it -> meetings.open(it.from(), it.days()).size() >= it.groups());
        return fits ? stretches : moved(stretches, 0, stretches.getFirst().from(), meetings);
    }

    /// The same some days later and not before a day. What then finds no day in its block comes after the last.
    static List<Stretch> moved(List<Stretch> blocks, int days, LocalDate earliest, Meetings meetings) {
        var all = new ArrayList<Stretch>();
        var late = new ArrayList<SessionKind>();
        int lateGroups = 0;
        for (var block : blocks) {
            var end = block.end().plusDays(days);
            var start = block.from().plusDays(days);
            var from = start.isBefore(earliest) ? earliest : start;
            var left = (int) Math.max(0, ChronoUnit.DAYS.between(from, end));
            var groups = Math.min(block.groups(), meetings.open(from, left).size());
            var count = Math.min(block.others().size(), meetings.extras(from, left));
            var others = block.others().subList(0, count);
            lateGroups += block.groups() - groups;
            late.addAll(block.others().subList(count, block.others().size()));
            if (groups > 0 || !others.isEmpty()) {
                all.add(new Stretch(from, left, groups, others, block.origin() + "@" + earliest));
            }
        }
        if (lateGroups > 0 || !late.isEmpty()) {
            var after = blocks.getLast().end().plusDays(days);
            all.addAll(late(after.isBefore(earliest) ? earliest : after, lateGroups, late, earliest, meetings));
        }
        return List.copyOf(all);
    }

    /// What was agreed on and waits is not before a day. Groups that had taken place when it was agreed on stay there.
    ///
    /// @param agreed the first day that lay ahead then
    static List<Stretch> waited(List<Stretch> stretches, LocalDate agreed, LocalDate earliest, Meetings meetings) {
        var all = new ArrayList<Stretch>();
        var ahead = new ArrayList<Stretch>();
        for (var one : stretches) {
            var past = Math.clamp(ChronoUnit.DAYS.between(one.from, agreed), 0, one.days);
            if (past == 0 || past == one.days) {
                (past == 0 ? ahead : all).add(one);
            } else {
                var held = Math.min(one.groups, meetings.open(one.from, past).size());
                all.add(new Stretch(one.from, past, held, List.of(), one.origin));
                ahead.add(new Stretch(agreed, one.days - past, one.groups - held, one.others, one.origin + "+"));
            }
        }
        all.addAll(moved(ahead, 0, earliest, meetings));
        return List.copyOf(all);
    }

    /// As many weeks as it takes, the groups as early as they can be.
    private static List<Stretch> late(
            LocalDate from, int groups, List<SessionKind> others, LocalDate earliest, Meetings meetings) {
        int weeks = Math.ceilDiv(others.size(), MOST_OTHERS);
        while (meetings.open(from, weeks * WEEK).size() < groups) {
            weeks++;
        }
        var all = new ArrayList<Stretch>();
        int left = groups;
        for (int week = 0; week < weeks; week++) {
            var some = others.subList(others.size() * week / weeks, others.size() * (week + 1) / weeks);
            var origin = (week == 0 ? "late@" : "late " + (week + 1) + "@") + earliest;
            var start = from.plusWeeks(week);
            var here = Math.min(left, meetings.open(start, WEEK).size());
            all.add(new Stretch(start, WEEK, here, some, origin));
            left -= here;
        }
        return all;
    }
}
