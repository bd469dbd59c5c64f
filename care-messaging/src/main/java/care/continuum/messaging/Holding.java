package care.continuum.messaging;

import static care.continuum.messaging.MongoLot.IDS;
import static care.continuum.messaging.MongoLot.REVISION;
import static care.continuum.messaging.MongoLot.SETTLED;

import java.util.Arrays;
import java.util.List;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.bson.types.Binary;
import org.bson.types.ObjectId;
import org.jspecify.annotations.Nullable;

/// The updates of a queue document by which redrives and people exclude one another: each sees how
/// things stand, says what becomes of the wish, and does it.
///
/// Who has taken an event stands in the document with an end by the database's own clock, so that the
/// mark of a process that died does not hold it for ever. A mark that ended still says that nobody knows
/// whether the event has taken effect.
final class Holding {

    static final String EDITS = "edits";
    static final String REDRIVEN = "redriven";
    static final String TAKEN = "taken";

    private static final String SAID = "said";
    private static final int HELD_SECONDS = 120;
    private static final Document HEAD = new Document("$arrayElemAt", List.of("$" + IDS, 0));

    private Holding() {}

    static List<Bson> take(String token) {
        var until = new Document(
                "$dateAdd",
                new Document("startDate", "$$NOW").append("unit", "second").append("amount", HELD_SECONDS));
        var mine = new Document("by", literal(token)).append("until", until);
        return List.of(set(new Document(TAKEN, new Document("$concatArrays", List.of(holders(), List.of(mine))))
                .append(REVISION, new ObjectId())));
    }

    /// Of a queue only what its first event needs.
    static Bson head() {
        var edit = new Document("$arrayElemAt", List.of(where(EDITS, equal("$$this.id", HEAD)), 0));
        return new Document("topic", 1).append("head", HEAD).append("edit", edit);
    }

    static List<Bson> discard(String id, boolean force) {
        var waits = in(literal(id), IDS);
        var said = cases(
                Lot.Mending.GONE,
                when(and(waits, held(id), !force), Lot.Mending.TAKEN),
                when(and(waits, marked(id)), Lot.Mending.FORCED),
                when(waits, Lot.Mending.DONE),
                when(in(literal(id), REDRIVEN), Lot.Mending.REDRIVEN),
                when(in(literal(id), SETTLED), Lot.Mending.SETTLED));
        var done = isDone();
        var also = new Document("$setUnion", List.of(array(SETTLED), List.of(literal(id))));
        return List.of(
                set(new Document(SAID, said).append(REVISION, new ObjectId())),
                set(new Document(IDS, either(done, where(IDS, not("$$this", id)), array(IDS)))
                        .append(SETTLED, either(done, also, array(SETTLED)))
                        .append(EDITS, either(done, where(EDITS, not("$$this.id", id)), array(EDITS)))
                        .append(TAKEN, either(and(done, isHead(id)), List.of(), array(TAKEN)))));
    }

    /// @param before the edited payload that is to be replaced; null where it is as it came
    static List<Bson> edit(String id, @Nullable Binary before, Binary payload) {
        var waits = in(literal(id), IDS);
        var mine = new Document("$arrayElemAt", List.of(where(EDITS, equal("$$this.id", literal(id))), 0));
        var now = new Document("$let", new Document("vars", new Document("mine", mine)).append("in", "$$mine.value"));
        var asBefore = equal(new Document("$ifNull", Arrays.asList(now, before)), new Document("$literal", before));
        var said = cases(
                Lot.Mending.GONE,
                when(and(waits, held(id)), Lot.Mending.TAKEN),
                when(and(waits, asBefore, marked(id)), Lot.Mending.FORCED),
                when(and(waits, asBefore), Lot.Mending.DONE),
                when(waits, Lot.Mending.CHANGED),
                when(in(literal(id), REDRIVEN), Lot.Mending.REDRIVEN));
        var done = isDone();
        var edited = new Document("id", literal(id)).append("value", new Document("$literal", payload));
        var edits = new Document("$concatArrays", List.of(where(EDITS, not("$$this.id", id)), List.of(edited)));
        return List.of(
                set(new Document(SAID, said).append(REVISION, new ObjectId())),
                set(new Document(EDITS, either(done, edits, array(EDITS)))
                        .append(TAKEN, either(and(done, isHead(id)), List.of(), array(TAKEN)))));
    }

    static Lot.Mending outcome(@Nullable Document after) {
        return after == null ? Lot.Mending.GONE : Lot.Mending.valueOf(after.getString(SAID));
    }

    static Bson said() {
        return new Document(SAID, 1);
    }

    /// Only the first event can be held.
    private static Document held(String id) {
        return and(isHead(id), new Document("$gt", List.of(new Document("$size", holders()), 0)));
    }

    /// Whether a redrive took it and has not given it back: one that died may have had its effect.
    private static Document marked(String id) {
        return and(isHead(id), new Document("$gt", List.of(new Document("$size", array(TAKEN)), 0)));
    }

    private static Document isDone() {
        return new Document("$in", List.of("$" + SAID, List.of(Lot.Mending.DONE.name(), Lot.Mending.FORCED.name())));
    }

    private static Document isHead(String id) {
        return equal(HEAD, literal(id));
    }

    private static Document holders() {
        return where(TAKEN, new Document("$gt", List.of("$$this.until", "$$NOW")));
    }

    private static Document where(String field, Document condition) {
        return new Document("$filter", new Document("input", array(field)).append("cond", condition));
    }

    private static Document array(String field) {
        return new Document("$ifNull", List.of("$" + field, List.of()));
    }

    private static Document in(Document value, String field) {
        return new Document("$in", List.of(value, array(field)));
    }

    private static Document not(String field, String id) {
        return new Document("$ne", List.of(field, literal(id)));
    }

    private static Document and(Object... conditions) {
        return new Document("$and", List.of(conditions));
    }

    private static Document equal(Object left, Object right) {
        return new Document("$eq", List.of(left, right));
    }

    private static Document either(Object condition, Object yes, Object no) {
        return new Document("$cond", List.of(condition, yes, no));
    }

    private static Document when(Document condition, Lot.Mending then) {
        return new Document("case", condition).append("then", then.name());
    }

    private static Document cases(Lot.Mending otherwise, Document... cases) {
        return new Document("$switch", new Document("branches", List.of(cases)).append("default", otherwise.name()));
    }

    private static Bson set(Document fields) {
        return new Document("$set", fields);
    }

    /// What comes from outside is never an expression.
    private static Document literal(String text) {
        return new Document("$literal", text);
    }
}
