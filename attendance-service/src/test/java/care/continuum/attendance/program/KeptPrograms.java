package care.continuum.attendance.program;

import care.continuum.attendance.terms.Task.Kind;
import care.continuum.events.ClientId;
import care.continuum.events.EpisodeId;
import care.continuum.events.SessionId;
import care.continuum.testing.InMemory;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/// Ana's programs as a database finds them, in the order of these episodes.
///
/// @param asked the kinds of tasks that somebody asked for
record KeptPrograms(InMemory<Program> memory, List<EpisodeId> order, List<String> asked) implements Programs {

    KeptPrograms(InMemory<Program> memory, List<EpisodeId> order) {
        this(memory, order, new ArrayList<>());
    }

    @Override
    public List<Program> findByClientId(ClientId client) {
        return order.stream()
                .flatMap(episode -> memory.find(episode.toString()).stream())
                .toList();
    }

    @Override
    public List<Program> findByClientIdAndLedger_Entries_SessionId(ClientId client, SessionId session) {
        return findByLedger_Entries_SessionId(session);
    }

    @Override
    public List<Program> findByLedger_Entries_SessionId(SessionId session) {
        return findByClientId(Ana.ANA).stream()
                .filter(program -> program.ledger().find(session).isPresent())
                .toList();
    }

    @Override
    public List<Work> tasks(Collection<String> kinds, Instant now, Instant after, Instant until, long skip, int limit) {
        asked.addAll(kinds);
        return kinds.stream()
                .map(kind -> new Work(Ana.ANA, Ana.STAY, Kind.valueOf(kind), null, now))
                .toList();
    }

    @Override
    public Optional<Long> count(Collection<String> kinds, Instant now, Instant after, Instant until) {
        return Optional.of((long) kinds.size());
    }
}
