package care.continuum.attendance.program;

import care.continuum.attendance.program.Programs.Work;
import care.continuum.attendance.terms.Task.Kind;
import care.continuum.events.ClientId;
import care.continuum.events.EpisodeId;
import care.continuum.events.SessionId;
import care.continuum.web.Page;
import care.continuum.web.PageQuery;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/// What staff must do, the most urgent first.
@Service
class WorklistDesk {

    private static final Instant EVER = Instant.parse("9999-01-01T00:00:00Z");

    private final Programs programs;
    private final Clock clock;

    WorklistDesk(Programs programs, Clock clock) {
        this.programs = programs;
        this.clock = clock;
    }

    /// One thing to do.
    @JsonInclude(Include.NON_NULL)
    record Item(
            Kind kind,
            ClientId clientId,
            EpisodeId episodeId,
            @Nullable SessionId sessionId,
            Instant dueAt,
            boolean overdue) {}

    /// @param kind    of this kind alone
    /// @param overdue those overdue alone, or those not overdue alone
    Page<Item> worklist(@Nullable Kind kind, @Nullable Boolean overdue, PageQuery query) {
        var now = clock.instant();
        var kinds = Stream.of(Kind.values())
                .filter(it -> kind == null || it == kind)
                .map(Kind::name)
                .toList();
        var after = Boolean.FALSE.equals(overdue) ? now : Instant.EPOCH;
        var until = Boolean.TRUE.equals(overdue) ? now : EVER;
        var skip = (long) query.page() * query.size();
        List<Item> items = programs.tasks(kinds, now, after, until, skip, query.size()).stream()
                .map(work -> item(work, now))
                .toList();
        var total = programs.count(kinds, now, after, until).orElse(0L);
        return new Page<>(items, query.page(), query.size(), total);
    }

    private static Item item(Work work, Instant now) {
        return new Item(
                work.kind(),
                work.clientId(),
                work.episodeId(),
                work.sessionId(),
                work.dueAt(),
                !work.dueAt().isAfter(now));
    }
}
