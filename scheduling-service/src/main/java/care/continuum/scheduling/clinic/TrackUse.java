package care.continuum.scheduling.clinic;

import care.continuum.events.SectionId;
import care.continuum.events.Track;
import care.continuum.scheduling.Claims;
import care.continuum.scheduling.ClientCalendar;
import care.continuum.scheduling.Member;
import care.continuum.scheduling.Session;
import care.continuum.scheduling.SessionBook;
import care.continuum.scheduling.StaffBook;
import care.continuum.scheduling.Timetable;
import care.continuum.web.ClinicZone;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// What of a track is still to come.
@Component
class TrackUse {

    private final ClientCalendar clients;
    private final SessionBook book;
    private final Claims claims;
    private final StaffBook staff;
    private final ClinicZone clinic;

    TrackUse(ClientCalendar clients, SessionBook book, Claims claims, StaffBook staff, ClinicZone clinic) {
        this.clients = clients;
        this.book = book;
        this.claims = claims;
        this.staff = staff;
        this.clinic = clinic;
    }

    /// What clients of a section have before them.
    ///
    /// @param until when the last of it begins
    record Ahead(SectionId sectionId, int sessions, Instant until) {}

    List<Ahead> ahead(Track track, Instant now) {
        var bySection = clients.ahead(track, now).stream()
                .collect(Collectors.groupingBy(it -> it.sectionId().toString(), TreeMap::new, Collectors.toList()));
        return bySection.values().stream().map(TrackUse::ahead).toList();
    }

    private static Ahead ahead(List<Session> sessions) {
        var until =
                sessions.stream().map(Session::startsAt).max(Instant::compareTo).orElseThrow();
        return new Ahead(sessions.getFirst().sectionId(), sessions.size(), until);
    }

    @Nullable
    LocalDate lastMet(Track track, Instant now) {
        return book.last(track, now).map(it -> clinic.day(it.startsAt())).orElse(null);
    }

    /// Groups and classes to which nobody comes any more leave the calendar and give back their time, so that they
    /// are not in the way of others; so do those that never came to be, because a plan's try claimed their time
    /// and was overtaken. Who is about to join one keeps it. What earlier tries have locked is unlocked.
    void clear(Timetable begun, Instant now) {
        begun.holders(begun.round() - 1).forEach(book::unlock);
        // A try of this instance that is at it ends first, and leaves nothing then.
        claims.inTurn(() -> {
            leave(begun, now);
            return true;
        });
    }

    private void leave(Timetable begun, Instant now) {
        var sessions = book.ahead(begun.track(), now);
        var holder = begun.holder();
        var locks = sessions.stream().collect(Collectors.toMap(Session::id, Session::sequence));
        if (!book.lock(locks, holder)) {
            return;
        }
        var joined = claims.members(List.copyOf(locks.keySet())).stream()
                .map(Member::sessionId)
                .toList();
        var left = locks.keySet().stream().filter(it -> !joined.contains(it)).toList();
        if (locks.isEmpty() || book.isLocked(holder)) {
            left.forEach(claims::vacate);
            book.forget(left, holder);
            claims.vacateEmpty(sections(begun.track()), now);
        }
        book.unlock(holder);
    }

    /// None where the change was given up meanwhile: then plans are made again.
    private List<String> sections(Track track) {
        var current = staff.now();
        return current.sections().stream()
                .filter(it -> it.track() == track && current.templates().isChanging(track))
                .map(it -> it.sectionId().toString())
                .toList();
    }
}
