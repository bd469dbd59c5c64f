package care.continuum.suite.faults;

import care.continuum.events.Need;
import care.continuum.local.replay.ReplayRun;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/// The bodies of commands.
final class Forms {

    private Forms() {}

    static Map<String, Object> inquiry(Persona persona, int day, String track) {
        var body = new LinkedHashMap<String, Object>();
        body.put("givenName", Canaries.GIVEN + persona.name());
        body.put("familyName", Canaries.FAMILY + persona.name());
        body.put("dateOfBirth", Canaries.BORN + "%02d".formatted(day));
        body.put("email", persona.name() + Canaries.MAIL);
        body.put("channel", "PHONE");
        body.put("reason", persona.reason());
        body.put("preferredTrack", track);
        return body;
    }

    static Map<String, Object> assessment(String level, LocalDate day) {
        var body = new LinkedHashMap<String, Object>();
        body.put("basis", "ASAM");
        body.put("edition", "3");
        body.put("dimensions", Map.of("1", 0, "2", 1, "3", 2, "4", 1, "5", 2, "6", 1));
        body.put("levelOfCare", level);
        body.put("assessedOn", day);
        return body;
    }

    static Map<String, Object> finding(String risk) {
        return Map.of("assessedAt", yesterday(), "risk", risk, "note", Canaries.TEXT);
    }

    /// @param highest the highest answer to an item
    static Map<String, Object> screening(String instrument, Random random, int items, int highest) {
        var answers = random.ints(items, 0, highest + 1).boxed().toList();
        return Map.of("instrument", instrument, "administeredAt", yesterday(), "answers", answers);
    }

    static OffsetDateTime yesterday() {
        return OffsetDateTime.now(ReplayRun.ZONE).minusHours(20);
    }

    static Map<String, Object> consent(String name, LocalDate day) {
        var body = new LinkedHashMap<String, Object>();
        body.put("type", "TREATMENT_PAYMENT_OPERATIONS");
        body.put("discloser", "the clinic");
        body.put("information", Canaries.TEXT);
        body.put("recipient", "treating providers and health plans");
        body.put("purpose", "treatment, payment and operations");
        body.put("expires", "END_OF_TREATMENT");
        body.put("statementsVersion", "1");
        body.put("signedBy", Canaries.GIVEN + name);
        body.put("signedOn", day);
        return body;
    }

    static Map<String, Object> enrollment(String track, LocalDate start, int hours, Set<Need> needs) {
        var body = new LinkedHashMap<String, Object>();
        body.put("track", track);
        body.put("startDate", start);
        body.put("weeks", 1);
        body.put("weeklyHours", hours);
        body.put("needs", needs);
        return body;
    }
}
