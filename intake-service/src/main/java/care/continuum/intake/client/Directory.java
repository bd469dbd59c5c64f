package care.continuum.intake.client;

import static java.util.Locale.ROOT;
import static org.springframework.data.mongodb.core.query.Criteria.where;

import care.continuum.events.AgeBand;
import care.continuum.events.ClientId;
import care.continuum.events.Track;
import care.continuum.intake.terms.EpisodeStatus;
import care.continuum.intake.terms.Person;
import care.continuum.privacy.Searchable;
import care.continuum.privacy.Vault;
import care.continuum.web.PageQuery;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.PageImpl;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.support.PageableExecutionUtils;
import org.springframework.stereotype.Component;

/// Finds clients by what staff remember of them.
@Component
class Directory {

    private static final Sort ORDER_OF_WAITING = Sort.by("waiting.rank", "waiting.since", "_id");

    private final MongoOperations mongo;
    private final Vault vault;

    Directory(MongoOperations mongo, Vault vault) {
        this.mongo = mongo;
        this.vault = vault;
    }

    /// Nobody who was erased. Whoever was known first comes first: names are sealed, and nothing can be sorted by them.
    ///
    /// @param said the beginnings of some of the names or of the birth date, or a phone or an e-mail; blank: any
    Page<Client> find(@Nullable EpisodeStatus status, String said, @Nullable Set<ClientId> ids, PageQuery page) {
        var query = new Query(where("retention.erasure").isNull());
        if (status != null) {
            query.addCriteria(where("status").is(status));
        }
        if (!said.isBlank()) {
            query.addCriteria(found(said));
        }
        if (ids != null) {
            query.addCriteria(
                    where("_id").in(ids.stream().map(ClientId::toString).toList()));
        }
        var sorted = page.sorted(Sort.by("knownSince", "_id"));
        var found = mongo.find(Query.of(query).with(sorted), Client.class);
        if (found.isEmpty() && sorted.getOffset() > 0) {
            // That there are some tells of them: beyond the last page the first ones are read, and audited.
            mongo.find(Query.of(query).limit(sorted.getPageSize()), Client.class);
        }
        return PageableExecutionUtils.getPage(found, sorted, () -> mongo.count(query, Client.class));
    }

    private Criteria found(String said) {
        var called = Arrays.stream(said.strip().toLowerCase(ROOT).split("\\s+", -1))
                .map(Person::beginning)
                .toList();
        var byName = where(Searchable.FIELD).all(vault.blindAll(called));
        return Person.contactTerm(said)
                .map(contact -> where(Searchable.FIELD).in(vault.blindAll(List.of(contact))))
                .map(byContact -> new Criteria().orOperator(byName, byContact))
                .orElse(byName);
    }

    /// Somebody who waits.
    ///
    /// @param place from 1 in the waitlist of the track and the age band
    record Placed(int place, Client client) {}

    /// Whoever waits for a seat that is still to be offered, one waitlist after the other in its order.
    Page<Placed> waiting(List<Track> tracks, List<AgeBand> bands, PageQuery page) {
        var part = page.sorted(ORDER_OF_WAITING);
        var found = new ArrayList<Placed>();
        var before = 0L;
        for (var track : tracks) {
            for (var band : bands) {
                var waitlist =
                        where("waiting.track").is(track).and("waiting.ageBand").is(band);
                var skipped = Math.max(0, part.getOffset() - before);
                found.addAll(placed(waitlist, skipped, part.getPageSize() - found.size()));
                before += mongo.count(Query.query(waitlist), Client.class);
            }
        }
        return new PageImpl<>(found, part, before);
    }

    private List<Placed> placed(Criteria waitlist, long skipped, int most) {
        if (most == 0) {
            return List.of();
        }
        var part = Query.query(waitlist).with(ORDER_OF_WAITING).skip(skipped).limit(most);
        var place = (int) skipped;
        var found = new ArrayList<Placed>();
        for (var client : mongo.find(part, Client.class)) {
            found.add(new Placed(++place, client));
        }
        return found;
    }
}
