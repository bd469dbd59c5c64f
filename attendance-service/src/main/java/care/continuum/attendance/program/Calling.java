package care.continuum.attendance.program;

import care.continuum.attendance.terms.Attempt;
import care.continuum.events.AttendanceEvent.OutreachRecorded;
import care.continuum.messaging.RuleBroken;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.stream.Stream;

/// What staff did to reach a client.
record Calling(Program program) {

    /// The first day on which anybody could call the client about this stay: of its start, or of the
    /// enrollment where that was before.
    LocalDate stayBegan() {
        return Stream.concat(Stream.ofNullable(program.plan()), Stream.ofNullable(program.promised()))
                .flatMap(plan -> Stream.of(plan.startDate(), program.rules().day(plan.enteredAt())))
                .min(Comparator.naturalOrder())
                .orElseThrow();
    }

    /// The same attempt told again is no further one.
    Story tried(Attempt attempt) {
        var known = program.outreach().like(attempt);
        if (known.isEmpty()) {
            return Story.of(
                            program.with(program.outreach().tried(attempt)),
                            new OutreachRecorded(
                                    program.clientId(),
                                    program.episodeId(),
                                    attempt.channel(),
                                    attempt.result(),
                                    attempt.attemptedAt()))
                    .then(it -> new Judging(it, attempt.recordedAt()).afterCall(attempt.attemptedAt()));
        }
        if (known.get().result() != attempt.result()) {
            throw new RuleBroken(
                    "attempt-recorded", "An attempt by this channel at this time is recorded with another result");
        }
        return Story.of(program);
    }
}
