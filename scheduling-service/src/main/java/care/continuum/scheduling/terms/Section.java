package care.continuum.scheduling.terms;

import care.continuum.events.AgeBand;
import care.continuum.events.ClinicianId;
import care.continuum.events.RoomId;
import care.continuum.events.SectionId;
import care.continuum.events.Track;

/// One group of a track for one age band, with its own facilitator and room.
public record Section(
        SectionId sectionId, Track track, AgeBand ageBand, int capacity, ClinicianId facilitatorId, RoomId roomId) {

    public Section withCapacity(int seats) {
        return new Section(sectionId, track, ageBand, seats, facilitatorId, roomId);
    }
}
