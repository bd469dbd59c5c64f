package care.continuum.intake.terms;

import care.continuum.events.AgeBand;
import care.continuum.events.Need;
import care.continuum.events.SectionId;
import care.continuum.events.Track;
import care.continuum.events.WaitlistPriority;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What was asked of scheduling, and how far it has come.
///
/// @param attempt      counts the seats that were asked for or offered, from 1
/// @param asking       whether scheduling has yet to answer that attempt
/// @param section      where the client has a seat
/// @param waitingSince when the client first found no seat; kept through every later attempt
/// @param offer        the seat that is held for the client
/// @param offers       the sources of all seats that were ever offered
/// @param hold         whether and how long the client was on hold
/// @param move         the change of track that was asked for last
/// @param passed       the last attempt whose offer the client let go; 0 for none
/// @param extensions   in order; the weeks of the wish are with them
public record Enrollment(
        Wish wish,
        AgeBand ageBand,
        int attempt,
        boolean asking,
        @Nullable SectionId section,
        @Nullable Instant waitingSince,
        @Nullable WaitlistPriority priority,
        @Nullable Offer offer,
        Set<String> offers,
        Hold hold,
        @Nullable Move move,
        int passed,
        List<Extension> extensions) {

    public Enrollment {
        offers = Set.copyOf(offers);
        extensions = List.copyOf(extensions);
    }

    /// What the client and the clinic agreed on.
    public record Wish(Track track, LocalDate startDate, int weeks, int weeklyHours, Set<Need> needs) {

        public Wish {
            needs = Set.copyOf(needs);
        }

        public Wish in(Track other) {
            return new Wish(other, startDate, weeks, weeklyHours, needs);
        }

        public Wish from(LocalDate start) {
            return new Wish(track, start, weeks, weeklyHours, needs);
        }

        public Wish longerBy(int more) {
            return new Wish(track, startDate, weeks + more, weeklyHours, needs);
        }

        /// The first day after the plan, if nothing shifts it.
        public LocalDate endsOn() {
            return startDate.plusWeeks(weeks);
        }
    }

    /// A freed seat, held until it expires.
    ///
    /// @param source the news of the release, for ever
    public record Offer(String source, SectionId section, Instant expiresAt) {}

    /// Another track was asked for; the client stays where they are until there is a seat.
    public record Move(Track to, boolean refused) {}

    public static Enrollment asked(Wish wish, AgeBand ageBand, int attempt) {
        return new Enrollment(
                wish, ageBand, attempt, true, null, null, null, null, Set.of(), Hold.NONE, null, 0, List.of());
    }

    /// The first day after the plan: each day on hold shifts it by one.
    public LocalDate endsOn() {
        return wish.endsOn().plusDays(hold.days());
    }

    public Enrollment seated(SectionId where) {
        return at(wish, attempt, false, where, null, hold, null);
    }

    public Enrollment waiting(Instant since, WaitlistPriority rank) {
        return new Enrollment(
                wish, ageBand, attempt, false, null, since, rank, null, offers, hold, null, passed, extensions);
    }

    public Enrollment offered(Offer seat) {
        var all = new TreeSet<>(offers);
        all.add(seat.source());
        return new Enrollment(
                wish,
                ageBand,
                attempt + 1,
                false,
                null,
                waitingSince,
                priority,
                seat,
                all,
                hold,
                move,
                passed,
                extensions);
    }

    /// Scheduling is asked for the seat that it holds.
    public Enrollment accepted(LocalDate start) {
        return at(wish.from(start), attempt, true, null, null, hold, move);
    }

    /// The offer was let go: that seat is not offered again.
    public Enrollment passedOn() {
        return new Enrollment(
                wish,
                ageBand,
                attempt,
                asking,
                section,
                waitingSince,
                priority,
                null,
                offers,
                hold,
                move,
                attempt,
                extensions);
    }

    public Enrollment withoutOffer() {
        return at(wish, attempt, asking, section, null, hold, move);
    }

    /// The seat can go; whatever was asked for is forgotten.
    public Enrollment suspended(LocalDate day) {
        return new Enrollment(
                wish,
                ageBand,
                attempt,
                false,
                null,
                null,
                null,
                null,
                offers,
                hold.begun(day),
                null,
                passed,
                extensions);
    }

    public Enrollment among(AgeBand band) {
        return new Enrollment(
                wish,
                band,
                attempt,
                asking,
                section,
                waitingSince,
                priority,
                offer,
                offers,
                hold,
                move,
                passed,
                extensions);
    }

    /// Another seat is asked for: after a hold, or by who waits in another track.
    public Enrollment askingAgain(Wish changed) {
        return at(changed, attempt + 1, true, null, null, hold, null);
    }

    public Enrollment resumed(SectionId where, LocalDate day) {
        return at(wish, attempt, false, where, null, hold.ended(day), null);
    }

    /// A seat in the other track is asked for beside the one that the client has.
    public Enrollment moving(Track to) {
        return at(wish, attempt + 1, true, section, null, hold, new Move(to, false));
    }

    public Enrollment moved(Track to, SectionId where) {
        return at(wish.in(to), attempt, false, where, null, hold, null);
    }

    /// There is no seat in the other track.
    public Enrollment staying(Track refused) {
        return at(wish, attempt, false, section, null, hold, new Move(refused, true));
    }

    public Enrollment extended(Extension more) {
        return new Enrollment(
                wish.longerBy(more.weeks()),
                ageBand,
                attempt,
                asking,
                section,
                waitingSince,
                priority,
                offer,
                offers,
                hold.idle(more.idleDays()),
                move,
                passed,
                Stream.concat(extensions.stream(), Stream.of(more)).toList());
    }

    private Enrollment at(
            Wish agreed,
            int seat,
            boolean open,
            @Nullable SectionId where,
            @Nullable Offer held,
            Hold pause,
            @Nullable Move change) {
        return new Enrollment(
                agreed,
                ageBand,
                seat,
                open,
                where,
                waitingSince,
                priority,
                held,
                offers,
                pause,
                change,
                passed,
                extensions);
    }
}
