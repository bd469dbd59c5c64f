package care.continuum.scheduling.plan;

import static care.continuum.events.SessionKind.FAMILY;
import static care.continuum.events.SessionKind.INDIVIDUAL;
import static care.continuum.events.SessionKind.MEDICATION_MANAGEMENT;
import static care.continuum.events.SessionKind.PSYCHOEDUCATION;
import static care.continuum.events.SessionKind.SKILLS_TRAINING;

import care.continuum.events.Need;
import care.continuum.events.SessionKind;
import care.continuum.scheduling.Session;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// What each seven-day block of a personal plan consists of, by the weekly hours and the needs.
final class PlanTable {

    private static final int SHORT_WEEK = 8;
    private static final int GROUP_HOURS = 9;
    private static final Map<Need, SessionKind> BY_NEED = new LinkedHashMap<>();

    static {
        BY_NEED.put(Need.MEDICATION_MANAGEMENT, MEDICATION_MANAGEMENT);
        BY_NEED.put(Need.FAMILY_THERAPY, FAMILY);
        BY_NEED.put(Need.SKILLS_TRAINING, SKILLS_TRAINING);
    }

    private PlanTable() {}

    /// Whether one meeting of the week gives way to two other sessions on its day.
    static boolean isShort(int weeklyHours) {
        return weeklyHours == SHORT_WEEK;
    }

    /// The sessions of a block beside its groups, in the order in which they get their places.
    static List<SessionKind> others(int weeklyHours, Set<Need> needs) {
        int places = places(weeklyHours);
        var kinds = new ArrayList<SessionKind>();
        kinds.add(INDIVIDUAL);
        BY_NEED.forEach((need, kind) -> {
            if (needs.contains(need)) {
                kinds.add(kind);
            }
        });
        while (kinds.size() < places) {
            kinds.add(PSYCHOEDUCATION);
        }
        return List.copyOf(kinds.subList(0, places));
    }

    /// Needs that the program could meet, but not in so few hours.
    static Set<Need> unmet(int weeklyHours, Set<Need> needs) {
        var planned = others(weeklyHours, needs);
        var unmet = EnumSet.noneOf(Need.class);
        BY_NEED.forEach((need, kind) -> {
            if (needs.contains(need) && !planned.contains(kind)) {
                unmet.add(need);
            }
        });
        return unmet;
    }

    /// Those of these needs for which no session stands, be it entered by hand.
    static Set<Need> unmet(Set<Need> needs, List<Session> sessions) {
        var met = sessions.stream().filter(Session::isOn).map(Session::kind).collect(Collectors.toSet());
        return needs.stream().filter(it -> !met.contains(BY_NEED.get(it))).collect(Collectors.toSet());
    }

    private static int places(int weeklyHours) {
        return isShort(weeklyHours) ? 2 : Math.max(0, weeklyHours - GROUP_HOURS);
    }
}
