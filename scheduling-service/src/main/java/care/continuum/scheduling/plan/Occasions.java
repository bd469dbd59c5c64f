package care.continuum.scheduling.plan;

import care.continuum.events.ClinicianId;
import care.continuum.events.SessionKind;
import care.continuum.scheduling.Session;
import care.continuum.scheduling.SessionBook;
import care.continuum.scheduling.plan.FreeStaff.Pair;
import care.continuum.scheduling.terms.Opening;
import care.continuum.scheduling.terms.Section;
import care.continuum.web.ClinicZone;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// The times of a series, and what a section has at one of them already.
@Component
class Occasions {

    private final SessionBook book;
    private final ClinicZone clinic;

    Occasions(SessionBook book, ClinicZone clinic) {
        this.book = book;
        this.clinic = clinic;
    }

    /// The same hour by the clinic's clocks, week after week.
    List<Opening> weekly(Instant start, Instant end, int weeks) {
        var local = start.atZone(clinic.zone()).toLocalDateTime();
        var length = Duration.between(start, end);
        var slot = local.getDayOfWeek() + " " + local.toLocalTime();
        var all = new ArrayList<Opening>();
        for (int week = 0; week < weeks; week++) {
            var begin = local.plusWeeks(week).atZone(clinic.zone()).toInstant();
            all.add(new Opening(begin, begin.plus(length), Opening.Rank.USUAL, slot));
        }
        return List.copyOf(all);
    }

    LocalDate day(Instant start) {
        return start.atZone(clinic.zone()).toLocalDate();
    }

    /// The section's own session first.
    Optional<Session> held(Section section, SessionKind kind, Opening time, @Nullable ClinicianId led) {
        return book.within(time.startsAt(), time.startsAt().plusSeconds(1)).stream()
                .filter(it -> it.sectionId().equals(section.sectionId()))
                .filter(it -> it.kind() == kind && it.endsAt().equals(time.endsAt()))
                .filter(it -> led == null || it.clinicianId().equals(led))
                .min((one, other) -> Boolean.compare(
                        other.clinicianId().equals(section.facilitatorId()),
                        one.clinicianId().equals(section.facilitatorId())));
    }

    /// A class that is new at that time, beside those that were canceled or moved away.
    Session beside(Section section, SessionKind kind, Pair who, Opening time) {
        return Session.beside(section, kind, who.clinicianId(), who.roomId(), time, this::isChanged);
    }

    private boolean isChanged(String id) {
        return book.find(id).filter(it -> it.sequence() > 0).isPresent();
    }
}
