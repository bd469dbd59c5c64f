package care.continuum.scheduling;

import care.continuum.events.ChangedBy;
import care.continuum.events.SessionKind;
import care.continuum.scheduling.terms.Opening;
import care.continuum.scheduling.terms.Section;
import care.continuum.scheduling.terms.TrackTemplate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/// Groups that are planned for the first time follow those before them, where these were moved with all that follow to
/// another hour of their day, or to another clinician or room.
///
/// @param changed sessions of the section that were moved or canceled
public record Onward(Section section, Collection<Session> changed, TrackTemplate template, ZoneId zone) {

    /// The group at its moved hour; empty where it is as usual.
    public Optional<Session> group(Opening usual) {
        return changed.stream()
                .filter(it -> it.kind() == SessionKind.GROUP && it.startsAt().isBefore(usual.startsAt()))
                .filter(this::isMovedWithinItsDay)
                .max(Comparator.comparing(Session::startsAt))
                .map(it -> after(it, usual))
                .filter(it -> !it.startsAt().equals(usual.startsAt())
                        || !it.clinicianId().equals(section.facilitatorId())
                        || !it.roomId().equals(section.roomId()));
    }

    private Session after(Session moved, Opening usual) {
        var now = local(moved);
        var start = local(Session.shared(section, SessionKind.GROUP, usual))
                .with(now.toLocalTime())
                .atZone(zone)
                .toInstant();
        return Session.shared(section, SessionKind.GROUP, usual)
                .moved(start, moved.clinicianId(), moved.roomId(), ChangedBy.ORGANIZATION);
    }

    /// From an hour at which the track has its groups still.
    private boolean isMovedWithinItsDay(Session session) {
        var by = session.story().onward();
        if (by == null) {
            return false;
        }
        var now = local(session);
        var before = now.minusMinutes(by);
        return before.toLocalDate().equals(now.toLocalDate())
                && before.toLocalTime().equals(template.startsAt())
                && template.days().contains(before.getDayOfWeek());
    }

    private LocalDateTime local(Session session) {
        return session.startsAt().atZone(zone).toLocalDateTime();
    }
}
