package care.continuum.aftercare.plan;

import static care.continuum.messaging.Answer.as;

import care.continuum.aftercare.terms.Appointment;
import care.continuum.aftercare.terms.FollowUp;
import care.continuum.events.AppointmentId;
import care.continuum.events.ClientId;
import care.continuum.events.EpisodeId;
import care.continuum.events.FollowUpId;
import care.continuum.events.OutreachResult;
import care.continuum.messaging.Aggregates;
import care.continuum.messaging.Change;
import care.continuum.messaging.Command;
import care.continuum.messaging.NotFound;
import care.continuum.web.BadInput;
import care.continuum.web.BadInput.Fault;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/// What staff do with a plan.
@Service
class PlanDesk {

    private final Aggregates<Plan> aggregates;
    private final Plans plans;
    private final Clock clock;

    PlanDesk(Aggregates<Plan> aggregates, Plans plans, Clock clock) {
        this.aggregates = aggregates;
        this.plans = plans;
        this.clock = clock;
    }

    /// A decision about one appointment.
    @FunctionalInterface
    interface OfAppointment {
        Change<Plan> decide(Plan plan, AppointmentId id, Instant now);
    }

    /// The plan of the client's latest discharge, or of the named episode.
    ///
    /// @throws NotFound until there is one
    PlanView plan(ClientId client, @Nullable EpisodeId episode) {
        return plans.made(client, episode)
                .map(PlanView::of)
                .orElseThrow(() -> new NotFound("There is no aftercare plan yet"));
    }

    Appointment appointment(AppointmentId id, OfAppointment decision, Command command) {
        var plan = plans.findFirstByAppointments_AppointmentId(id)
                .orElseThrow(() -> new NotFound("There is no such appointment"));
        return aggregates.amend(
                plan.id(),
                command,
                known -> {
                    var now = clock.instant();
                    return Closing.concluded(known, decision.decide(known, id, now), now);
                },
                as(
                        Appointment.class,
                        after -> after.appointments().stream()
                                .filter(each -> each.appointmentId().equals(id))
                                .findFirst()
                                .orElseThrow()));
    }

    /// @param attemptedAt now, where it is not said
    FollowUp called(FollowUpId id, OutreachResult result, @Nullable Instant attemptedAt, Command command) {
        var now = clock.instant();
        if (attemptedAt != null && attemptedAt.isAfter(now)) {
            throw new BadInput(List.of(new Fault("attemptedAt", "must not be in the future")));
        }
        var plan =
                plans.findFirstByFollowUps_FollowUpId(id).orElseThrow(() -> new NotFound("There is no such follow-up"));
        var at = attemptedAt == null ? now : attemptedAt;
        return aggregates.amend(
                plan.id(),
                command,
                known -> Closing.concluded(known, Following.called(known, id, result, at, now), now),
                as(
                        FollowUp.class,
                        after -> after.followUps().stream()
                                .filter(each -> each.followUpId().equals(id))
                                .findFirst()
                                .orElseThrow()));
    }
}
