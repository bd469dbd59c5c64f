package care.continuum.scheduling;

import care.continuum.events.ClinicianId;
import care.continuum.messaging.Aggregate;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.mapping.Document;

/// Somebody of the staff who leads sessions.
@Document("clinicians")
public record Clinician(@Id String id, @Nullable String name) implements Aggregate<Clinician> {

    public ClinicianId clinicianId() {
        return ClinicianId.of(id);
    }

    @Override
    public @Nullable String client() {
        return null;
    }
}
