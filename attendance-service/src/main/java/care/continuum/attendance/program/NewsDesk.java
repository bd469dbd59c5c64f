package care.continuum.attendance.program;

import care.continuum.attendance.terms.Measure;
import care.continuum.attendance.terms.Rules;
import care.continuum.events.AftercareEvent.ClientDied;
import care.continuum.events.CareEvent;
import care.continuum.events.IntakeEvent.BamScores;
import care.continuum.events.IntakeEvent.ClientEnrolled;
import care.continuum.events.IntakeEvent.CrisisRaised;
import care.continuum.events.IntakeEvent.CrisisResolved;
import care.continuum.events.IntakeEvent.EnrollmentExtended;
import care.continuum.events.IntakeEvent.EnrollmentResumed;
import care.continuum.events.IntakeEvent.EnrollmentSuspended;
import care.continuum.events.IntakeEvent.EnrollmentWithdrawn;
import care.continuum.events.IntakeEvent.ScreeningCompleted;
import care.continuum.events.IntakeEvent.TrackChanged;
import care.continuum.events.SchedulingEvent.SessionCanceled;
import care.continuum.events.SchedulingEvent.SessionRescheduled;
import care.continuum.events.SchedulingEvent.SessionsScheduled;
import care.continuum.messaging.Aggregates;
import care.continuum.messaging.Change;
import care.continuum.messaging.Origin;
import java.time.Clock;
import java.util.function.Function;
import org.springframework.stereotype.Service;

/// What other services' news does to a program. Whatever comes first begins it.
@Service
class NewsDesk {

    private final Aggregates<Program> programs;
    private final Rules rules;
    private final Clock clock;

    NewsDesk(Aggregates<Program> programs, Rules rules, Clock clock) {
        this.programs = programs;
        this.rules = rules;
        this.clock = clock;
    }

    void enrolled(ClientEnrolled news, Origin origin) {
        react(news, origin, program -> Change.to(Planning.promised(program, news)));
    }

    void scheduled(SessionsScheduled news, Origin origin) {
        react(news, origin, program -> program.scheduled(news, clock.instant()));
    }

    void moved(SessionRescheduled news, Origin origin) {
        react(news, origin, program -> new Rostering(program, clock.instant()).moved(news));
    }

    void canceled(SessionCanceled news, Origin origin) {
        react(news, origin, program -> new Rostering(program, clock.instant()).canceled(news));
    }

    void suspended(EnrollmentSuspended news, Origin origin) {
        react(news, origin, program -> new Rostering(program, clock.instant()).suspended(news));
    }

    void resumed(EnrollmentResumed news, Origin origin) {
        react(news, origin, program -> new Rostering(program, clock.instant()).resumed(news));
    }

    void trackChanged(TrackChanged news, Origin origin) {
        react(news, origin, program -> new Rostering(program, clock.instant()).trackChanged(news));
    }

    void extended(EnrollmentExtended news, Origin origin) {
        react(news, origin, program -> new Rostering(program, clock.instant()).extended(news));
    }

    /// Of who was never in the program, nothing is kept here.
    void withdrawn(EnrollmentWithdrawn news, Origin origin) {
        if (Boolean.TRUE.equals(news.enrolled())) {
            react(news, origin, program -> new Rostering(program, clock.instant()).withdrawn(news));
        }
    }

    void crisisRaised(CrisisRaised news, Origin origin) {
        react(news, origin, program -> program.crisis(news.raisedAt(), clock.instant()));
    }

    void crisisResolved(CrisisResolved news, Origin origin) {
        react(news, origin, program -> program.crisis(null, clock.instant()));
    }

    void measured(ScreeningCompleted news, BamScores bam, Origin origin) {
        var measure = new Measure(news.screeningId(), bam.use(), bam.risk(), bam.protective(), news.administeredAt());
        react(news, origin, program -> program.measured(measure, clock.instant()));
    }

    /// Of an earlier stay, most often: the one in which the client is now has to be looked for.
    void died(ClientDied news, Origin origin) {
        react(news, origin, program -> DeathDesk.told(program, news.toldAt()));
    }

    private void react(CareEvent news, Origin origin, Function<Program, Change<Program>> decision) {
        programs.react(
                news.episodeId().toString(),
                origin,
                () -> Program.awaited(news.clientId(), news.episodeId(), rules),
                program -> DeathDesk.looking(program, decision.apply(program)));
    }
}
