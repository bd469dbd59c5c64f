package care.continuum.intake.terms;

import care.continuum.events.AgeBand;
import care.continuum.events.Need;
import care.continuum.events.SectionId;
import care.continuum.events.Track;
import care.continuum.events.WaitlistPriority;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// What was asked of scheduling, and how far it has come.
///
/// @param attempt      counts the seats that were asked for or offered, from 1
/// @param section      where the client has a seat
/// @param waitingSince when the client first found no seat; kept through every later attempt
/// @param offer        the seat that is held for the client
/// @param offers       the sources of all seats that were ever offered
public record Enrollment(
        Wish wish,
        AgeBand ageBand,
        int attempt,
        boolean asking,
        @Nullable SectionId section,
        @Nullable Instant waitingSince,
        @Nullable WaitlistPriority priority,
        @Nullable Offer offer,
        Set<String> offers) {

    public Enrollment {
        offers = Set.copyOf(offers);
    }

    /// What the client and the clinic agreed on.
    public record Wish(Track track, LocalDate startDate, int weeks, int weeklyHours, Set<Need> needs) {

        public Wish {
            needs = Set.copyOf(needs);
        }
    }

    /// A freed seat, held until it expires.
    ///
    /// @param source the news of the release, for ever
    public record Offer(String source, SectionId section, Instant expiresAt) {}

    public static Enrollment asked(Wish wish, AgeBand ageBand, int attempt) {
        return new Enrollment(wish, ageBand, attempt, true, null, null, null, null, Set.of());
    }

    public Enrollment seated(SectionId where) {
        return new Enrollment(wish, ageBand, attempt, false, where, waitingSince, priority, null, offers);
    }

    public Enrollment waiting(Instant since, WaitlistPriority rank) {
        return new Enrollment(wish, ageBand, attempt, false, null, since, rank, null, offers);
    }

    public Enrollment offered(Offer seat) {
        var all = new TreeSet<>(offers);
        all.add(seat.source());
        return new Enrollment(wish, ageBand, attempt + 1, false, null, waitingSince, priority, seat, all);
    }

    public Enrollment accepted() {
        return new Enrollment(wish, ageBand, attempt, true, null, waitingSince, priority, null, offers);
    }

    public Enrollment withoutOffer() {
        return new Enrollment(wish, ageBand, attempt, asking, section, waitingSince, priority, null, offers);
    }
}
