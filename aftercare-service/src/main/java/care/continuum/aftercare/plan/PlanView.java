package care.continuum.aftercare.plan;

import care.continuum.aftercare.terms.Appointment;
import care.continuum.aftercare.terms.FollowUp;
import care.continuum.aftercare.terms.Note;
import care.continuum.aftercare.terms.Partner;
import care.continuum.events.ClientId;
import care.continuum.events.DischargeReason;
import care.continuum.events.Disposition;
import care.continuum.events.EpisodeId;
import care.continuum.events.PlanId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The whole plan as it is answered.
///
/// @param continuityDays the days (7, 30) by which an appointment was kept
/// @param closedAt       when nothing was open any more
/// @param diedOn         where the client has died since the discharge
/// @param relapseAt      the relapse that waits for a decision on readmission
/// @param notReadmitted  why the last one led to none
record PlanView(
        PlanId planId,
        ClientId clientId,
        EpisodeId episodeId,
        Status status,
        Disposition disposition,
        @Nullable DischargeReason reason,
        LocalDate dischargedOn,
        List<ReferralView> referrals,
        List<Appointment> appointments,
        List<FollowUp> followUps,
        List<Integer> continuityDays,
        @Nullable Instant closedAt,
        @Nullable LocalDate diedOn,
        @Nullable Instant relapseAt,
        @Nullable Note notReadmitted) {

    enum Status {
        ACTIVE,
        CLOSED
    }

    /// @throws NullPointerException where the plan is not made
    static PlanView of(Plan plan, List<Partner> partners) {
        var ending = Objects.requireNonNull(plan.heard().ending());
        return new PlanView(
                Objects.requireNonNull(plan.planId()),
                plan.clientId(),
                plan.episodeId(),
                plan.course().isOver() ? Status.CLOSED : Status.ACTIVE,
                ending.disposition(),
                ending.reason(),
                ending.dischargedOn(),
                plan.referrals().stream()
                        .map(referral -> ReferralView.of(referral, partners))
                        .toList(),
                plan.appointments(),
                plan.followUps(),
                plan.course().met(),
                plan.course().closedAt(),
                plan.course().diedOn(),
                plan.course().relapseAt(),
                plan.course().notReadmitted());
    }

    /// What the client reads: without what staff note for one another.
    PlanView forTheClient() {
        return new PlanView(
                planId,
                clientId,
                episodeId,
                status,
                disposition,
                reason,
                dischargedOn,
                referrals.stream().map(ReferralView::withoutNotes).toList(),
                appointments,
                followUps,
                continuityDays,
                closedAt,
                diedOn,
                relapseAt,
                null);
    }
}
