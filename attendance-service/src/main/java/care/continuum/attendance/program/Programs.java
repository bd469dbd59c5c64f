package care.continuum.attendance.program;

import care.continuum.attendance.terms.Plan;
import care.continuum.attendance.terms.Task.Kind;
import care.continuum.events.ClientId;
import care.continuum.events.EpisodeId;
import care.continuum.events.Outcome;
import care.continuum.events.SessionId;
import care.continuum.messaging.Aggregates;
import care.continuum.messaging.Command;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.repository.Aggregation;
import org.springframework.data.repository.Repository;

/// All programs, for reading.
interface Programs extends Repository<Program, String> {

    /// Of those that were enrolled, the latest last: a stay that was left before it began may have begun later.
    Comparator<Program> BY_ENROLLMENT = Comparator.comparing(
            program -> Objects.requireNonNull(Planning.agreed(program)),
            Comparator.comparing(Plan::enteredAt).thenComparing(Plan::startDate));

    /// The stay that the command has changed before comes last: its repetition is about that one, also where the client
    /// was enrolled again since.
    static Comparator<Program> remembering(Aggregates<Program> aggregates, Command command) {
        return Comparator.comparing(program -> aggregates.remembers(program.id(), command));
    }

    /// Whom the session still concerns comes last.
    static Comparator<Program> concerned(SessionId session) {
        return Comparator.comparing(program -> program.ledger()
                .find(session)
                .filter(entry -> entry.outcome() != Outcome.NOT_APPLICABLE)
                .isPresent());
    }

    List<Program> findByClientId(ClientId client);

    List<Program> findByClientIdAndLedger_Entries_SessionId(ClientId client, SessionId session);

    List<Program> findByLedger_Entries_SessionId(SessionId session);

    /// What is to be done: of these kinds, shown by now, and due after one time and not after another.
    @Aggregation({
        "{ $match: { 'tasks.from': { $lte: ?1 } } }",
        "{ $unwind: '$tasks' }",
        "{ $match: { 'tasks.kind': { $in: ?0 }, 'tasks.from': { $lte: ?1 }, 'tasks.dueAt': { $gt: ?2, $lte: ?3 } } }",
        "{ $project: { _id: 0, clientId: 1, episodeId: 1, kind: '$tasks.kind', sessionId: '$tasks.sessionId',"
                + " dueAt: '$tasks.dueAt' } }",
        "{ $sort: { dueAt: 1, episodeId: 1, kind: 1, sessionId: 1 } }",
        "{ $skip: ?4 }",
        "{ $limit: ?5 }"
    })
    List<Work> tasks(Collection<String> kinds, Instant now, Instant after, Instant until, long skip, int limit);

    @Aggregation({
        "{ $match: { 'tasks.from': { $lte: ?1 } } }",
        "{ $unwind: '$tasks' }",
        "{ $match: { 'tasks.kind': { $in: ?0 }, 'tasks.from': { $lte: ?1 }, 'tasks.dueAt': { $gt: ?2, $lte: ?3 } } }",
        "{ $count: 'tasks' }"
    })
    Optional<Long> count(Collection<String> kinds, Instant now, Instant after, Instant until);

    /// One task and whom it is about.
    record Work(
            ClientId clientId,
            EpisodeId episodeId,
            Kind kind,
            @Nullable SessionId sessionId,
            Instant dueAt) {}
}
