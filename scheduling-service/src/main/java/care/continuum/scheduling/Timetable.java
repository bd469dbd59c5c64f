package care.continuum.scheduling;

import care.continuum.events.Track;
import care.continuum.messaging.Aggregate;
import care.continuum.messaging.Change;
import care.continuum.messaging.RuleBroken;
import care.continuum.messaging.Todo;
import care.continuum.scheduling.terms.TrackTemplate;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.mapping.Document;

/// When the groups of a track are. They change only while no session of the track lies ahead: while that is looked for,
/// nobody is planned in the track.
///
/// @param former   how they were before, the latest last, as far as sessions were held so
/// @param wanted   what they would be, while it is decided
/// @param round    numbers the try that may succeed
/// @param giveUpAt when a try that was cut off is over; once it is, when it is looked again for what one that
///                 slept until then has locked
@Document("tracks")
public record Timetable(
        @Id String id,
        Hours hours,
        List<Former> former,
        @Nullable Hours wanted,
        int round,
        @Nullable Instant giveUpAt) implements Aggregate<Timetable> {

    private static final Duration LONGEST_TRY = Duration.ofSeconds(30);
    private static final Duration LONGEST_SLEEP = Duration.ofHours(1);

    /// The days and the hours of a group, by the clinic's clocks.
    public record Hours(Set<DayOfWeek> days, LocalTime startsAt, LocalTime endsAt) {

        public Hours {
            days = Set.copyOf(days);
        }

        static Hours of(TrackTemplate template) {
            return new Hours(template.days(), template.startsAt(), template.endsAt());
        }
    }

    /// Until that day, with it, the groups were then.
    public record Former(LocalDate until, Hours hours) {}

    /// What was found when other times were asked for, and what of it keeps the groups from being at other times.
    ///
    /// @param ahead   what of each section is still to come
    /// @param clashes facilitators and rooms that have something else then
    /// @param lastMet the last day on which the track had a session
    public record Hindrance(
            List<?> ahead, List<?> clashes, @Nullable LocalDate lastMet) {

        public static final Hindrance NONE = new Hindrance(List.of(), List.of(), null);
    }

    public static Timetable shipped(Track track) {
        return new Timetable(track.name(), Hours.of(TrackTemplate.shipped(track)), List.of(), null, 0, null);
    }

    @Override
    public @Nullable String client() {
        return null;
    }

    public Track track() {
        return Track.valueOf(id);
    }

    public TrackTemplate template() {
        TrackTemplate.@Nullable Former before = null;
        for (var one : former) {
            before = new TrackTemplate.Former(one.until(), template(one.hours()).after(before));
        }
        return template(hours).after(before);
    }

    /// A template that met at these hours.
    public TrackTemplate template(Hours as) {
        return TrackTemplate.shipped(track()).meeting(as.days(), as.startsAt(), as.endsAt());
    }

    public boolean isChanging() {
        return wanted != null;
    }

    /// A try begins; earlier ones can then not succeed any more.
    ///
    /// @param mostWithout days in a row without a service day
    public Change<Timetable> tries(Hours next, int mostWithout, Instant now) {
        mustMeetOftenEnough(next, mostWithout);
        return next.equals(hours) && !isChanging()
                ? Change.none(this)
                : Change.to(new Timetable(id, hours, former, next, round + 1, now.plus(LONGEST_TRY)));
    }

    /// The try that was begun is decided. Where it wanted nothing new there is nothing to decide.
    public Change<Timetable> done(Timetable begun, Hindrance hindrance) {
        if (!begun.isChanging()) {
            return Change.none(this);
        }
        if (wanted == null || begun.round != round) {
            throw new RuleBroken("took-too-long", "The change took too long; nothing was changed");
        }
        if (!hindrance.ahead().isEmpty()) {
            throw new RuleBroken(
                    "track-in-use", "Sessions of the track still lie ahead, in these sections", hindrance.ahead());
        }
        if (!hindrance.clashes().isEmpty()) {
            throw new RuleBroken(
                    "group-times-taken",
                    "Facilitators or rooms of the track's sections have something else at these times",
                    hindrance.clashes());
        }
        return ended(wanted, before(hindrance.lastMet()));
    }

    /// The try came to nothing.
    public Change<Timetable> givenUp(Timetable begun) {
        return isChanging() && begun.round == round ? ended(hours, former) : Change.none(this);
    }

    @Override
    public @Nullable Instant dueAt() {
        return giveUpAt;
    }

    @Override
    public Change<Timetable> due(Instant now) {
        return isChanging()
                ? ended(hours, former)
                : Change.to(new Timetable(id, hours, former, null, round, null)).andThen(unlocking("-late"));
    }

    /// In whose name a try locks sessions. Each has its own, so that one that is over takes nothing from another.
    public String holder() {
        return holderOf(round);
    }

    /// The names of the tries up to one.
    public List<String> holders(int last) {
        return IntStream.rangeClosed(1, last).mapToObj(this::holderOf).toList();
    }

    private String holderOf(int which) {
        return "clear/" + id + "/" + which;
    }

    /// Hours at which nothing was held leave no trace.
    private List<Former> before(@Nullable LocalDate lastMet) {
        var all = new ArrayList<>(former);
        if (lastMet != null && (all.isEmpty() || lastMet.isAfter(all.getLast().until()))) {
            all.add(new Former(lastMet, hours));
        }
        return List.copyOf(all);
    }

    /// Who was cut off has locked sessions still; who sleeps may lock some when it wakes, and be killed then.
    private Change<Timetable> ended(Hours next, List<Former> before) {
        var lookAgainAt = giveUpAt == null ? null : giveUpAt.plus(LONGEST_SLEEP);
        return Change.to(new Timetable(id, next, before, null, round, lookAgainAt))
                .andThen(unlocking(""));
    }

    private Todo unlocking(String when) {
        return new Todo("unlock-" + round + when, "unlock", Map.of("round", String.valueOf(round)));
    }

    private static void mustMeetOftenEnough(Hours next, int mostWithout) {
        if (TrackTemplate.leavesTooLong(next.days(), mostWithout)) {
            throw new RuleBroken(
                    "service-days-too-far-apart",
                    "A track may not leave more than %d days in a row without a service day".formatted(mostWithout));
        }
    }
}
