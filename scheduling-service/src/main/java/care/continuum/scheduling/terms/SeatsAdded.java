package care.continuum.scheduling.terms;

import care.continuum.events.SectionId;
import care.continuum.events.Track;

/// Within this service: the section has free seats that nobody had before.
public record SeatsAdded(Track track, SectionId sectionId) {}
