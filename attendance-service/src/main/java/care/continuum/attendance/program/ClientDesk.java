package care.continuum.attendance.program;

import static care.continuum.messaging.Answer.as;

import care.continuum.attendance.program.Timeline.Moment;
import care.continuum.attendance.terms.Attempt;
import care.continuum.attendance.terms.Plan;
import care.continuum.attendance.terms.SelfReport;
import care.continuum.attendance.terms.Standing;
import care.continuum.events.ClientId;
import care.continuum.events.DischargeReason;
import care.continuum.events.Disposition;
import care.continuum.events.EpisodeId;
import care.continuum.events.OutreachChannel;
import care.continuum.events.OutreachResult;
import care.continuum.events.ScreeningId;
import care.continuum.messaging.Aggregates;
import care.continuum.messaging.Change;
import care.continuum.messaging.Command;
import care.continuum.messaging.NotFound;
import care.continuum.web.BadInput;
import care.continuum.web.BadInput.Fault;
import care.continuum.web.Happened;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/// What staff do for one client: the latest stay that they were enrolled for, or the one that is named.
@Service
class ClientDesk {

    private final Aggregates<Program> aggregates;
    private final Programs programs;
    private final Clock clock;

    ClientDesk(Aggregates<Program> aggregates, Programs programs, Clock clock) {
        this.aggregates = aggregates;
        this.programs = programs;
        this.clock = clock;
    }

    /// How the client stands after a decision.
    @JsonInclude(Include.NON_NULL)
    record Outcome(
            ClientId clientId,
            EpisodeId episodeId,
            Standing state,
            @Nullable Disposition disposition,
            @Nullable LocalDate dischargedOn,
            int outreachAttempts) {

        static Outcome of(Program program) {
            var ended = program.course().discharge();
            return new Outcome(
                    program.clientId(),
                    program.episodeId(),
                    program.course().standing(),
                    ended == null ? null : ended.disposition(),
                    ended == null ? null : ended.dischargedOn(),
                    program.outreach().attempts().size());
        }
    }

    /// Whom a decision is about.
    record Whom(ClientId client, @Nullable EpisodeId episode) {}

    /// An attempt to reach a client, as entered.
    record Tried(@Happened Instant attemptedAt, OutreachChannel channel, OutreachResult result) {}

    Progress progress(Whom whom) {
        var program = find(whom);
        return Progress.of(program, plan(program), clock.instant());
    }

    Outcome reachedOut(Whom whom, Tried tried, Command command) {
        var found = find(whom, command);
        var now = clock.instant();
        var at = tried.attemptedAt().truncatedTo(ChronoUnit.MILLIS);
        var attempt = new Attempt(at, tried.channel(), tried.result(), command.actor(), now);
        return amend(found, command, program -> {
            mustNotBeBeforeTheStay(program, at);
            return program.reachedOut(attempt, now);
        });
    }

    private static void mustNotBeBeforeTheStay(Program program, Instant at) {
        var began = new Calling(program).stayBegan();
        if (program.rules().day(at).isBefore(began)) {
            throw new BadInput(
                    List.of(new Fault("attemptedAt", "must not be before the stay, which began on " + began)));
        }
    }

    Outcome complete(Whom whom, @Nullable ScreeningId screening, Command command) {
        return amend(
                find(whom, command), command, program -> program.complete(screening, command.actor(), clock.instant()));
    }

    Outcome discharge(Whom whom, Disposition how, DischargeReason why, Command command) {
        return amend(
                find(whom, command), command, program -> program.discharge(how, why, command.actor(), clock.instant()));
    }

    Outcome rechecked(Whom whom, Command command) {
        return amend(find(whom, command), command, program -> program.rechecked(clock.instant()));
    }

    List<Moment> timeline(Whom whom, boolean forStaff) {
        return new Timeline(find(whom), forStaff).moments();
    }

    SelfReport wentToGroup(Whom whom, LocalDate day, @Nullable Integer minutes, Command command) {
        var report = new SelfReport(day, minutes, command.actor(), clock.instant());
        return aggregates.amend(
                find(whom, command).id(), command, it -> it.wentToGroup(report), as(SelfReport.class, _ -> report));
    }

    private Outcome amend(Program found, Command command, Function<Program, Change<Program>> decision) {
        return aggregates.amend(found.id(), command, decision, as(Outcome.class, Outcome::of));
    }

    private Program find(Whom whom) {
        return find(whom, Programs.BY_ENROLLMENT);
    }

    private Program find(Whom whom, Command command) {
        return find(whom, Programs.remembering(aggregates, command).thenComparing(Programs.BY_ENROLLMENT));
    }

    private Program find(Whom whom, Comparator<Program> order) {
        return programs.findByClientId(whom.client()).stream()
                .filter(program -> Planning.known(program) != null)
                .filter(program -> whom.episode() == null || program.episodeId().equals(whom.episode()))
                .max(order)
                .orElseThrow(() -> new NotFound("There is no plan for client " + whom.client()));
    }

    private static Plan plan(Program program) {
        return Objects.requireNonNull(Planning.known(program));
    }
}
