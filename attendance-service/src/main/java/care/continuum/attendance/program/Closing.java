package care.continuum.attendance.program;

import care.continuum.attendance.terms.Criteria;
import care.continuum.attendance.terms.Discharge;
import care.continuum.attendance.terms.Plan;
import care.continuum.attendance.terms.Report;
import care.continuum.attendance.terms.Shortfall;
import care.continuum.events.AttendanceEvent.ClientDischarged;
import care.continuum.events.AttendanceEvent.CompletionReviewRequested;
import care.continuum.events.AttendanceEvent.ProgramCompleted;
import care.continuum.events.DischargeReason;
import care.continuum.events.Disposition;
import care.continuum.events.ScreeningId;
import care.continuum.events.SessionId;
import care.continuum.messaging.NotFound;
import care.continuum.messaging.RuleBroken;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// How an episode ends: once, and for ever.
record Closing(Program program, Instant now) {

    private static final String INTAKE = "intake";

    private static final Set<DischargeReason> AFTER_OUTREACH = EnumSet.of(
            DischargeReason.ATTENDANCE,
            DischargeReason.LOST_CONTACT,
            DischargeReason.FINANCIAL,
            DischargeReason.LACK_OF_PROGRESS);

    /// Whether such a discharge is a supervisor's, after attempts to reach the client.
    static boolean isAdministrative(DischargeReason reason) {
        return AFTER_OUTREACH.contains(reason);
    }

    /// What is missing for completion.
    Set<Shortfall> missing() {
        var missing = new Criteria(
                        program.ledger(),
                        plan(),
                        program.course().standing(),
                        program.course().crisisSince() != null,
                        program.rules(),
                        now)
                .missing();
        if (program.plan() == null) {
            missing.add(Shortfall.SESSIONS);
        }
        return missing;
    }

    Story complete(@Nullable ScreeningId screening, @Nullable String by) {
        mustNotBeOver();
        var missing = missing();
        if (!missing.isEmpty()) {
            throw new RuleBroken("not-eligible", "Completion still lacks " + missing);
        }
        var day = program.rules().day(now);
        var discharge = new Discharge(Disposition.COMPLETED, null, day, now, screening, by);
        var tally = program.ledger().tally();
        return Story.of(
                program.with(program.ledger().withoutThoseAfter(now))
                        .with(program.course().ended(discharge)),
                new ProgramCompleted(
                        program.clientId(),
                        program.episodeId(),
                        day,
                        tally.counted(),
                        tally.attended(),
                        lengthOfStay()));
    }

    Story discharge(Disposition how, DischargeReason why, String by) {
        mustNotBeOver();
        mustHaveTried(why);
        return discharged(how, why, by, now);
    }

    /// The client took themself out of the program; nobody has to agree.
    Story left(Instant at) {
        return program.course().isOver()
                ? Story.of(program)
                : discharged(Disposition.NOT_COMPLETED, DischargeReason.CLIENT_DECISION, null, at);
    }

    private Story discharged(Disposition how, DischargeReason why, @Nullable String by, Instant at) {
        var day = program.rules().day(at);
        var ended = program.course().ended(new Discharge(how, why, day, at, null, by));
        return noShowsAfter(
                        at, program.with(program.ledger().withoutThoseAfter(at)).with(ended))
                .then(it -> new Closing(it, now).told(how, why, day));
    }

    private Story told(Disposition how, DischargeReason why, LocalDate day) {
        var tally = program.ledger().tally();
        return Story.of(
                program,
                new ClientDischarged(
                        program.clientId(),
                        program.episodeId(),
                        how,
                        why,
                        day,
                        tally.counted(),
                        tally.attended(),
                        lengthOfStay()));
    }

    /// Where the end is heard of late, the clock took sessions after it for no-shows: they never concerned the client.
    private Story noShowsAfter(Instant at, Program ended) {
        var story = Story.of(ended);
        for (var entry : ended.ledger().entries()) {
            if (entry.startsAt().isAfter(at) && Report.NO_SHOW.equals(entry.report())) {
                story = story.then(it -> new Recording(it, entry.sessionId(), now)
                        .replace(entry, entry.notApplicable(now), "the client had left", INTAKE));
            }
        }
        return story;
    }

    /// A correction cannot undo a completion; when its criteria no longer hold, somebody should look.
    Story afterCorrection(SessionId session) {
        if (!program.course().isCompleted()) {
            return Story.of(program);
        }
        var missing = EnumSet.copyOf(missing());
        missing.remove(Shortfall.CRISIS);
        return missing.isEmpty()
                ? Story.of(program.with(program.course().recheckDue(null)))
                : Story.of(
                        program.with(program.course().recheckDue(inBusinessDays())),
                        new CompletionReviewRequested(program.clientId(), program.episodeId(), session, now));
    }

    /// Somebody looked at a completion again. It stands.
    Story rechecked() {
        if (program.course().recheckDueAt() == null) {
            throw new RuleBroken("nothing-to-review", "No review of this completion is open");
        }
        return Story.of(program.with(program.course().recheckDue(null)));
    }

    private Instant inBusinessDays() {
        var rules = program.rules();
        return rules.afterBusinessDays(now, rules.limits().reviewDays());
    }

    /// From the start to the last attended day, both included; null where nothing was attended.
    @Nullable
    Integer lengthOfStay() {
        return Optional.ofNullable(program.plan())
                .flatMap(_ -> program.ledger().lastAttendedOn(program.rules()))
                .map(day -> Math.toIntExact(ChronoUnit.DAYS.between(plan().startDate(), day) + 1))
                .orElse(null);
    }

    private Plan plan() {
        var plan = Planning.known(program);
        if (plan == null) {
            throw new NotFound("There is no plan for this episode");
        }
        return plan;
    }

    private void mustNotBeOver() {
        plan();
        if (program.course().isOver()) {
            throw new RuleBroken("already-discharged", "This episode has ended already");
        }
    }

    private void mustHaveTried(DischargeReason why) {
        var needed = program.rules().limits().attemptsToDischarge();
        if (isAdministrative(why) && program.outreach().attempts().size() < needed) {
            throw new RuleBroken(
                    "outreach-first", "This reason needs %d recorded attempts to reach the client".formatted(needed));
        }
    }
}
