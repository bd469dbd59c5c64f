package care.continuum.local.replay;

import care.continuum.events.SessionKind;
import care.continuum.local.clinic.Planned;
import care.continuum.local.replay.Cohort.Person;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the public API tells of one person after the replay.
///
/// @param enteredAt when the questionnaires were entered
/// @param state what attendance thought of the client after the last outcome, before staff acted
record Played(
        Person person,
        String clientId,
        String episodeId,
        LocalDate start,
        Instant enteredAt,
        List<Session> plan,
        List<Score> screenings,
        int counted,
        int attended,
        String state,
        String disposition,
        @Nullable String reason,
        LocalDate dischargedOn,
        Decided decided,
        @Nullable Integer lengthOfStay,
        String planId,
        List<String> referrals,
        List<LocalDate> appointments) {

    int minutes() {
        return plan.stream().mapToInt(Session::minutes).sum();
    }

    /// The days between which the end was decided, by the clock of the replay: more than one around midnight.
    record Decided(LocalDate first, LocalDate last) {

        boolean allows(LocalDate day) {
            return !day.isBefore(first) && !day.isAfter(last);
        }
    }

    /// A planned session and what attendance's own document says of it.
    record Session(Planned planned, String outcome, int minutes) {

        OffsetDateTime startsAt() {
            return planned.startsAt();
        }

        SessionKind kind() {
            return planned.kind();
        }
    }

    /// The score that intake gave.
    record Score(String instrument, @Nullable Integer total) {}
}
