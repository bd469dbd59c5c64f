package care.continuum.aftercare.terms;

import care.continuum.events.PartnerId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// How a referral gets to its partner.
///
/// @param partner  the name that intake is asked for
/// @param attempts tries so far
/// @param refusals definite refusals by the partner so far
/// @param reached  whether a try may have reached the partner
/// @param denied   whether intake said no, and nothing was consented since
/// @param claim    names the try under way, of which nobody has said yet what came of it
/// @param nextAt   when it is tried next, or tried again by somebody else; where it is not being sent any more, until
///                 when the try under way is waited for; null where nobody is to try
/// @param handover missing until it is sent
public record Delivery(
        PartnerId partnerId,
        String partner,
        int attempts,
        int refusals,
        boolean reached,
        boolean denied,
        @Nullable String claim,
        @Nullable Instant nextAt,
        @Nullable Handover handover) {

    /// @param answerDueAt until when the partner should answer, or give a time once it has accepted; null after that
    /// @param overdue     whether it was told that the answer is late
    public record Handover(Instant sentAt, @Nullable Instant answerDueAt, boolean overdue) {}

    public static Delivery to(Partner partner, Instant now) {
        return new Delivery(partner.partnerId(), partner.name(), 0, 0, false, false, null, now, null);
    }

    /// What lies further ahead than anything does was said by a clock that was wrong, and is due too.
    ///
    /// @param latest how far ahead the next try may lie
    public boolean isDue(Instant now, Instant latest) {
        return nextAt != null && (!nextAt.isAfter(now) || nextAt.isAfter(latest));
    }

    public boolean isClaimedBy(String token) {
        return token.equals(claim);
    }

    /// @param name as intake's ledger has it
    public boolean goesTo(PartnerId id, String name) {
        return partnerId.equals(id) && partner.equals(name);
    }

    public boolean mayHaveArrived() {
        return reached || claim != null;
    }

    /// A try before it that never came to its end may have reached the partner.
    public Delivery claimed(String token, Instant until) {
        return new Delivery(partnerId, partner, attempts + 1, refusals, mayHaveArrived(), false, token, until, null);
    }

    /// The try under way is over.
    public Delivery over(boolean arrived) {
        return new Delivery(partnerId, partner, attempts, refusals, reached || arrived, denied, null, null, handover);
    }

    public Delivery again(boolean arrived, Instant at) {
        return new Delivery(partnerId, partner, attempts, refusals, reached || arrived, false, null, at, null);
    }

    /// Whatever kept it from being tried does not count as a try.
    public Delivery postponed(Instant at) {
        return new Delivery(partnerId, partner, attempts - 1, refusals, reached, false, null, at, null);
    }

    public Delivery refused(Instant again) {
        return new Delivery(partnerId, partner, attempts, refusals + 1, true, false, null, again, null);
    }

    /// Nobody is to try any more, until somebody decides otherwise; what comes of the try under way is still awaited.
    public Delivery halted() {
        return claim == null ? over(false) : this;
    }

    public Delivery deniedByIntake() {
        return new Delivery(partnerId, partner, attempts, refusals, reached, true, null, null, null);
    }

    public Delivery notDenied() {
        return new Delivery(partnerId, partner, attempts, refusals, reached, false, claim, nextAt, handover);
    }

    public Delivery sent(Instant at, Instant answerDueAt) {
        return with(new Handover(at, answerDueAt, false), true);
    }

    /// @param nextDueAt until when there should be another word; null where none is awaited
    public Delivery answered(@Nullable Instant nextDueAt) {
        return handover == null ? this : with(new Handover(handover.sentAt(), nextDueAt, handover.overdue()), reached);
    }

    public Delivery overdue() {
        return handover == null ? this : with(new Handover(handover.sentAt(), handover.answerDueAt(), true), reached);
    }

    /// When the partner's answer is late, where nobody was told yet.
    public @Nullable Instant overdueAt() {
        return handover == null || handover.overdue() ? null : handover.answerDueAt();
    }

    private Delivery with(Handover known, boolean arrived) {
        return new Delivery(partnerId, partner, attempts, refusals, arrived, false, null, null, known);
    }
}
