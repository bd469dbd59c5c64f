package care.continuum.outcomes.terms;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.ToIntFunction;

/// Which figures must not be published: counts under the smallest cell, whatever is computed from one, and whatever
/// would tell one by subtraction. Figures are named by their path, such as `attendance.noShows`.
public final class Suppression {

    private static final Map<String, ToIntFunction<Attendance>> COUNTS = counts();

    private final ProgramFigures figures;
    private final Cells cells;
    private final Map<String, List<String>> computed = new LinkedHashMap<>();

    private Suppression(ProgramFigures figures, int smallest) {
        this.figures = figures;
        this.cells = new Cells(smallest);
    }

    /// @param episodes that the figures are about
    /// @param zone     of which they are
    /// @param smallest the smallest count that may be published
    public static Set<String> of(ProgramFigures figures, Collection<EpisodeFacts> episodes, ZoneId zone, int smallest) {
        var suppression = new Suppression(figures, smallest);
        suppression.ofClients(episodes, zone);
        suppression.ofSessions(smallest);
        var out = new TreeSet<>(suppression.cells.leftOut());
        suppression.computed.forEach((name, from) -> {
            if (from.stream().anyMatch(out::contains)) {
                out.add(name);
            }
        });
        return out;
    }

    private void ofClients(Collection<EpisodeFacts> episodes, ZoneId zone) {
        cells.cell("enrolled", figures.enrolled())
                .cell("census", figures.census())
                .cell("discharged", figures.discharged())
                .sum("enrolled", List.of("census", "discharged"));
        var dispositions = new ArrayList<String>();
        figures.dispositions().forEach((how, count) -> {
            cells.cell("dispositions." + how, count);
            dispositions.add("dispositions." + how);
        });
        cells.sum("discharged", dispositions);
        computed.put("completionRate", List.of("dispositions.COMPLETED", "discharged"));
        var continuity = figures.continuity();
        cells.cell("continuity.within7Days", continuity.within7Days())
                .cell("continuity.within30Days", continuity.within30Days())
                .within("continuity.within30Days", "continuity.within7Days")
                .within("discharged", "continuity.within7Days")
                .within("discharged", "continuity.within30Days");
        computed.put("continuity.rate7Days", List.of("continuity.within7Days", "discharged"));
        computed.put("continuity.rate30Days", List.of("continuity.within30Days", "discharged"));
        cells.cell("timeToFirstVisit.visited", figures.timeToFirstVisit().visited())
                .within("discharged", "timeToFirstVisit.visited");
        computed.put("timeToFirstVisit.medianDays", List.of("timeToFirstVisit.visited"));
        computed.put("timeToFirstVisit.averageDays", List.of("timeToFirstVisit.visited"));
        cells.cell("referrals.created", figures.referrals().created())
                .cell("referrals.closed", figures.referrals().closed())
                .within("referrals.created", "referrals.closed");
        computed.put("referrals.closureRate", List.of("referrals.closed", "referrals.created"));
        of(
                "medianLengthOfStayDays",
                episodes.stream()
                        .filter(episode -> episode.lengthOfStay(zone).isPresent())
                        .count());
        of(
                "averageWeeklyHours",
                episodes.stream().filter(episode -> !episode.weeks().isEmpty()).count());
    }

    /// A figure of that many clients, whose number is not a figure itself.
    private void of(String name, long clients) {
        var base = "clients of " + name;
        cells.cell(base, Math.toIntExact(clients));
        computed.put(name, List.of(base));
    }

    private void ofSessions(int smallest) {
        var kinds = new ArrayList<String>();
        figures.attendanceByKind().forEach((kind, attendance) -> {
            kinds.add("attendanceByKind." + kind);
            ofSessions("attendanceByKind." + kind, attendance, smallest);
        });
        var tracks = new ArrayList<String>();
        figures.attendanceByTrack().forEach((track, attendance) -> {
            tracks.add("attendanceByTrack." + track);
            ofSessions("attendanceByTrack." + track, attendance, smallest);
        });
        ofSessions("attendance", figures.attendance(), smallest);
        for (var count : COUNTS.keySet()) {
            if (!count.equals("clients")) {
                cells.sum(
                        "attendance." + count,
                        kinds.stream().map(it -> it + '.' + count).toList());
            }
            cells.sum(
                    "attendance." + count,
                    tracks.stream().map(it -> it + '.' + count).toList());
        }
    }

    /// Many sessions of few clients are figures of few.
    private void ofSessions(String name, Attendance attendance, int smallest) {
        COUNTS.forEach((count, value) -> {
            cells.cell(name + '.' + count, value.applyAsInt(attendance));
            if (attendance.clients() < smallest) {
                cells.ofFew(name + '.' + count);
            }
        });
        var attended = name + ".attended";
        var counted = name + ".counted";
        cells.sum(counted, List.of(attended, name + ".noShows", name + ".lateCancels"));
        if (attendance.attended() < smallest) {
            cells.ofFew(name + ".minutes");
        }
        computed.put(name + ".rate", List.of(attended, counted));
        computed.put(name + ".noShowRate", List.of(name + ".noShows", counted));
    }

    private static Map<String, ToIntFunction<Attendance>> counts() {
        var counts = new LinkedHashMap<String, ToIntFunction<Attendance>>();
        counts.put("clients", Attendance::clients);
        counts.put("counted", Attendance::counted);
        counts.put("attended", Attendance::attended);
        counts.put("noShows", Attendance::noShows);
        counts.put("lateCancels", Attendance::lateCancels);
        counts.put("excused", Attendance::excused);
        counts.put("minutes", Attendance::minutes);
        return counts;
    }
}
