package care.continuum.attendance.terms;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.Objects;
import java.util.stream.Stream;

/// How long nobody has heard from a client. Contact is an attended session, a check-in, an excuse or cancellation,
/// or an outreach that reached them; before any, it counts from the start, from the day the plan was
/// entered and from the end of a hold.
public record Silence(Ledger ledger, Plan plan, Outreach outreach, Rules rules) {

    /// The day from which it counts.
    public LocalDate since() {
        var contacts = Stream.concat(
                ledger.entries().stream().map(Entry::contactAt).filter(Objects::nonNull), outreach.reached());
        var beginnings = Stream.concat(
                Stream.of(plan.startDate(), rules.day(plan.enteredAt())), plan.holds().resumedOn().stream());
        return Stream.concat(contacts.map(rules::day), beginnings)
                .max(Comparator.naturalOrder())
                .orElseThrow();
    }

    /// The instant at which it has lasted too long.
    public Instant limit() {
        return rules.startOf(since().plusDays(rules.limits().silentDays()));
    }

    /// Too long, while there are sessions to come back to. Nobody waits for a client who is on hold.
    public boolean isTooLong(Instant now) {
        return !plan.isOnHold() && !now.isBefore(limit()) && ledger.remainsAfter(now);
    }
}
