package care.continuum.local.replay;

import static care.continuum.events.SessionKind.FAMILY;
import static care.continuum.events.SessionKind.GROUP;
import static care.continuum.events.SessionKind.INDIVIDUAL;
import static care.continuum.events.SessionKind.MEDICATION_MANAGEMENT;
import static care.continuum.events.SessionKind.PSYCHOEDUCATION;
import static care.continuum.events.SessionKind.SKILLS_TRAINING;

import care.continuum.events.Need;
import care.continuum.events.SessionKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// What each seven-day block of a personal plan consists of, by the weekly hours and the needs.
final class PlanRule {

    private static final int SHORT_WEEK = 8;
    private static final int GROUP_MINUTES = 180;
    private static final int OTHER_MINUTES = 60;

    private PlanRule() {}

    static int sessionsPerWeek(int weeklyHours) {
        return groups(weeklyHours) + others(weeklyHours);
    }

    /// The kinds of one block in alphabetical order.
    static List<SessionKind> kinds(int weeklyHours, Set<Need> needs) {
        var others = new ArrayList<SessionKind>();
        others.add(INDIVIDUAL);
        if (needs.contains(Need.MEDICATION_MANAGEMENT)) {
            others.add(MEDICATION_MANAGEMENT);
        }
        if (needs.contains(Need.FAMILY_THERAPY)) {
            others.add(FAMILY);
        }
        if (needs.contains(Need.SKILLS_TRAINING)) {
            others.add(SKILLS_TRAINING);
        }
        while (others.size() < others(weeklyHours)) {
            others.add(PSYCHOEDUCATION);
        }
        var kinds = new ArrayList<>(others.subList(0, others(weeklyHours)));
        for (int i = 0; i < groups(weeklyHours); i++) {
            kinds.add(GROUP);
        }
        return inOrder(kinds);
    }

    /// How many sessions of a week may need a clinician who leads no section. In a short week a class may, too, because
    /// the section's own facilitator has few hours left on that one day.
    static int sessionsAlone(int weeklyHours, Set<Need> needs) {
        return (int) kinds(weeklyHours, needs).stream()
                .filter(kind -> kind != GROUP && (kind != PSYCHOEDUCATION || weeklyHours == SHORT_WEEK))
                .count();
    }

    static List<SessionKind> inOrder(List<SessionKind> kinds) {
        return kinds.stream()
                .sorted((one, other) -> one.name().compareTo(other.name()))
                .toList();
    }

    static int minutes(SessionKind kind) {
        return kind == GROUP ? GROUP_MINUTES : OTHER_MINUTES;
    }

    private static int groups(int weeklyHours) {
        return weeklyHours == SHORT_WEEK ? 2 : 3;
    }

    private static int others(int weeklyHours) {
        return weeklyHours == SHORT_WEEK ? 2 : weeklyHours - 9;
    }
}
