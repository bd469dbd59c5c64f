package care.continuum.intake.client;

import static com.mongodb.client.model.Aggregates.count;
import static com.mongodb.client.model.Aggregates.limit;
import static com.mongodb.client.model.Aggregates.match;
import static com.mongodb.client.model.Aggregates.project;
import static com.mongodb.client.model.Aggregates.skip;
import static com.mongodb.client.model.Aggregates.sort;
import static com.mongodb.client.model.Aggregates.unwind;
import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.exists;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.gte;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Filters.lte;
import static com.mongodb.client.model.Projections.include;
import static com.mongodb.client.model.Sorts.ascending;

import care.continuum.intake.terms.Task;
import care.continuum.web.PageQuery;
import com.mongodb.client.MongoCollection;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.support.PageableExecutionUtils;
import org.springframework.stereotype.Component;

/// The open tasks of all clients, read without reading who they are. An index holds those with tasks
/// alone: what was done long ago makes no page slower.
@Component
class Worklist {

    private static final String DUE_AT = "tasks.dueAt";
    private static final Sort MOST_URGENT_FIRST =
            Sort.by(DUE_AT, "_id", "tasks.kind", "tasks.episodeId", "tasks.other");

    private final MongoOperations mongo;

    Worklist(MongoOperations mongo) {
        this.mongo = mongo;
    }

    /// One of a client's tasks.
    ///
    /// @param id the client's
    record Open(String id, Task tasks) {}

    /// Whether a task can wait, is about to be missed, or was missed.
    enum Urgency {
        LATER,
        SOON,
        OVERDUE;

        static Urgency of(Instant dueAt, Instant now, Duration warning) {
            if (dueAt.isBefore(now)) {
                return OVERDUE;
            }
            return dueAt.minus(warning).isAfter(now) ? LATER : SOON;
        }

        private Bson filter(Instant now, Duration warning) {
            return switch (this) {
                case LATER -> gt(DUE_AT, now.plus(warning));
                case SOON -> and(gte(DUE_AT, now), lte(DUE_AT, now.plus(warning)));
                case OVERDUE -> lt(DUE_AT, now);
            };
        }
    }

    /// Which tasks are asked for; null: any.
    ///
    /// @param warning how long before its time a task is about to be missed
    record Wanted(
            Task.@Nullable Kind kind,
            @Nullable Boolean overdue,
            @Nullable Urgency urgency,
            Instant now,
            Duration warning) {

        private Bson filter() {
            var all = new ArrayList<Bson>(List.of(exists(DUE_AT)));
            if (kind != null) {
                all.add(eq("tasks.kind", kind.name()));
            }
            if (overdue != null) {
                all.add(overdue ? lt(DUE_AT, now) : gte(DUE_AT, now));
            }
            if (urgency != null) {
                all.add(urgency.filter(now, warning));
            }
            return and(all);
        }
    }

    /// The most urgent first.
    Page<Open> find(Wanted wanted, PageQuery page) {
        var each = List.of(match(exists(DUE_AT)), project(include("tasks")), unwind("$tasks"), match(wanted.filter()));
        var sorted = page.sorted(MOST_URGENT_FIRST);
        var order =
                sort(ascending(MOST_URGENT_FIRST.map(Sort.Order::getProperty).toList()));
        var part = with(each, order, skip((int) sorted.getOffset()), limit(sorted.getPageSize()));
        var found = clients().aggregate(part).map(it -> mongo.getConverter().read(Open.class, it));
        return PageableExecutionUtils.getPage(found.into(new ArrayList<>()), sorted, () -> total(each));
    }

    private long total(List<Bson> each) {
        var counted = clients().aggregate(with(each, count("total"))).first();
        return counted == null ? 0 : counted.getInteger("total");
    }

    private MongoCollection<Document> clients() {
        return mongo.getCollection(mongo.getCollectionName(Client.class));
    }

    private static List<Bson> with(List<Bson> stages, Bson... more) {
        return Stream.concat(stages.stream(), Stream.of(more)).toList();
    }
}
