package care.continuum.outcomes.terms;

import care.continuum.events.AppointmentId;
import care.continuum.events.Disposition;
import care.continuum.events.Outcome;
import care.continuum.events.ReferralId;
import care.continuum.events.ReferralStatus;
import care.continuum.events.SessionId;
import care.continuum.events.Track;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What the topics say of one episode.
///
/// @param enrollment missing until the client is enrolled
/// @param ending     missing until the program has ended
/// @param weeks      attended and made-up minutes by week of the plan, as told last
/// @param referrals  and what became of each
/// @param visits     when the client came to a partner, by referral
/// @param kept       when the client came to a continuing-care appointment, by appointment
/// @param continuity the days (7, 30) by which an appointment was kept
public record EpisodeFacts(
        @Nullable Enrollment enrollment,
        @Nullable Ending ending,
        Map<String, SessionFact> sessions,
        Map<Integer, Integer> weeks,
        Map<String, ReferralStatus> referrals,
        Map<String, Instant> visits,
        Map<String, LocalDate> kept,
        Set<Integer> continuity) {

    static final EpisodeFacts NONE =
            new EpisodeFacts(null, null, Map.of(), Map.of(), Map.of(), Map.of(), Map.of(), Set.of());

    /// When and in which track the program begins.
    public record Enrollment(LocalDate startDate, Track track) {}

    /// How the program ended.
    ///
    /// @param lengthOfStayDays as it was then
    public record Ending(
            Disposition disposition,
            LocalDate dischargedOn,
            @Nullable Integer lengthOfStayDays) {}

    EpisodeFacts with(Enrollment known) {
        return new EpisodeFacts(known, ending, sessions, weeks, referrals, visits, kept, continuity);
    }

    EpisodeFacts with(Ending known) {
        return new EpisodeFacts(enrollment, known, sessions, weeks, referrals, visits, kept, continuity);
    }

    EpisodeFacts with(SessionId id, UnaryOperator<SessionFact> change) {
        var more = new TreeMap<>(sessions);
        more.put(id.toString(), change.apply(sessions.getOrDefault(id.toString(), SessionFact.unknown(id))));
        return new EpisodeFacts(enrollment, ending, more, weeks, referrals, visits, kept, continuity);
    }

    /// A week of which nothing is left is none.
    EpisodeFacts withWeek(int week, int scheduled, int minutes) {
        var told = new TreeMap<>(weeks);
        if (scheduled + minutes == 0) {
            told.remove(week);
        } else {
            told.put(week, minutes);
        }
        return new EpisodeFacts(enrollment, ending, sessions, told, referrals, visits, kept, continuity);
    }

    EpisodeFacts with(ReferralId id, ReferralStatus status) {
        return new EpisodeFacts(
                enrollment, ending, sessions, weeks, and(referrals, id.toString(), status), visits, kept, continuity);
    }

    EpisodeFacts visited(ReferralId id, Instant at) {
        return new EpisodeFacts(
                enrollment, ending, sessions, weeks, referrals, and(visits, id.toString(), at), kept, continuity);
    }

    EpisodeFacts notVisited(ReferralId id, Instant at) {
        var left = new TreeMap<>(visits);
        left.remove(id.toString(), at);
        return new EpisodeFacts(enrollment, ending, sessions, weeks, referrals, left, kept, continuity);
    }

    EpisodeFacts kept(AppointmentId id, LocalDate on) {
        return new EpisodeFacts(
                enrollment, ending, sessions, weeks, referrals, visits, and(kept, id.toString(), on), continuity);
    }

    /// Also one that was kept, as was said before.
    EpisodeFacts missed(AppointmentId id, List<Integer> continuityLost) {
        var visited = new TreeMap<>(kept);
        visited.remove(id.toString());
        var left = new TreeSet<>(continuity);
        left.removeAll(continuityLost);
        return new EpisodeFacts(enrollment, ending, sessions, weeks, referrals, visits, visited, left);
    }

    EpisodeFacts withContinuity(int days) {
        var more = new TreeSet<>(continuity);
        more.add(days);
        return new EpisodeFacts(enrollment, ending, sessions, weeks, referrals, visits, kept, more);
    }

    /// Of who was discharged: from the start to the last attended day, also after corrections; as it was told
    /// then while the time of a session is not known.
    Optional<Integer> lengthOfStay(ZoneId zone) {
        var ended = ending;
        var began = enrollment;
        if (ended == null || began == null) {
            return Optional.empty();
        }
        var attended =
                sessions.values().stream().filter(SessionFact::isAttended).toList();
        if (attended.stream().anyMatch(session -> session.startsAt() == null)) {
            return Optional.ofNullable(ended.lengthOfStayDays());
        }
        return attended.stream()
                .map(SessionFact::startsAt)
                .filter(Objects::nonNull)
                .max(Comparator.naturalOrder())
                .map(last -> ChronoUnit.DAYS.between(
                        began.startDate(), last.atZone(zone).toLocalDate()))
                .map(days -> Math.toIntExact(days + 1));
    }

    /// Days from the discharge to the first kept appointment or attended referral. A referral that was made
    /// in error is none, and so is a visit before the discharge.
    Optional<Integer> daysToFirstVisit(ZoneId zone) {
        var ended = ending;
        if (ended == null) {
            return Optional.empty();
        }
        var partners = visits.entrySet().stream()
                .filter(visit -> referrals.get(visit.getKey()) != ReferralStatus.VOIDED)
                .map(visit -> visit.getValue().atZone(zone).toLocalDate());
        return Stream.concat(partners, kept.values().stream())
                .filter(day -> !day.isBefore(ended.dischargedOn()))
                .min(Comparator.naturalOrder())
                .map(day -> Math.toIntExact(ChronoUnit.DAYS.between(ended.dischargedOn(), day)));
    }

    private static <K extends Comparable<K>, V> Map<K, V> and(Map<K, V> before, K key, V value) {
        var more = new TreeMap<>(before);
        more.put(key, value);
        return more;
    }

    /// The outcome that counts: a session whose make-up was attended is made up, once it has an outcome of its own or
    /// the end has taken it from the client.
    @Nullable
    Outcome outcome(SessionFact session, ZoneId zone) {
        var isSettled = session.outcome() != null || isTakenByTheEnd(session, zone);
        return isSettled && !session.isAttended() && isMadeUp(session) ? Outcome.MADE_UP : session.outcome();
    }

    /// Nothing is told of what was still to come then; what began before, also on the same day, gets its own outcome.
    private boolean isTakenByTheEnd(SessionFact session, ZoneId zone) {
        var ended = ending;
        var start = session.startsAt();
        return ended != null
                && start != null
                && !start.atZone(zone).toLocalDate().isBefore(ended.dischargedOn());
    }

    private boolean isMadeUp(SessionFact session) {
        return sessions.values().stream()
                .filter(SessionFact::isAttended)
                .map(SessionFact::makeUpFor)
                .filter(Objects::nonNull)
                .anyMatch(missed -> session.sessionId().equals(original(missed)));
    }

    /// As attendance has it: where a make-up is missed too, what makes up for it makes up for its session.
    private SessionId original(SessionId missed) {
        var passed = new HashSet<SessionId>();
        var now = missed;
        while (passed.add(now)) {
            var fact = sessions.get(now.toString());
            now = fact == null || fact.makeUpFor() == null ? now : fact.makeUpFor();
        }
        return now;
    }
}
