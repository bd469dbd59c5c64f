package care.continuum.aftercare.plan;

import static care.continuum.messaging.Answer.as;

import care.continuum.aftercare.plan.Following.Word;
import care.continuum.aftercare.terms.Appointment;
import care.continuum.aftercare.terms.FollowUp;
import care.continuum.aftercare.terms.Note;
import care.continuum.aftercare.terms.PartnerDirectory;
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
import java.time.LocalDate;
import java.util.List;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/// What staff do with a plan.
@Service
class PlanDesk {

    private final Aggregates<Plan> aggregates;
    private final Plans plans;
    private final PartnerDirectory directory;
    private final Clock clock;

    PlanDesk(Aggregates<Plan> aggregates, Plans plans, PartnerDirectory directory, Clock clock) {
        this.aggregates = aggregates;
        this.plans = plans;
        this.directory = directory;
        this.clock = clock;
    }

    /// A decision about one appointment.
    @FunctionalInterface
    interface OfAppointment {
        Change<Plan> decide(Plan plan, AppointmentId id, Instant now);
    }

    @FunctionalInterface
    interface Asking {
        Change<Plan> decide(Plan plan, AppointmentId id, @Nullable Instant wanted, Instant now);
    }

    /// The plan of the client's latest discharge, or of the named episode.
    ///
    /// @throws NotFound until there is one
    PlanView plan(ClientId client, @Nullable EpisodeId episode) {
        return view(plans.made(client, episode).orElseThrow(PlanDesk::noPlan));
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

    /// One that asks scheduling for a time.
    ///
    /// @param wanted the one time that is wanted, where it matters
    Appointment asking(AppointmentId id, @Nullable Instant wanted, Asking decision, Command command) {
        return appointment(id, (plan, it, now) -> decision.decide(plan, it, wanted, now), command);
    }

    /// @param attemptedAt now, where it is not said
    FollowUp called(
            FollowUpId id, OutreachResult result, @Nullable Instant attemptedAt, boolean relapse, Command command) {
        var now = clock.instant();
        var plan =
                plans.findFirstByFollowUps_FollowUpId(id).orElseThrow(() -> new NotFound("There is no such follow-up"));
        var word = new Word(result, attemptedAt == null ? now : attemptedAt, relapse);
        return aggregates.amend(
                plan.id(),
                command,
                known -> Closing.concluded(known, Following.called(known, id, word, now), now),
                as(
                        FollowUp.class,
                        after -> after.followUps().stream()
                                .filter(each -> each.followUpId().equals(id))
                                .findFirst()
                                .orElseThrow()));
    }

    /// All that is open stops, in the client's other plans too. Told again, it corrects the day.
    PlanView died(ClientId client, @Nullable EpisodeId episode, LocalDate on, Command command) {
        var plan = known(client, episode, command);
        if (on.isAfter(plan.day(clock.instant()))) {
            throw new BadInput(List.of(new Fault("diedOn", "must not be in the future")));
        }
        return decide(plan, (known, now) -> Stopping.told(known, on, now), command);
    }

    PlanView notReadmitted(ClientId client, @Nullable EpisodeId episode, String by, String why, Command command) {
        return decide(
                known(client, episode, command),
                (plan, now) -> Readmitting.notReadmitted(plan, new Note(now, by, why)),
                command);
    }

    private PlanView decide(Plan plan, BiFunction<Plan, Instant, Change<Plan>> decision, Command command) {
        return aggregates.amend(
                plan.id(),
                command,
                known -> {
                    var now = clock.instant();
                    return Closing.concluded(known, decision.apply(known, now), now);
                },
                as(PlanView.class, this::view));
    }

    private Plan known(ClientId client, @Nullable EpisodeId episode, Command command) {
        return plans.made(client, episode, plan -> aggregates.remembers(plan, command))
                .orElseThrow(PlanDesk::noPlan);
    }

    private static NotFound noPlan() {
        return new NotFound("There is no aftercare plan yet");
    }

    private PlanView view(Plan plan) {
        return PlanView.of(plan, directory.partners());
    }
}
