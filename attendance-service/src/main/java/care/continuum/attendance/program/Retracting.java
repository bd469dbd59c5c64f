package care.continuum.attendance.program;

import care.continuum.attendance.terms.Entry;
import care.continuum.attendance.terms.Ledger;
import care.continuum.attendance.terms.Plan;
import care.continuum.attendance.terms.Request;
import care.continuum.attendance.terms.StandingRule;

/// What a record takes back: a call that nobody would have asked for, had it been known. A reason that is out of
/// the windows by now was one all the same: a call too many does less harm than a client whom nobody calls.
///
/// @param before as the session was until now
record Retracting(Program program, Entry before, Entry entry) {

    Program retracted() {
        var plan = program.plan();
        if (plan == null || !isBetter()) {
            return program;
        }
        return program.with(
                program.outreach().without(request -> !isLastAndStillSo(request) && wasNone(request, plan)));
    }

    /// Somebody came, or a miss was none. An absence that is excused at once only moves the windows on.
    private boolean isBetter() {
        var ledger = program.ledger();
        return entry.isAttended() || (ledger.wasMissed(before) && !ledger.missed(entry));
    }

    /// What came later is a reason too, for which nobody is asked again.
    private boolean isLastAndStillSo(Request request) {
        return program.course().standing().asksForOutreach()
                && request.equals(program.outreach().requests().getLast());
    }

    private boolean wasNone(Request request, Plan plan) {
        var ledger = program.ledger().knownAt(request.requestedAt());
        return before.isKnownAt(request.requestedAt())
                && wasSo(request, ledger.with(before), plan)
                && !wasSo(request, ledger.with(entry), plan);
    }

    private boolean wasSo(Request request, Ledger ledger, Plan plan) {
        var then = request.requestedAt();
        return switch (request.reason()) {
            case SECOND_SESSION_MISSED -> ledger.second().filter(ledger::missed).isPresent();
            case AT_RISK, DISENGAGED ->
                new StandingRule(ledger, plan, program.outreach().until(then), program.rules(), then)
                        .standing()
                        .asksForOutreach();
        };
    }
}
