package care.continuum.outcomes.terms;

import care.continuum.events.Disposition;
import care.continuum.events.ReferralStatus;
import care.continuum.events.SessionKind;
import care.continuum.events.Track;
import care.continuum.outcomes.terms.EpisodeFacts.Ending;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.ZoneId;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The figures of the episodes whose program began in a period; a client who was readmitted in it has several.
///
/// @param census             enrolled and not yet discharged
/// @param averageWeeklyHours attended and made-up hours of a finished week
/// @param completionRate     of those discharged
public record ProgramFigures(
        int enrolled,
        int census,
        int discharged,
        Attendance attendance,
        Map<SessionKind, Attendance> attendanceByKind,
        Map<Track, Attendance> attendanceByTrack,
        @Nullable BigDecimal averageWeeklyHours,
        Map<Disposition, Integer> dispositions,
        @Nullable BigDecimal completionRate,
        @Nullable BigDecimal medianLengthOfStayDays,
        Continuity continuity,
        Referrals referrals,
        FirstVisit timeToFirstVisit) {

    private static final int MINUTES_OF_HOUR = 60;

    /// Of all discharges, those with an appointment kept within 7 and 30 days.
    public record Continuity(
            int within7Days,
            int within30Days,
            @Nullable BigDecimal rate7Days,
            @Nullable BigDecimal rate30Days) {}

    /// Of all referrals, those whose loop is closed.
    public record Referrals(
            int created, int closed, @Nullable BigDecimal closureRate) {}

    /// Of those discharged, who came to a continuing-care appointment or to a partner, and after how many days.
    public record FirstVisit(
            int visited,
            @Nullable BigDecimal medianDays,
            @Nullable BigDecimal averageDays) {}

    /// @param zone the clinic's, for days
    public static ProgramFigures of(Collection<Stay> stays, ZoneId zone) {
        var episodes = stays.stream().map(Stay::episode).toList();
        var endings = episodes.stream()
                .map(EpisodeFacts::ending)
                .filter(Objects::nonNull)
                .toList();
        var held = stays.stream().flatMap(stay -> Held.of(stay, zone)).toList();
        var dispositions = dispositions(endings);
        return new ProgramFigures(
                episodes.size(),
                episodes.size() - endings.size(),
                endings.size(),
                Attendance.of(held),
                by(SessionKind.class, held, Held::kind),
                by(Track.class, held, Held::track),
                weeklyHours(episodes),
                dispositions,
                Rate.of(dispositions.getOrDefault(Disposition.COMPLETED, 0), endings.size()),
                median(episodes.stream()
                        .flatMap(episode -> episode.lengthOfStay(zone).stream())
                        .toList()),
                continuity(episodes, endings.size()),
                referrals(episodes),
                firstVisit(episodes, zone));
    }

    private static <K extends Enum<K>> Map<K, Attendance> by(
            Class<K> type, List<Held> held, Function<Held, @Nullable K> key) {
        var found = new EnumMap<K, Attendance>(type);
        for (var each : Objects.requireNonNull(type.getEnumConstants())) {
            var those = held.stream().filter(one -> key.apply(one) == each).toList();
            if (!those.isEmpty()) {
                found.put(each, Attendance.of(those));
            }
        }
        return found;
    }

    private static @Nullable BigDecimal weeklyHours(Collection<EpisodeFacts> episodes) {
        var weeks = episodes.stream()
                .flatMap(episode -> episode.weeks().values().stream())
                .toList();
        return weeks.isEmpty()
                ? null
                : BigDecimal.valueOf(weeks.stream().mapToInt(Integer::intValue).sum())
                        .divide(BigDecimal.valueOf((long) weeks.size() * MINUTES_OF_HOUR), 2, RoundingMode.HALF_UP);
    }

    private static Map<Disposition, Integer> dispositions(List<Ending> endings) {
        var found = new EnumMap<Disposition, Integer>(Disposition.class);
        Stream.of(Disposition.values()).forEach(each -> found.put(each, 0));
        endings.forEach(ending -> found.merge(ending.disposition(), 1, Integer::sum));
        return found;
    }

    private static @Nullable BigDecimal median(List<Integer> numbers) {
        var days = numbers.stream().sorted().toList();
        if (days.isEmpty()) {
            return null;
        }
        var sum = days.get((days.size() - 1) / 2) + days.get(days.size() / 2);
        return BigDecimal.valueOf(sum).divide(BigDecimal.TWO, 1, RoundingMode.HALF_UP);
    }

    private static FirstVisit firstVisit(Collection<EpisodeFacts> episodes, ZoneId zone) {
        var days = episodes.stream()
                .flatMap(episode -> episode.daysToFirstVisit(zone).stream())
                .toList();
        var sum = days.stream().mapToInt(Integer::intValue).sum();
        var average = days.isEmpty()
                ? null
                : BigDecimal.valueOf(sum).divide(BigDecimal.valueOf(days.size()), 1, RoundingMode.HALF_UP);
        return new FirstVisit(days.size(), median(days), average);
    }

    private static Continuity continuity(Collection<EpisodeFacts> episodes, int discharged) {
        var seven = episodes.stream()
                .filter(episode -> episode.continuity().contains(7))
                .count();
        var thirty = episodes.stream()
                .filter(episode -> episode.continuity().contains(30))
                .count();
        return new Continuity(
                Math.toIntExact(seven),
                Math.toIntExact(thirty),
                Rate.of(seven, discharged),
                Rate.of(thirty, discharged));
    }

    private static Referrals referrals(Collection<EpisodeFacts> episodes) {
        var all = episodes.stream()
                .flatMap(episode -> episode.referrals().values().stream())
                .filter(status -> status != ReferralStatus.VOIDED)
                .toList();
        var closed =
                all.stream().filter(status -> status == ReferralStatus.CLOSED).count();
        return new Referrals(all.size(), Math.toIntExact(closed), Rate.of(closed, all.size()));
    }
}
