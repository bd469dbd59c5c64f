package care.continuum.attendance.program;

import care.continuum.attendance.terms.Correction;
import care.continuum.attendance.terms.Entry;
import care.continuum.attendance.terms.Mark;
import care.continuum.attendance.terms.Report;
import care.continuum.events.AttendanceEvent.ClientCheckedIn;
import care.continuum.events.Outcome;
import care.continuum.events.SessionId;
import care.continuum.messaging.NotFound;
import care.continuum.messaging.RuleBroken;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// What can be said of one client and one session.
record Recording(Program program, SessionId session, Instant now) {

    private static final Set<Mark> MISSED = EnumSet.of(Mark.NO_SHOW, Mark.LATE_CANCEL);

    Story checkIn() {
        var entry = entry();
        if (entry.checkedInAt() != null) {
            return Story.of(program);
        }
        mustNotBeSettled(entry);
        mustTakePlaceToday(entry);
        var late = program.rules().isLateArrival(now, entry.startsAt());
        return Story.of(
                program.with(program.ledger().with(entry.checkedIn(now))),
                new ClientCheckedIn(program.clientId(), program.episodeId(), session, now, late));
    }

    /// By the client's own word. Who is checked in is no no-show by time, so that word is not for somebody at home.
    ///
    /// @param before how long before the start it counts
    Story ownCheckIn(Duration before) {
        var story = checkIn();
        var entry = entry();
        if (entry.checkedInAt() == null) {
            mustBeAboutToBegin(entry, before);
        }
        return story;
    }

    /// The client leaves: attended from the check-in, but not before the start, until now, but not beyond the end.
    Story checkOut() {
        var entry = entry();
        var cameAt = entry.checkedInAt();
        if (cameAt == null) {
            throw new RuleBroken("not-checked-in", "The client has not checked in to this session");
        }
        mustHaveBegun(entry);
        if (entry.isAttended()) {
            return Story.of(program);
        }
        mustNotBeSettled(entry);
        var from = cameAt.isBefore(entry.startsAt()) ? entry.startsAt() : cameAt;
        var until = now.isAfter(entry.endsAt()) ? entry.endsAt() : now;
        var minutes = Math.max(0, Duration.between(from, until).toMinutes());
        return settle(entry, Report.attended(Math.toIntExact(minutes)));
    }

    Story report(Report said, @Nullable String reason, String by) {
        var objection = objection(said, reason);
        if (objection != null) {
            throw objection;
        }
        var entry = entry();
        if (said.equals(entry.report())) {
            return Story.of(program);
        }
        return entry.isSettled() ? correct(entry, said, String.valueOf(reason), by) : settle(entry, said);
    }

    /// Why the report cannot be kept; null where it can, or is kept already.
    @Nullable
    RuleBroken objection(Report said, @Nullable String reason) {
        var entry = entry();
        if (said.equals(entry.report())) {
            return null;
        }
        if ((said.mark() == Mark.ATTENDED || said.mark() == Mark.NO_SHOW) && now.isBefore(entry.startsAt())) {
            return new RuleBroken("session-not-begun", "The session has not begun");
        }
        if (said.mark() == Mark.EXCUSED && !said.excuses(entry.startsAt(), program.rules())) {
            return new RuleBroken(
                    "notice-too-late",
                    "An absence is excused by notice %d hours before the start, or by an excuse"
                            .formatted(program.rules().limits().noticeHours()));
        }
        if (entry.outcome() == Outcome.NOT_APPLICABLE && MISSED.contains(said.mark())) {
            return new RuleBroken(
                    "not-expected", "The client was not to come to this session: it cannot count against them");
        }
        return entry.isSettled() && reason == null
                ? new RuleBroken(
                        "reason-needed", "This session has another outcome already: a correction needs a reason")
                : null;
    }

    /// The sessions whose time is up without a word, one after the other in order of their start.
    static Story silent(Program program, Instant now) {
        var overdue = program.ledger().entries().stream()
                .filter(Entry::isExpected)
                .filter(Predicate.not(entry -> entry.sheetDueAt().isAfter(now)))
                .toList();
        var story = Story.of(program);
        for (var entry : overdue) {
            story = story.then(it -> new Recording(it, entry.sessionId(), now).settle(entry, Report.NO_SHOW));
        }
        return story;
    }

    Story settle(Entry before, Report said) {
        var entry = before.settled(said, program.rules(), now);
        return Story.of(program.with(program.ledger().with(entry)))
                .then(it -> new News(it, entry).ofOutcome(now))
                .then(it -> new Judging(it, now).afterRecord(before, entry));
    }

    private Story correct(Entry before, Report said, String reason, String by) {
        return replace(before, before.settled(said, program.rules(), now), reason, by);
    }

    /// Another outcome than the one that was told.
    Story replace(Entry before, Entry entry, String reason, String by) {
        var from = Objects.requireNonNull(before.outcome());
        var to = Objects.requireNonNull(entry.outcome());
        var correction = new Correction(session, from, before.minutes(), to, entry.minutes(), reason, by, now);
        return Story.of(program.with(program.ledger().with(entry).with(correction)))
                .then(it -> new News(it, entry).ofCorrection(before, now))
                .then(it -> new Judging(it, now).afterRecord(before, entry))
                .then(it -> new Closing(it, now).afterCorrection(session));
    }

    private Entry entry() {
        return program.ledger()
                .find(session)
                .orElseThrow(() -> new NotFound("The client is not expected at session " + session));
    }

    private static void mustNotBeSettled(Entry entry) {
        if (entry.isSettled()) {
            throw new RuleBroken("record-settled", "This session has an outcome already");
        }
    }

    private void mustTakePlaceToday(Entry entry) {
        var rules = program.rules();
        var from = rules.startOf(rules.day(entry.startsAt()));
        if (now.isBefore(from) || now.isAfter(entry.endsAt())) {
            throw new RuleBroken("session-not-today", "A client checks in on the session's day, until its end");
        }
    }

    private void mustBeAboutToBegin(Entry entry, Duration before) {
        if (now.isBefore(entry.startsAt().minus(before))) {
            throw new RuleBroken(
                    "check-in-too-early",
                    "Clients check in themselves from %d minutes before the start on".formatted(before.toMinutes()));
        }
    }

    private void mustHaveBegun(Entry entry) {
        if (now.isBefore(entry.startsAt())) {
            throw new RuleBroken("session-not-begun", "The session has not begun");
        }
    }
}
