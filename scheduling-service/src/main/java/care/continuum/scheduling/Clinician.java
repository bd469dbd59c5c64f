package care.continuum.scheduling;

import care.continuum.events.ClinicianId;
import care.continuum.messaging.Aggregate;
import care.continuum.scheduling.terms.WorkingHours;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.mapping.Document;

/// Somebody of the staff who leads sessions.
///
/// @param hours when they work; at any time where there are none
@Document("clinicians")
public record Clinician(@Id String id, @Nullable String name, List<WorkingHours> hours)
        implements Aggregate<Clinician> {

    public ClinicianId clinicianId() {
        return ClinicianId.of(id);
    }

    @Override
    public @Nullable String client() {
        return null;
    }
}
