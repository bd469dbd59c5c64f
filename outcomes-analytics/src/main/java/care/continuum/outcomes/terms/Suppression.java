package care.continuum.outcomes.terms;

import care.continuum.events.Disposition;
import care.continuum.events.ReferralStatus;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Which figures must not be published: counts under the smallest cell or of fewer clients, whatever is
/// computed from one, and whatever would tell one by subtraction or by the length of sessions. Figures are
/// named by their path, such as `attendance.noShows`.
public final class Suppression {

    private static final Map<String, ToIntFunction<Attendance>> COUNTS = counts();

    private final ProgramFigures figures;
    private final Collection<Stay> stays;
    private final Cells cells;
    private final Map<String, List<String>> computed = new LinkedHashMap<>();

    private Suppression(ProgramFigures figures, Collection<Stay> stays, int smallest) {
        this.figures = figures;
        this.stays = stays;
        this.cells = new Cells(smallest);
    }

    /// @param stays    that the figures are about
    /// @param zone     of which they are
    /// @param smallest the smallest count that may be published
    public static Set<String> of(ProgramFigures figures, Collection<Stay> stays, ZoneId zone, int smallest) {
        var suppression = new Suppression(figures, stays, smallest);
        suppression.ofEpisodes(zone);
        suppression.ofContinuity();
        suppression.ofFirstVisits(zone);
        suppression.ofReferrals();
        suppression.ofSessions(smallest);
        var out = new TreeSet<>(suppression.cells.leftOut());
        out.addAll(new TellingMinutes(figures, Set.copyOf(out)).paths());
        suppression.computed.forEach((name, from) -> {
            if (from.stream().anyMatch(out::contains)) {
                out.add(name);
            }
        });
        return out;
    }

    private void ofEpisodes(ZoneId zone) {
        cells.cell("enrolled", figures.enrolled(), clients(_ -> true))
                .cell("census", figures.census(), clients(it -> it.ending() == null))
                .cell("discharged", figures.discharged(), clients(it -> it.ending() != null))
                .sum("enrolled", List.of("census", "discharged"));
        var dispositions = new ArrayList<String>();
        figures.dispositions().forEach((how, count) -> {
            cells.cell("dispositions." + how, count, clients(it -> ended(it, how)));
            dispositions.add("dispositions." + how);
        });
        cells.sum("discharged", dispositions);
        computed.put("completionRate", List.of("dispositions.COMPLETED", "discharged"));
        of("medianLengthOfStayDays", clients(it -> it.lengthOfStay(zone).isPresent()));
        of("averageWeeklyHours", clients(it -> !it.weeks().isEmpty()), "attendance.minutes");
    }

    private static boolean ended(EpisodeFacts episode, Disposition how) {
        var ending = episode.ending();
        return ending != null && ending.disposition() == how;
    }

    private void ofContinuity() {
        var continuity = figures.continuity();
        cells.cell("continuity.within7Days", continuity.within7Days(), clients(it -> isWithin(it, 7)))
                .cell("continuity.within30Days", continuity.within30Days(), clients(it -> isWithin(it, 30)))
                .within(
                        "continuity.within30Days",
                        "continuity.within7Days",
                        clients(it -> isWithin(it, 30) && !isWithin(it, 7)))
                .within("discharged", "continuity.within7Days", discharged(it -> !isWithin(it, 7)))
                .within("discharged", "continuity.within30Days", discharged(it -> !isWithin(it, 30)));
        computed.put("continuity.rate7Days", List.of("continuity.within7Days", "discharged"));
        computed.put("continuity.rate30Days", List.of("continuity.within30Days", "discharged"));
    }

    private static boolean isWithin(EpisodeFacts episode, int days) {
        return episode.continuity().contains(days);
    }

    private void ofFirstVisits(ZoneId zone) {
        Predicate<EpisodeFacts> visited = it -> it.daysToFirstVisit(zone).isPresent();
        cells.cell("timeToFirstVisit.visited", figures.timeToFirstVisit().visited(), clients(visited))
                .within("discharged", "timeToFirstVisit.visited", discharged(visited.negate()));
        computed.put("timeToFirstVisit.medianDays", List.of("timeToFirstVisit.visited"));
        computed.put("timeToFirstVisit.averageDays", List.of("timeToFirstVisit.visited"));
    }

    private void ofReferrals() {
        var closed = EnumSet.of(ReferralStatus.CLOSED);
        var created = EnumSet.complementOf(EnumSet.of(ReferralStatus.VOIDED));
        var open = EnumSet.complementOf(EnumSet.of(ReferralStatus.VOIDED, ReferralStatus.CLOSED));
        cells.cell("referrals.created", figures.referrals().created(), clients(it -> has(it, created)))
                .cell("referrals.closed", figures.referrals().closed(), clients(it -> has(it, closed)))
                .within("referrals.created", "referrals.closed", clients(it -> has(it, open)));
        computed.put("referrals.closureRate", List.of("referrals.closed", "referrals.created"));
    }

    private static boolean has(EpisodeFacts episode, Set<ReferralStatus> any) {
        return episode.referrals().values().stream().anyMatch(any::contains);
    }

    private Set<String> discharged(Predicate<EpisodeFacts> which) {
        return clients(which.and(it -> it.ending() != null));
    }

    /// Who has such an episode.
    private Set<String> clients(Predicate<EpisodeFacts> which) {
        return stays.stream()
                .filter(stay -> which.test(stay.episode()))
                .map(Stay::client)
                .collect(Collectors.toSet());
    }

    /// A figure of these clients, whose number is not a figure itself, and of more that may be one.
    private void of(String name, Set<String> clients, String... more) {
        var base = "clients of " + name;
        cells.cell(base, clients.size());
        computed.put(name, Stream.concat(Stream.of(base), Stream.of(more)).toList());
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
