package care.continuum.local.replay;

import static care.continuum.events.Reason.SUBSTANCE_USE;

import care.continuum.events.Need;
import care.continuum.events.Reason;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/// What an aftercare plan consists of, by the rules alone: after a completion, or after a discharge without one.
public final class AftercareRule {

    private AftercareRule() {}

    /// The kinds of referrals, sorted.
    public static List<String> referrals(Reason reason, Collection<Need> needs, boolean completes) {
        var kinds = new ArrayList<String>();
        kinds.add("OUTPATIENT_COUNSELING");
        if (completes && reason != SUBSTANCE_USE) {
            kinds.add("PSYCHIATRY");
        }
        for (var need : needs) {
            switch (need) {
                case MEDICATION_MANAGEMENT, TWELVE_STEP, SMART_RECOVERY, OTHER_MUTUAL_HELP -> kinds.add(need.name());
                case FAMILY_THERAPY, SOBER_LIVING -> addIf(completes, need.name(), kinds);
                case SKILLS_TRAINING -> addIf(completes, "SKILLS_VOCATIONAL", kinds);
            }
        }
        return kinds.stream().sorted().toList();
    }

    /// The days by which the appointments are due, sorted.
    public static List<LocalDate> appointments(LocalDate dischargedOn, boolean completes) {
        return (completes ? List.of(7, 30, 60, 90) : List.of(7))
                .stream().map(dischargedOn::plusDays).toList();
    }

    private static void addIf(boolean so, String kind, List<String> kinds) {
        if (so) {
            kinds.add(kind);
        }
    }
}
