package care.continuum.attendance.program;

import care.continuum.attendance.terms.Entry;
import care.continuum.attendance.terms.Plan;
import care.continuum.attendance.terms.Request;
import care.continuum.attendance.terms.Standing;
import care.continuum.attendance.terms.StandingRule;
import care.continuum.events.AttendanceEvent.ClientAtRisk;
import care.continuum.events.AttendanceEvent.ClientDisengaged;
import care.continuum.events.AttendanceEvent.ClientReengaged;
import care.continuum.events.AttendanceEvent.OutreachRequested;
import care.continuum.events.OutreachReason;
import java.time.Instant;
import java.util.Comparator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// How the client stands after a change, and whether somebody should call. Once the program is over, the standing
/// is still corrected, but nobody is told and nobody is asked.
record Judging(Program program, Instant now) {

    /// @param before as the session was until now, with another outcome or with none
    Story afterRecord(Entry before, Entry entry) {
        var back = before.isAttended() ? without(entry) : cameBack(Stream.of(entry));
        return back.then(it -> new Judging(it, now).recorded(before, entry));
    }

    /// Time went by, or the client was heard of.
    Story afterTime() {
        return stands(true);
    }

    /// Where the call is entered late, the client may have come back before.
    Story afterCall(Instant attemptedAt) {
        return cameBack(since(attemptedAt));
    }

    private Stream<Entry> since(Instant then) {
        return program.ledger().entries().stream().filter(it -> it.startsAt().isAfter(then));
    }

    private Story recorded(Entry before, Entry entry) {
        var ask = !program.rules().isTooLateForOutreach(entry.endsAt(), now);
        var requests = program.outreach().requests().size();
        var missedBefore = program.ledger().wasMissed(before);
        return stands(ask)
                .then(it -> {
                    var asked = it.outreach().requests().size() > requests;
                    var fresh = ask && !asked && !missedBefore && it.ledger().missed(entry);
                    return fresh ? new Judging(it, now).afterFreshMiss(entry) : Story.of(it);
                })
                .after(it -> new Retracting(it, before, entry).retracted());
    }

    /// Nothing has changed by it, but where what came before was recorded too late, nobody was asked yet.
    private Story afterFreshMiss(Entry entry) {
        if (program.course().isOver()) {
            return Story.of(program);
        }
        var reason = reason(program.course().standing());
        if (reason != null && program.outreach().unaskedSince() != null) {
            return request(program, reason);
        }
        return isSecond(entry) ? request(program, OutreachReason.SECOND_SESSION_MISSED) : Story.of(program);
    }

    private boolean isReengagement(Entry entry) {
        return !program.course().isOver()
                && entry.isAttended()
                && program.outreach().isReengagement(entry.startsAt());
    }

    /// The first of these sessions that is a return is told.
    private Story cameBack(Stream<Entry> sessions) {
        return sessions.filter(this::isReengagement)
                .findFirst()
                .map(back -> Story.of(
                        program.with(program.outreach().reengaged(back.startsAt())),
                        new ClientReengaged(
                                program.clientId(), program.episodeId(), back.sessionId(), back.startsAt())))
                .orElse(Story.of(program));
    }

    /// Who did not come back at that session after all was last there at the one attended before it; where they came
    /// to a later one, that is the return.
    private Story without(Entry entry) {
        if (entry.isAttended() || !entry.startsAt().equals(program.outreach().reengagedAt())) {
            return Story.of(program);
        }
        var before = program.ledger().entries().stream()
                .filter(Entry::isAttended)
                .map(Entry::startsAt)
                .filter(entry.startsAt()::isAfter)
                .max(Comparator.naturalOrder());
        return new Judging(program.with(program.outreach().reengaged(before.orElse(null))), now)
                .cameBack(since(entry.startsAt()));
    }

    private boolean isSecond(Entry entry) {
        var second = program.ledger().second();
        return second.filter(it -> it.sessionId().equals(entry.sessionId())).isPresent();
    }

    private Story stands(boolean ask) {
        var plan = program.plan();
        if (plan == null) {
            return Story.of(program);
        }
        var was = program.course().standing();
        var is = standing(plan);
        var judged = program.with(program.course().with(is));
        if (is == was || program.course().isOver()) {
            return Story.of(judged);
        }
        var reason = reason(is);
        if (reason == null) {
            return tell(judged.with(judged.outreach().unasked(null)), is);
        }
        if (!is.isWorseThan(was)) {
            return tell(judged, is);
        }
        return ask
                ? tell(judged, is).then(it -> request(it, reason))
                : tell(judged.with(judged.outreach().unasked(now)), is);
    }

    /// Once the program is over, as at its end.
    private Standing standing(Plan plan) {
        var rules = program.rules();
        var ended = program.course().discharge();
        if (ended == null) {
            return new StandingRule(program.ledger(), plan, program.outreach(), rules, now).standing();
        }
        var at = ended.decidedAt();
        return new StandingRule(
                        program.ledger().asOf(at), plan, program.outreach().until(at), rules, at)
                .standing();
    }

    private Story tell(Program judged, Standing is) {
        return switch (is) {
            case DISENGAGED -> Story.of(judged, new ClientDisengaged(program.clientId(), program.episodeId(), now));
            case AT_RISK -> Story.of(judged, new ClientAtRisk(program.clientId(), program.episodeId(), now));
            case WATCH, ON_TRACK -> Story.of(judged);
        };
    }

    private static @Nullable OutreachReason reason(Standing is) {
        return switch (is) {
            case DISENGAGED -> OutreachReason.DISENGAGED;
            case AT_RISK -> OutreachReason.AT_RISK;
            case WATCH, ON_TRACK -> null;
        };
    }

    private Story request(Program asking, OutreachReason reason) {
        var request = Request.of(reason, now, program.rules());
        return Story.of(
                asking.with(asking.outreach().asked(request)),
                new OutreachRequested(
                        program.clientId(),
                        program.episodeId(),
                        reason,
                        request.firstAttemptBy(),
                        request.allAttemptsBy()));
    }
}
