package care.continuum.aftercare.plan;

import static care.continuum.events.ReferralStatus.ACCEPTED;
import static care.continuum.events.ReferralStatus.DECLINED;
import static care.continuum.events.ReferralStatus.SCHEDULED;
import static care.continuum.events.ReferralStatus.SENT;
import static care.continuum.events.ReferralStatus.UNATTENDED;
import static care.continuum.events.ReferralStatus.VOIDED;

import care.continuum.aftercare.terms.Delivery;
import care.continuum.aftercare.terms.Note;
import care.continuum.aftercare.terms.Referral;
import care.continuum.aftercare.terms.Visit;
import care.continuum.events.AftercareEvent.ReferralAccepted;
import care.continuum.events.AftercareEvent.ReferralCreated;
import care.continuum.events.AftercareEvent.ReferralDeclined;
import care.continuum.events.AftercareEvent.ReferralReopened;
import care.continuum.events.AftercareEvent.ReferralScheduled;
import care.continuum.events.AftercareEvent.ReferralVoided;
import care.continuum.events.ReferralId;
import care.continuum.events.ReferralKind;
import care.continuum.events.ReferralStatus;
import care.continuum.messaging.Change;
import care.continuum.messaging.RuleBroken;
import care.continuum.web.BadInput;
import care.continuum.web.BadInput.Fault;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/// What becomes of a referral once the partner has it, and how staff take one back or up again.
final class Referring {

    private static final Set<ReferralStatus> REOPENED_FROM = Set.of(
            ReferralStatus.CLOSED,
            ReferralStatus.WITHDRAWN,
            ReferralStatus.FAILED,
            ReferralStatus.DECLINED,
            ReferralStatus.UNATTENDED);

    private static final int MOST_YEARS_AHEAD = 2;

    private Referring() {}

    /// One that staff make beside those of the table.
    static Change<Plan> add(Plan plan, ReferralId id, ReferralKind kind, Instant now) {
        Stopping.mustLive(plan);
        var all = Stream.concat(plan.referrals().stream(), Stream.of(Referral.draft(id, kind)))
                .toList();
        var next = plan.withReferrals(all).settled(now);
        return Change.to(
                next,
                new ReferralCreated(
                        plan.clientId(),
                        plan.episodeId(),
                        Objects.requireNonNull(plan.planId()),
                        id,
                        kind,
                        next.referral(id).status()));
    }

    static Change<Plan> accept(Plan plan, ReferralId id, Instant now) {
        var referral = plan.referral(id);
        var delivery = mustBeWithThePartner(referral, Set.of(SENT));
        var timeDueAt = plan.practice().answerDueAt(now, plan.zone());
        return Change.to(
                plan.with(referral.to(ACCEPTED, delivery.answered(timeDueAt))).settled(now),
                new ReferralAccepted(
                        plan.clientId(), plan.episodeId(), id, referral.kind(), delivery.partnerId(), now));
    }

    /// A partner can do so until the client has come. Another one is proposed when it is sent again.
    static Change<Plan> decline(Plan plan, ReferralId id, Instant now) {
        var referral = plan.referral(id);
        var delivery = mustBeWithThePartner(referral, Set.of(SENT, ACCEPTED, SCHEDULED, UNATTENDED));
        var declined = referral.declinedBy(delivery.partnerId()).to(DECLINED, delivery.answered(null));
        return Change.to(
                plan.with(declined).settled(now),
                new ReferralDeclined(
                        plan.clientId(), plan.episodeId(), id, referral.kind(), delivery.partnerId(), now));
    }

    /// A partner that gives a time has accepted.
    ///
    /// @throws BadInput of a time before the day of the discharge, or more than two years ahead
    static Change<Plan> schedule(Plan plan, ReferralId id, Instant visitAt, Instant now) {
        mustBeATime(plan, visitAt, now);
        var referral = plan.referral(id);
        var delivery = mustBeWithThePartner(referral, Set.of(SENT, ACCEPTED, SCHEDULED, UNATTENDED));
        var visit = referral.visit() == null
                ? new Visit(visitAt, 0)
                : new Visit(visitAt, referral.visit().misses());
        if (referral.is(UNATTENDED) && visit.wantsOutreach(plan.practice().visitsGivenAgain())) {
            throw new RuleBroken(
                    "visits-missed", "The client has missed every visit: reopen the referral after a call");
        }
        return Change.to(
                plan.with(referral.with(visit).to(SCHEDULED, delivery.answered(null)))
                        .settled(now),
                new ReferralScheduled(plan.clientId(), plan.episodeId(), id, referral.kind(), visitAt));
    }

    private static void mustBeATime(Plan plan, Instant visitAt, Instant now) {
        var day = plan.day(visitAt);
        var early = Fault.unless(
                !day.isBefore(plan.dischargedOn()),
                "visitAt",
                "must not be before the discharge on " + plan.dischargedOn());
        var faults = Stream.concat(early.stream(), tooFar(plan, "visitAt", visitAt, now).stream())
                .toList();
        if (!faults.isEmpty()) {
            throw new BadInput(faults);
        }
    }

    /// Of a time so far ahead that its year must be a slip.
    static List<Fault> tooFar(Plan plan, String field, Instant at, Instant now) {
        return Fault.unless(
                !plan.day(at).isAfter(plan.day(now).plusYears(MOST_YEARS_AHEAD)),
                field,
                "must be at most %d years ahead".formatted(MOST_YEARS_AHEAD));
    }

    static Change<Plan> reopen(Plan plan, ReferralId id, Note note) {
        Stopping.mustLive(plan);
        var referral = plan.referral(id);
        if (!REOPENED_FROM.contains(referral.status())) {
            throw new RuleBroken("referral-not-ended", "The referral is " + referral.status());
        }
        var next = plan.with(referral.undelivered().with(note)).settled(note.at());
        return Change.to(
                next,
                new ReferralReopened(
                        plan.clientId(),
                        plan.episodeId(),
                        id,
                        referral.kind(),
                        next.referral(id).status(),
                        note.at()));
    }

    static Change<Plan> cancel(Plan plan, ReferralId id, Note note) {
        var referral = plan.referral(id);
        if (referral.is(VOIDED)) {
            throw new RuleBroken("referral-settled", "The referral is " + referral.status());
        }
        return Change.to(
                plan.with(referral.with(note).to(VOIDED)).settled(note.at()),
                new ReferralVoided(plan.clientId(), plan.episodeId(), id, referral.kind(), note.at()));
    }

    private static Delivery mustBeWithThePartner(Referral referral, Set<ReferralStatus> those) {
        var delivery = referral.delivery();
        if (delivery == null || !those.contains(referral.status())) {
            throw new RuleBroken("referral-not-with-partner", "The referral is " + referral.status());
        }
        return delivery;
    }
}
