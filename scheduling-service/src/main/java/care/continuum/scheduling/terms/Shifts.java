package care.continuum.scheduling.terms;

import care.continuum.events.ClinicianId;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;

/// When the clinicians work: at any time, where nothing was said.
public record Shifts(Map<ClinicianId, List<WorkingHours>> hours, ZoneId zone) {

    boolean cover(ClinicianId clinician, Instant start, Instant end) {
        var known = hours.getOrDefault(clinician, List.of());
        return known.isEmpty() || known.stream().anyMatch(it -> it.cover(start, end, zone));
    }
}
