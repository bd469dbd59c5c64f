package care.continuum.scheduling.plan;

import care.continuum.events.AgeBand;
import care.continuum.events.IntakeEvent.ClientEnrolled;
import care.continuum.events.IntakeEvent.EnrollmentExtended;
import care.continuum.events.Need;
import care.continuum.events.SchedulingEvent.PlannedSession;
import care.continuum.events.SchedulingEvent.SessionsScheduled;
import care.continuum.events.SectionId;
import care.continuum.events.Track;
import care.continuum.scheduling.Session;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// What was agreed when the client was enrolled.
///
/// @param unmetNeeds needs for which the weekly hours have no place
/// @param daysOnHold by which the end has moved
/// @param rest       what is to be planned, after a hold, in another track, or of weeks that were added
/// @param agreedAt   when; plans that were kept before this was are without
record Enrollment(
        SectionId sectionId,
        Track track,
        AgeBand ageBand,
        LocalDate startDate,
        int weeks,
        int weeklyHours,
        Set<Need> needs,
        Set<Need> unmetNeeds,
        int daysOnHold,
        List<Stretch> rest,
        @Nullable Instant agreedAt) {

    private static final int LAST_YEAR = 9999;

    static Enrollment of(ClientEnrolled news) {
        return new Enrollment(
                news.sectionId(),
                news.track(),
                news.ageBand(),
                news.startDate(),
                news.weeks(),
                news.weeklyHours(),
                news.needs(),
                PlanTable.unmet(news.weeklyHours(), news.needs()),
                0,
                List.of(),
                news.enrolledAt());
    }

    Enrollment resting(List<Stretch> next) {
        return with(sectionId, track, daysOnHold, next);
    }

    Enrollment onHold(int days) {
        return with(sectionId, track, days, rest);
    }

    Enrollment in(SectionId section, Track next) {
        return with(section, next, daysOnHold, rest);
    }

    /// Longer by some weeks, with what has yet to be planned.
    Enrollment extended(EnrollmentExtended news, List<Stretch> open) {
        return new Enrollment(
                sectionId,
                track,
                ageBand,
                startDate,
                news.weeks(),
                weeklyHours,
                needs,
                unmetNeeds,
                daysOnHold + news.idleDays(),
                List.copyOf(open),
                agreedAt);
    }

    private Enrollment with(SectionId section, Track next, int days, List<Stretch> left) {
        return new Enrollment(
                section,
                next,
                ageBand,
                startDate,
                weeks,
                weeklyHours,
                needs,
                unmetNeeds,
                days,
                List.copyOf(left),
                agreedAt);
    }

    /// The same where parts were cut for other times of the track than these, or the track changed in their midst.
    Enrollment fitting(Meetings meetings) {
        var fitting = Stretch.fitting(stretches(), meetings);
        return fitting.equals(stretches()) ? this : resting(fitting);
    }

    /// What has to be planned: the rest, or all.
    List<Stretch> stretches() {
        if (!rest.isEmpty()) {
            return rest;
        }
        return blocks(startDate, 0, weeks);
    }

    /// Whole blocks, one after the other.
    ///
    /// @param number of the first, among all of the plan
    List<Stretch> blocks(LocalDate from, int number, int count) {
        var groups = PlanTable.isShort(weeklyHours) ? 2 : 3;
        var others = PlanTable.others(weeklyHours, needs);
        return IntStream.range(0, count)
                .mapToObj(it -> new Stretch(
                        from.plusDays((long) Stretch.WEEK * it),
                        Stretch.WEEK,
                        groups,
                        others,
                        String.valueOf(number + it)))
                .toList();
    }

    /// The second day of the track in a block of eight hours, which has what is not a group; null where the groups
    /// cannot be on the first and the third.
    @Nullable
    LocalDate second(Stretch stretch, Meetings meetings) {
        if (!PlanTable.isShort(weeklyHours) || !stretch.isWhole() || stretch.groups() != 2) {
            return null;
        }
        var days = meetings.template().meetings(stretch.from());
        var isOpen = days.size() > 2 && meetings.isOpen(days.getFirst()) && meetings.isOpen(days.get(2));
        return isOpen ? days.get(1) : null;
    }

    /// The first day of the seven-day block that has this day.
    LocalDate blockOf(LocalDate day) {
        var first = startDate.plusDays(daysOnHold);
        return first.plusDays(Math.floorDiv(ChronoUnit.DAYS.between(first, day), (long) Stretch.WEEK) * Stretch.WEEK);
    }

    /// Whether the days of the plan are such as calendars have, with four digits of a year.
    boolean isOnACalendar() {
        return startDate.getYear() > 0 && startDate.getYear() < LAST_YEAR;
    }

    LocalDate begin() {
        return stretches().getFirst().from();
    }

    LocalDate end() {
        return stretches().stream().map(Stretch::end).max(LocalDate::compareTo).orElseThrow();
    }

    /// The news of the whole plan: that of the last seat in this section.
    SessionsScheduled told(Plan plan, List<Session> whole) {
        return told(plan, whole, PlanSeat.last(plan.seats(), sectionId));
    }

    /// The news of sessions that came to the plan.
    SessionsScheduled toldOf(Plan plan, List<Session> more) {
        return told(plan, more, null);
    }

    private SessionsScheduled told(Plan plan, List<Session> sessions, @Nullable Integer attempt) {
        return new SessionsScheduled(
                plan.clientId(),
                plan.episodeId(),
                sectionId,
                track,
                ageBand,
                startDate,
                weeks,
                weeklyHours,
                sessions.stream().map(Enrollment::told).toList(),
                unmetNeeds,
                attempt);
    }

    private static PlannedSession told(Session session) {
        return new PlannedSession(
                session.sessionId(),
                session.kind(),
                session.track(),
                session.startsAt(),
                session.endsAt(),
                session.story().makeUpFor());
    }
}
