package care.continuum.outcomes.terms;

import care.continuum.events.Disposition;
import care.continuum.events.Outcome;
import care.continuum.events.ReferralId;
import care.continuum.events.ReferralStatus;
import care.continuum.events.SessionId;
import care.continuum.events.Track;
import java.time.LocalDate;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// What the topics say of one episode.
///
/// @param enrollment missing until the client is enrolled
/// @param ending     missing until the program has ended
/// @param weeks      attended and made-up minutes by week of the plan, as told last
/// @param continuity the days (7, 30) by which an appointment was kept
public record EpisodeFacts(
        @Nullable Enrollment enrollment,
        @Nullable Ending ending,
        Map<String, SessionFact> sessions,
        Map<Integer, Integer> weeks,
        Map<String, ReferralStatus> referrals,
        Set<Integer> continuity) {

    static final EpisodeFacts NONE = new EpisodeFacts(null, null, Map.of(), Map.of(), Map.of(), Set.of());

    /// When and in which track the program begins.
    public record Enrollment(LocalDate startDate, Track track) {}

    /// How the program ended.
    public record Ending(
            Disposition disposition,
            LocalDate dischargedOn,
            @Nullable Integer lengthOfStayDays) {}

    EpisodeFacts with(Enrollment known) {
        return new EpisodeFacts(known, ending, sessions, weeks, referrals, continuity);
    }

    EpisodeFacts with(Ending known) {
        return new EpisodeFacts(enrollment, known, sessions, weeks, referrals, continuity);
    }

    EpisodeFacts with(SessionId id, UnaryOperator<SessionFact> change) {
        var more = new TreeMap<>(sessions);
        more.put(id.toString(), change.apply(sessions.getOrDefault(id.toString(), SessionFact.unknown(id))));
        return new EpisodeFacts(enrollment, ending, more, weeks, referrals, continuity);
    }

    EpisodeFacts withWeek(int week, int minutes) {
        var more = new TreeMap<>(weeks);
        more.put(week, minutes);
        return new EpisodeFacts(enrollment, ending, sessions, more, referrals, continuity);
    }

    EpisodeFacts with(ReferralId id, ReferralStatus status) {
        var more = new TreeMap<>(referrals);
        more.put(id.toString(), status);
        return new EpisodeFacts(enrollment, ending, sessions, weeks, more, continuity);
    }

    EpisodeFacts withContinuity(int days) {
        var more = new TreeSet<>(continuity);
        more.add(days);
        return new EpisodeFacts(enrollment, ending, sessions, weeks, referrals, more);
    }

    /// The outcome that counts: a session whose make-up was attended is made up.
    @Nullable
    Outcome outcome(SessionFact session) {
        return session.outcome() != null && !session.isAttended() && isMadeUp(session)
                ? Outcome.MADE_UP
                : session.outcome();
    }

    private boolean isMadeUp(SessionFact session) {
        return sessions.values().stream()
                .anyMatch(other -> session.sessionId().equals(other.makeUpFor()) && other.isAttended());
    }
}
