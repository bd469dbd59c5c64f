package care.continuum.suite.faults;

import care.continuum.events.Need;
import care.continuum.events.Reason;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

/// Who a client is, and whether they stay to the end.
record Persona(String name, Reason reason, Set<Need> needs, boolean stays) {

    static Persona draw(Random random, String name) {
        var needs = EnumSet.noneOf(Need.class);
        for (var need : List.of(Need.MEDICATION_MANAGEMENT, Need.FAMILY_THERAPY, Need.SOBER_LIVING, Need.TWELVE_STEP)) {
            if (random.nextInt(4) == 0) {
                needs.add(need);
            }
        }
        var reason = List.of(Reason.values()).get(random.nextInt(Reason.values().length));
        return new Persona(name, reason, needs, random.nextInt(5) > 0);
    }
}
