package care.continuum.attendance.terms;

import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;

/// What completion asks for.
public record Criteria(Ledger ledger, Plan plan, Standing standing, boolean crisis, Rules rules, Instant now) {

    /// What is missing; nothing when the client can complete.
    public Set<Shortfall> missing() {
        var missing = EnumSet.noneOf(Shortfall.class);
        var tally = ledger.tally();
        note(missing, plan.isOnHold() || rules.day(now).isBefore(plan.end()), Shortfall.WEEKS);
        note(missing, !ledger.isSettled() || plan.awaitsSessions(ledger, rules), Shortfall.SESSIONS);
        note(missing, tally.counted() == 0, Shortfall.NOTHING_COUNTED);
        note(missing, tally.counted() > 0 && !tally.meets(rules.limits().rate()), Shortfall.RATE);
        note(missing, isShareTooSmall(tally), Shortfall.SHARE);
        note(missing, standing == Standing.DISENGAGED, Shortfall.DISENGAGED);
        note(missing, crisis, Shortfall.CRISIS);
        return missing;
    }

    private boolean isShareTooSmall(Tally tally) {
        return tally.attended() * 100L
                < rules.limits().share() * ledger.planned().count();
    }

    private static void note(Set<Shortfall> missing, boolean isMissing, Shortfall what) {
        if (isMissing) {
            missing.add(what);
        }
    }
}
