package care.continuum.intake.terms;

import care.continuum.events.AgeBand;
import care.continuum.events.Need;
import care.continuum.events.SeatRefusal;
import care.continuum.events.SectionId;
import care.continuum.events.Track;
import care.continuum.events.WaitlistPriority;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What was asked of scheduling, and how far it has come.
///
/// @param attempt      counts the seats that were asked for or offered, from 1
/// @param asking       whether scheduling has yet to answer that attempt
/// @param askedAt      when the client asked, or asked again
/// @param section      where the client has a seat
/// @param waitingSince when the client who found no seat had asked for one; kept through every later attempt
/// @param offer        the seat that is held for the client
/// @param past         what became of the seats that were offered
/// @param hold         what moves the plan's end
/// @param move         the change of track that was asked for last
/// @param ofAge        from when on a seat that the client waits for is one among the adults; null for who is an adult
public record Enrollment(
        Wish wish,
        AgeBand ageBand,
        int attempt,
        boolean asking,
        Instant askedAt,
        @Nullable SectionId section,
        @Nullable Instant waitingSince,
        @Nullable WaitlistPriority priority,
        @Nullable Offer offer,
        Past past,
        Hold hold,
        @Nullable Move move,
        @Nullable Coming ofAge) {

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
    ///
    /// @param ahead   when a seat will be asked for, where that is later
    /// @param refusal why there was no seat, where it is known
    public record Move(
            Track to,
            boolean refused,
            @Nullable Coming ahead,
            @Nullable Refusal refusal) {}

    /// Why scheduling had no seat, and when it said so.
    public record Refusal(SeatRefusal reason, Instant at) {}

    public static Enrollment asked(Wish wish, AgeBand ageBand, Instant at) {
        return new Enrollment(wish, ageBand, 1, true, at, null, null, null, null, Past.NONE, Hold.NONE, null, null);
    }

    /// How many days of the plan the hold that goes on has taken on that day.
    public int daysLost(LocalDate day) {
        return hold.lasting(wish.startDate(), day);
    }

    /// The first day after the plan: each day on hold shifts it by one.
    public LocalDate endsOn() {
        return wish.endsOn().plusDays(hold.days());
    }

    public Enrollment seated(SectionId where) {
        return at(wish, attempt, false, where, null, hold, null);
    }

    /// @param adultFrom where the client comes of age while waiting
    public Enrollment waiting(Instant since, WaitlistPriority rank, @Nullable Coming adultFrom) {
        return new Enrollment(
                wish, ageBand, attempt, false, askedAt, null, since, rank, null, past, hold, null, adultFrom);
    }

    public Enrollment offered(Offer seat) {
        return at(wish, attempt + 1, false, null, seat, hold, move).with(ageBand, past.with(seat));
    }

    /// Whether the seat of that attempt is one that was offered.
    public boolean tookOffer(int number) {
        return past.taken() != null && past.taken() == number;
    }

    /// Scheduling is asked for the seat that it holds.
    public Enrollment accepted(LocalDate start) {
        return at(wish.from(start), attempt, true, null, null, hold, move).with(ageBand, past.taken(attempt));
    }

    /// The offer was let go: that seat is not offered again.
    public Enrollment passedOn() {
        return at(wish, attempt, false, null, null, hold, move).with(ageBand, past.passed(attempt));
    }

    /// The seat of that attempt was not there.
    public Enrollment hadNone(int number) {
        return with(ageBand, past.without(number));
    }

    public Enrollment withoutOffer() {
        return at(wish, attempt, asking, section, null, hold, move);
    }

    /// The seat can go; whatever was asked for is forgotten.
    public Enrollment suspended(LocalDate day) {
        return new Enrollment(
                wish, ageBand, attempt, false, askedAt, null, null, null, null, past, hold.begun(day), null, null);
    }

    public Enrollment among(AgeBand band) {
        return with(band, past);
    }

    /// Another seat is asked for: after a hold, or by who waits.
    public Enrollment askingAgain(Wish changed, Instant at) {
        return new Enrollment(
                changed, ageBand, attempt + 1, true, at, null, waitingSince, priority, null, past, hold, null, null);
    }

    public Enrollment resumed(SectionId where, LocalDate day) {
        return at(wish, attempt, false, where, null, hold.ended(wish.startDate(), day), null);
    }

    /// A seat in the other track is asked for beside the one that the client has.
    public Enrollment moving(Track to) {
        return at(wish, attempt + 1, true, section, null, hold, new Move(to, false, null, null));
    }

    public Enrollment moved(Track to, SectionId where) {
        return at(wish.in(to), attempt, false, where, null, hold, null);
    }

    /// Another track on a later day; null where none is wanted any more.
    public Enrollment planning(@Nullable Move change) {
        return at(wish, attempt, asking, section, offer, hold, change);
    }

    public Enrollment with(Hold pause) {
        return at(wish, attempt, asking, section, offer, pause, move);
    }

    public Enrollment extended(Extension more) {
        return at(wish.longerBy(more.weeks()), attempt, asking, section, offer, hold.extended(more), move);
    }

    /// There is no seat in the other track.
    public Enrollment staying(Track refused, Refusal why) {
        return at(wish, attempt, false, section, null, hold, new Move(refused, true, null, why));
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
                agreed, ageBand, seat, open, askedAt, where, waitingSince, priority, held, past, pause, change, ofAge);
    }

    private Enrollment with(AgeBand band, Past seats) {
        return new Enrollment(
                wish, band, attempt, asking, askedAt, section, waitingSince, priority, offer, seats, hold, move, ofAge);
    }
}
