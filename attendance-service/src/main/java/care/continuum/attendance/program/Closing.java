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
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// How an episode ends: once, and for ever.
record Closing(Program program, Instant now) {

    private static final String INTAKE = "intake";
    private static final String AFTERCARE = "aftercare";

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
        return discharged(new Discharge(how, why, program.rules().day(now), now, null, by), by);
    }

    /// The client took themself out of the program; nobody has to agree.
    Story left(Instant at) {
        return ended(DischargeReason.CLIENT_DECISION, INTAKE, at);
    }

    /// Aftercare was told that the client has died; who was never in the program is not discharged.
    Story died(Instant at) {
        return Planning.known(program) == null ? Story.of(program) : ended(DischargeReason.DIED, AFTERCARE, at);
    }

    /// As another service tells it.
    private Story ended(DischargeReason why, String service, Instant at) {
        var day = program.rules().day(at);
        return program.course().isOver()
                ? Story.of(program)
                : discharged(new Discharge(Disposition.NOT_COMPLETED, why, day, at, null, null), service);
    }

    /// @param by who takes back the no-shows after it
    private Story discharged(Discharge decided, String by) {
        var ended = program.with(program.ledger().withoutThoseAfter(decided.decidedAt()))
                .with(program.course().ended(decided));
        return noShowsAfter(decided.decidedAt(), ended, by).then(it -> new Closing(it, now).told(decided));
    }

    private Story told(Discharge decided) {
        var tally = program.ledger().tally();
        return Story.of(
                program,
                new ClientDischarged(
                        program.clientId(),
                        program.episodeId(),
                        decided.disposition(),
                        Objects.requireNonNull(decided.reason()),
                        decided.dischargedOn(),
                        tally.counted(),
                        tally.attended(),
                        lengthOfStay()));
    }

    /// Where the end is heard of late, the clock took sessions after it for no-shows: they never concerned the client.
    private Story noShowsAfter(Instant at, Program ended, String by) {
        var story = Story.of(ended);
        for (var entry : ended.ledger().entries()) {
            if (entry.startsAt().isAfter(at) && Report.NO_SHOW.equals(entry.report())) {
                story = story.then(it -> new Recording(it, entry.sessionId(), now)
                        .replace(entry, entry.notApplicable(now), "the client had left", by));
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
