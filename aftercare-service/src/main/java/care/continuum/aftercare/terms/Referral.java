package care.continuum.aftercare.terms;

import care.continuum.events.PartnerId;
import care.continuum.events.ReferralId;
import care.continuum.events.ReferralKind;
import care.continuum.events.ReferralStatus;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A referral and how far it has come.
///
/// @param delivery   its way to a partner, once there is one
/// @param visit      the client's visit there, once there is one
/// @param declinedBy partners that will not see the client
/// @param deniedFor  partners for which intake said no, where nothing was consented since
public record Referral(
        ReferralId referralId,
        ReferralKind kind,
        ReferralStatus status,
        @Nullable Delivery delivery,
        @Nullable Visit visit,
        List<PartnerId> declinedBy,
        List<PartnerId> deniedFor,
        List<Note> notes) {

    private static final Set<ReferralStatus> UNSENT =
            Set.of(ReferralStatus.DRAFT, ReferralStatus.PENDING_CONSENT, ReferralStatus.SENDING);

    private static final Set<ReferralStatus> OVER =
            Set.of(ReferralStatus.ATTENDED, ReferralStatus.CLOSED, ReferralStatus.WITHDRAWN, ReferralStatus.VOIDED);

    private static final Set<ReferralStatus> ENDED =
            Set.of(ReferralStatus.CLOSED, ReferralStatus.WITHDRAWN, ReferralStatus.VOIDED);

    public Referral {
        declinedBy = List.copyOf(declinedBy);
        deniedFor = deniedFor == null ? List.of() : List.copyOf(deniedFor);
        notes = List.copyOf(notes);
    }

    public static Referral draft(ReferralId id, ReferralKind kind) {
        return new Referral(id, kind, ReferralStatus.DRAFT, null, null, List.of(), List.of(), List.of());
    }

    public boolean is(ReferralStatus other) {
        return status == other;
    }

    public boolean isUnsent() {
        return UNSENT.contains(status);
    }

    /// Whether the client has arrived or does not want to.
    public boolean isOver() {
        return OVER.contains(status);
    }

    /// Whether somebody still has to do something, or to wait for something.
    public boolean isOpen() {
        return !ENDED.contains(status);
    }

    public boolean isSelfReferral() {
        return ConsentNeeded.of(kind) == ConsentNeeded.NONE;
    }

    /// When the partner's answer is late, where nobody was told yet.
    public @Nullable Instant overdueAt() {
        return is(ReferralStatus.SENT) && delivery != null ? delivery.overdueAt() : null;
    }

    /// Until when the try that was under way is waited for, where it is not being sent any more.
    public @Nullable Instant lapsesAt() {
        return is(ReferralStatus.SENDING) || delivery == null ? null : delivery.nextAt();
    }

    /// Who tried never said what came of it: the partner may have it.
    public Referral lapsed(Instant now) {
        var until = lapsesAt();
        return delivery == null || until == null || until.isAfter(now) ? this : to(status, delivery.over(true));
    }

    /// Whether intake has allowed staff to bring it to the partner themselves.
    public boolean awaitsHandOver() {
        return is(ReferralStatus.SENDING) && delivery != null && delivery.nextAt() == null;
    }

    /// The state that the consents allow; what has left, or has ended, stays.
    public Referral allowedBy(Consents consents, LocalDate today) {
        if (!isUnsent()) {
            return this;
        }
        if (!consents.allow(kind, today)) {
            return to(ReferralStatus.PENDING_CONSENT);
        }
        var denied = delivery != null && delivery.denied();
        return is(ReferralStatus.PENDING_CONSENT) && !denied ? to(ReferralStatus.DRAFT) : this;
    }

    /// Where it is not being sent any more, nobody tries.
    public Referral to(ReferralStatus next) {
        var halted = delivery == null || next == ReferralStatus.SENDING ? delivery : delivery.halted();
        return new Referral(referralId, kind, next, halted, visit, declinedBy, deniedFor, notes);
    }

    public Referral to(ReferralStatus next, Delivery way) {
        return new Referral(referralId, kind, next, way, visit, declinedBy, deniedFor, notes);
    }

    public Referral with(Visit known) {
        return new Referral(referralId, kind, status, delivery, known, declinedBy, deniedFor, notes);
    }

    public Referral with(Note note) {
        var more = Stream.concat(notes.stream(), Stream.of(note)).toList();
        return new Referral(referralId, kind, status, delivery, visit, declinedBy, deniedFor, more);
    }

    /// A visit that it had given the client is off.
    public Referral declinedBy(PartnerId partner) {
        var more = Stream.concat(declinedBy.stream(), Stream.of(partner))
                .distinct()
                .toList();
        return new Referral(referralId, kind, status, delivery, null, more, deniedFor, notes);
    }

    public Referral deniedFor(PartnerId partner) {
        var more =
                Stream.concat(deniedFor.stream(), Stream.of(partner)).distinct().toList();
        return new Referral(referralId, kind, status, delivery, visit, declinedBy, more, notes);
    }

    /// Partners that are not proposed.
    public List<PartnerId> passedOver() {
        return Stream.concat(declinedBy.stream(), deniedFor.stream()).toList();
    }

    /// The partner that it was for, where that one still takes clients: staff may have named it. None where a consent
    /// names one partner and intake said no: the next one may name any.
    public Optional<Partner> chosen(List<Partner> partners) {
        if (delivery == null || (delivery.denied() && ConsentNeeded.isSpecific(kind))) {
            return Optional.empty();
        }
        var id = delivery.partnerId();
        return partners.stream()
                .filter(partner -> partner.partnerId().equals(id) && partner.takes(kind))
                .findFirst();
    }

    /// Without a way to a partner, as at the beginning.
    public Referral undelivered() {
        return new Referral(referralId, kind, ReferralStatus.DRAFT, null, null, declinedBy, deniedFor, notes);
    }

    /// A new consent may change intake's mind.
    public Referral consentedAnew(Consent consent) {
        var matters = consent.granted()
                && ConsentNeeded.of(kind).name().equals(consent.type().name());
        var way = delivery == null ? null : delivery.notDenied();
        return matters ? new Referral(referralId, kind, status, way, visit, declinedBy, List.of(), notes) : this;
    }
}
