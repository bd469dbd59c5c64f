package care.continuum.aftercare.plan;

import care.continuum.aftercare.terms.Task.Kind;
import care.continuum.events.ClientId;
import care.continuum.events.EpisodeId;
import care.continuum.web.Page;
import care.continuum.web.PageQuery;
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

    private final Plans plans;
    private final Clock clock;

    WorklistDesk(Plans plans, Clock clock) {
        this.plans = plans;
        this.clock = clock;
    }

    /// One thing to do; `subject` is the referral, appointment or follow-up.
    record Item(Kind kind, ClientId clientId, EpisodeId episodeId, String subject, Instant dueAt, boolean overdue) {}

    /// @param kind    of this kind alone
    /// @param overdue those overdue alone, or those not overdue alone
    Page<Item> worklist(@Nullable Kind kind, @Nullable Boolean overdue, PageQuery query) {
        var now = clock.instant();
        var kinds = Stream.of(Kind.values())
                .filter(each -> kind == null || each == kind)
                .map(Kind::name)
                .toList();
        var after = Boolean.FALSE.equals(overdue) ? now : Instant.EPOCH;
        var until = Boolean.TRUE.equals(overdue) ? now : EVER;
        var skip = (long) query.page() * query.size();
        List<Item> items = plans.tasks(kinds, after, until, skip, query.size()).stream()
                .map(work -> new Item(
                        work.kind(),
                        work.clientId(),
                        work.episodeId(),
                        work.subject(),
                        work.dueAt(),
                        !work.dueAt().isAfter(now)))
                .toList();
        return new Page<>(
                items,
                query.page(),
                query.size(),
                plans.count(kinds, after, until).orElse(0L));
    }
}
