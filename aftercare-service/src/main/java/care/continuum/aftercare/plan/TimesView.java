package care.continuum.aftercare.plan;

import care.continuum.aftercare.plan.PlanView.Status;
import care.continuum.aftercare.terms.Appointment;
import care.continuum.events.ClientId;
import care.continuum.events.EpisodeId;
import care.continuum.events.PlanId;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What those need of a plan who find times, or take the client's calls: no referral, and nothing that was said.
///
/// @param diedOn where the client has died since the discharge
record TimesView(
        PlanId planId,
        ClientId clientId,
        EpisodeId episodeId,
        Status status,
        LocalDate dischargedOn,
        List<Appointment> appointments,
        @Nullable LocalDate diedOn) {

    static TimesView of(PlanView plan) {
        return new TimesView(
                plan.planId(),
                plan.clientId(),
                plan.episodeId(),
                plan.status(),
                plan.dischargedOn(),
                plan.appointments(),
                plan.diedOn());
    }
}
