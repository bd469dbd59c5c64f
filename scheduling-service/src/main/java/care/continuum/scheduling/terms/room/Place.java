package care.continuum.scheduling.terms.room;

import care.continuum.events.ClinicianId;
import care.continuum.events.RoomId;
import care.continuum.scheduling.terms.Opening;

/// An hour with a clinician in a room.
public record Place(Opening opening, ClinicianId clinicianId, RoomId roomId) {}
