package care.continuum.attendance.program;

import care.continuum.attendance.terms.Attempt;
import care.continuum.attendance.terms.Course;
import care.continuum.attendance.terms.Holds;
import care.continuum.attendance.terms.Ledger;
import care.continuum.attendance.terms.Measure;
import care.continuum.attendance.terms.Outreach;
import care.continuum.attendance.terms.Plan;
import care.continuum.attendance.terms.Report;
import care.continuum.attendance.terms.Rules;
import care.continuum.attendance.terms.SelfReport;
import care.continuum.attendance.terms.Task;
import care.continuum.events.AttendanceEvent.ProgressMeasured;
import care.continuum.events.ClientId;
import care.continuum.events.DischargeReason;
import care.continuum.events.Disposition;
import care.continuum.events.EpisodeId;
import care.continuum.events.SchedulingEvent.SessionsScheduled;
import care.continuum.events.ScreeningId;
import care.continuum.events.SessionId;
import care.continuum.messaging.Aggregate;
import care.continuum.messaging.Change;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.TypeAlias;
import org.springframework.data.mongodb.core.index.CompoundIndex;
import org.springframework.data.mongodb.core.index.Indexed;
import org.springframework.data.mongodb.core.mapping.Document;

/// One episode in the program. It may hear of a crisis or a questionnaire before its plan, and keeps what it heard.
///
/// @param promised what the enrollment tells of the plan; missing until it is heard of
/// @param plan     missing until scheduling has told it
/// @param holds    of which intake told, as the plan has them
/// @param tasks    what staff must do, as of the last decision
/// @param wakeAt   when time alone may decide something
@Document("programs")
@TypeAlias("program")
@CompoundIndex(name = "bySession", def = "{'ledger.entries.sessionId': 1}")
@CompoundIndex(name = "byTask", def = "{'tasks.from': 1}")
record Program(
        @Id String id,
        @Indexed ClientId clientId,
        EpisodeId episodeId,
        Rules rules,
        @Nullable Plan promised,
        @Nullable Plan plan,
        Holds holds,
        Ledger ledger,
        Outreach outreach,
        Course course,
        List<Task> tasks,
        @Nullable Instant wakeAt)
        implements Aggregate<Program> {

    Program {
        tasks = List.copyOf(tasks);
    }

    /// An episode whose plan has not been heard of.
    static Program awaited(ClientId client, EpisodeId episode, Rules rules) {
        return new Program(
                episode.toString(),
                client,
                episode,
                rules,
                null,
                null,
                Holds.NONE,
                Ledger.EMPTY,
                Outreach.NONE,
                Course.NEW,
                List.of(),
                null);
    }

    @Override
    public String client() {
        return clientId.toString();
    }

    @Override
    public @Nullable Instant dueAt() {
        return wakeAt;
    }

    /// The plan, or sessions beside it.
    Change<Program> scheduled(SessionsScheduled news, Instant now) {
        return course.isOver() && plan != null
                ? Change.none(this)
                : reviewed(
                        new Rostering(this, now).back(news.sessions()).after(it -> Planning.plan(it, news, now)), now);
    }

    Change<Program> crisis(@Nullable Instant since, Instant now) {
        return reviewed(Story.of(with(course.crisis(since))), now);
    }

    Change<Program> measured(Measure bam, Instant now) {
        return Story.of(
                        with(course.with(bam)),
                        new ProgressMeasured(
                                clientId,
                                episodeId,
                                bam.screeningId(),
                                bam.use(),
                                bam.risk(),
                                bam.protective(),
                                bam.measuredAt()))
                .then(it -> Review.of(it, now))
                .change();
    }

    /// The client says that they went to a support group.
    Change<Program> wentToGroup(SelfReport group) {
        return Change.to(with(course.with(group)));
    }

    /// Somebody looked at a completion whose records were corrected.
    Change<Program> rechecked(Instant now) {
        return new Closing(this, now).rechecked().then(it -> Review.of(it, now)).change();
    }

    Change<Program> checkIn(SessionId session, Instant now) {
        return concluded(new Recording(this, session, now).checkIn(), now);
    }

    Change<Program> checkOut(SessionId session, Instant now) {
        return concluded(new Recording(this, session, now).checkOut(), now);
    }

    /// What staff say became of a session. The same again changes nothing, anything else is a correction.
    Change<Program> report(SessionId session, Report said, @Nullable String reason, String by, Instant now) {
        return concluded(new Recording(this, session, now).report(said, reason, by), now);
    }

    Change<Program> reachedOut(Attempt attempt, Instant now) {
        return concluded(new Calling(this).tried(attempt), now);
    }

    /// A clinician confirms that the goals were reviewed and the program is done.
    Change<Program> complete(@Nullable ScreeningId screening, String by, Instant now) {
        return reviewed(new Closing(this, now).complete(screening, by), now);
    }

    Change<Program> discharge(Disposition how, DischargeReason why, String by, Instant now) {
        return reviewed(new Closing(this, now).discharge(how, why, by), now);
    }

    @Override
    public Change<Program> due(Instant now) {
        return Recording.silent(this, now).then(it -> Review.of(it, now)).change();
    }

    /// What changed nothing is not looked at again.
    Change<Program> concluded(Story story, Instant now) {
        return story.equals(Story.of(this)) ? Change.none(this) : reviewed(story, now);
    }

    private static Change<Program> reviewed(Story story, Instant now) {
        return story.then(it -> Review.of(it, now)).change();
    }

    Program promising(Plan enrolled) {
        return new Program(
                id, clientId, episodeId, rules, enrolled, plan, holds, ledger, outreach, course, tasks, wakeAt);
    }

    Program with(Plan heard, Ledger sessions) {
        return with(heard, holds, sessions, outreach, course);
    }

    Program with(Holds changed) {
        return with(plan == null ? null : plan.with(changed), changed, ledger, outreach, course);
    }

    Program with(Ledger changed) {
        return with(plan, holds, changed, outreach, course);
    }

    Program with(Outreach changed) {
        return with(plan, holds, ledger, changed, course);
    }

    Program with(Course changed) {
        return with(plan, holds, ledger, outreach, changed);
    }

    private Program with(@Nullable Plan as, Holds held, Ledger sessions, Outreach tried, Course went) {
        return new Program(id, clientId, episodeId, rules, promised, as, held, sessions, tried, went, tasks, wakeAt);
    }

    Program with(List<Task> left, @Nullable Instant next) {
        return new Program(id, clientId, episodeId, rules, promised, plan, holds, ledger, outreach, course, left, next);
    }
}
