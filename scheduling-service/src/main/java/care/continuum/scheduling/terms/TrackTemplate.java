package care.continuum.scheduling.terms;

import static java.time.DayOfWeek.FRIDAY;
import static java.time.DayOfWeek.MONDAY;
import static java.time.DayOfWeek.SATURDAY;
import static java.time.DayOfWeek.THURSDAY;
import static java.time.DayOfWeek.TUESDAY;
import static java.time.DayOfWeek.WEDNESDAY;

import care.continuum.events.Track;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// When a track meets, and when its other sessions may be.
///
/// @param former how it met before, where it met otherwise
public record TrackTemplate(
        Track track,
        Set<DayOfWeek> days,
        LocalTime startsAt,
        LocalTime endsAt,
        List<Extra> extras,
        @Nullable Former former) {

    /// How long a group is, as every plan counts.
    public static final Duration GROUP_LENGTH = Duration.ofHours(3);

    private static final int WEEK = 7;
    private static final Set<DayOfWeek> GROUP_DAYS = Set.of(MONDAY, WEDNESDAY, FRIDAY);
    private static final TrackTemplate DAY = new TrackTemplate(
            Track.DAY,
            GROUP_DAYS,
            LocalTime.of(9, 0),
            LocalTime.of(12, 0),
            List.of(
                    new Extra(GROUP_DAYS, LocalTime.of(13, 0), LocalTime.of(17, 0), false),
                    new Extra(Set.of(TUESDAY, THURSDAY), LocalTime.of(9, 0), LocalTime.of(17, 0), true),
                    new Extra(GROUP_DAYS, LocalTime.of(9, 0), LocalTime.of(12, 0), true)),
            null);
    private static final TrackTemplate EVENING = new TrackTemplate(
            Track.EVENING,
            GROUP_DAYS,
            LocalTime.of(18, 0),
            LocalTime.of(21, 0),
            List.of(
                    new Extra(Set.of(TUESDAY, THURSDAY), LocalTime.of(17, 0), LocalTime.of(21, 0), false),
                    new Extra(GROUP_DAYS, LocalTime.of(17, 0), LocalTime.of(18, 0), false),
                    new Extra(Set.of(SATURDAY), LocalTime.of(9, 0), LocalTime.of(13, 0), true),
                    new Extra(GROUP_DAYS, LocalTime.of(18, 0), LocalTime.of(21, 0), true)),
            null);

    public TrackTemplate {
        days = Set.copyOf(days);
        extras = List.copyOf(extras);
    }

    /// Times without a group; `further` ones, with the shipped hours of groups, come after the others.
    public record Extra(Set<DayOfWeek> days, LocalTime from, LocalTime to, boolean further) {}

    /// Until that day, with it, the track met so.
    public record Former(LocalDate until, TrackTemplate template) {}

    /// As a track is until its clinic decides otherwise.
    public static TrackTemplate shipped(Track track) {
        return switch (track) {
            case DAY -> DAY;
            case EVENING -> EVENING;
        };
    }

    /// The same track with other times of its groups; those of the other sessions stay, as far as no group is then.
    public TrackTemplate meeting(Set<DayOfWeek> other, LocalTime from, LocalTime to) {
        return new TrackTemplate(track, other, from, to, extras, null);
    }

    /// The same for a track that met otherwise before: what took place stays where it was.
    public TrackTemplate after(@Nullable Former before) {
        return new TrackTemplate(track, days, startsAt, endsAt, extras, before);
    }

    public boolean meetsOn(LocalDate day) {
        return on(day).days.contains(day.getDayOfWeek());
    }

    private TrackTemplate on(LocalDate day) {
        return former != null && !day.isAfter(former.until) ? former.template().on(day) : this;
    }

    /// Whether both have a group at some time of the week.
    public boolean meetsWith(TrackTemplate other) {
        return days.stream().anyMatch(other.days::contains)
                && startsAt.isBefore(other.endsAt)
                && other.startsAt.isBefore(endsAt);
    }

    /// Whether more than so many days in a row are without a service day, week after week.
    public static boolean leavesTooLong(Set<DayOfWeek> days, int mostWithout) {
        int without = days.isEmpty() ? WEEK : 0;
        for (int i = 0; i < 2 * WEEK && without <= mostWithout; i++) {
            without = days.contains(MONDAY.plus(i)) ? 0 : without + 1;
        }
        return without > mostWithout;
    }

    /// The days of a seven-day block on which the track meets, in order.
    public List<LocalDate> meetings(LocalDate block) {
        return meetings(block, WEEK);
    }

    /// The days of so many on which the track meets.
    public List<LocalDate> meetings(LocalDate from, int count) {
        return IntStream.range(0, count)
                .mapToObj(from::plusDays)
                .filter(this::meetsOn)
                .toList();
    }

    public Opening group(LocalDate day, ZoneId zone) {
        var then = on(day);
        return new Opening(
                at(day, then.startsAt, zone),
                at(day, then.endsAt, zone),
                Opening.Rank.GROUP_TIME,
                slot(day, then.startsAt));
    }

    /// The hours of so many days for sessions beside the groups, the usual ones first.
    public List<Opening> extras(LocalDate from, int count, ZoneId zone) {
        var all = new ArrayList<Opening>();
        for (int i = 0; i < count; i++) {
            all.addAll(extrasOn(from.plusDays(i), zone));
        }
        all.sort(Comparator.comparing(Opening::rank).thenComparing(Opening::startsAt));
        return all;
    }

    /// The hours of one day for somebody who has no group on it: its extras, then the hours of the group.
    public List<Opening> allOn(LocalDate day, ZoneId zone) {
        var all = new ArrayList<>(extrasOn(day, zone));
        var then = on(day);
        all.addAll(hours(day, then.startsAt, then.endsAt, Opening.Rank.GROUP_TIME, zone));
        return all;
    }

    /// Whether the section's facilitator and room may be with a group at some time of this stretch.
    public boolean meetsWithin(Instant from, Instant to, ZoneId zone) {
        var day = from.atZone(zone).toLocalDate();
        if (!meetsOn(day)) {
            return false;
        }
        return group(day, zone).meets(from, to);
    }

    private List<Opening> extrasOn(LocalDate day, ZoneId zone) {
        var all = new ArrayList<Opening>();
        for (var extra : extras) {
            if (extra.days().contains(day.getDayOfWeek())) {
                var rank = extra.further() ? Opening.Rank.FURTHER : Opening.Rank.USUAL;
                hours(day, extra.from(), extra.to(), rank, zone).stream()
                        .filter(it -> !meetsWithin(it.startsAt(), it.endsAt(), zone))
                        .forEach(all::add);
            }
        }
        return all;
    }

    private static List<Opening> hours(LocalDate day, LocalTime from, LocalTime to, Opening.Rank rank, ZoneId zone) {
        return IntStream.range(0, (int) Duration.between(from, to).toHours())
                .mapToObj(from::plusHours)
                .map(time -> new Opening(at(day, time, zone), at(day, time.plusHours(1), zone), rank, slot(day, time)))
                .toList();
    }

    private static String slot(LocalDate day, LocalTime time) {
        return day.getDayOfWeek() + " " + time;
    }

    private static Instant at(LocalDate day, LocalTime time, ZoneId zone) {
        return day.atTime(time).atZone(zone).toInstant();
    }
}
