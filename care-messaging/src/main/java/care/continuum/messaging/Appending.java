package care.continuum.messaging;

import static care.continuum.messaging.MongoLot.IDS;
import static care.continuum.messaging.MongoLot.SETTLED;

import java.util.List;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.bson.types.ObjectId;

/// The one update that puts an event behind those that wait: it sees where the event belongs, says so in the document,
/// and puts it there.
final class Appending {

    static final String PLACE = "place";

    private static final String APPENDED = "APPENDED";
    private static final String SINCE = "since";

    private Appending() {}

    static List<Bson> of(Parked event, boolean begin, int most) {
        var id = literal(event.id());
        var length = new Document("$size", "$" + IDS);
        var places = List.of(
                when(new Document("$in", List.of(id, "$" + SETTLED)), Lot.Place.SETTLED),
                when(new Document("$in", List.of(id, "$" + IDS)), Lot.Place.WAITS),
                when(new Document("$and", List.of(!begin, equal(length, 0))), Lot.Place.FREE),
                when(new Document("$gte", List.of(length, most)), Lot.Place.FULL));
        var place = new Document("$switch", new Document("branches", places).append("default", APPENDED));
        var appended = equal("$" + PLACE, APPENDED);
        var first = new Document("$and", List.of(appended, equal(length, 0)));
        var longer = new Document("$concatArrays", List.of("$" + IDS, List.of(id)));
        return List.of(
                set(new Document("topic", literal(event.topic()))
                        .append("client", literal(event.client()))
                        .append(IDS, ifMissing(IDS, List.of()))
                        .append(SETTLED, ifMissing(SETTLED, List.of()))
                        .append(SINCE, ifMissing(SINCE, "$$NOW"))
                        .append(MongoLot.REVISION, new ObjectId())),
                set(new Document(PLACE, place)),
                set(new Document(SINCE, either(first, "$$NOW", "$" + SINCE))
                        .append(IDS, either(appended, longer, "$" + IDS))));
    }

    static Lot.Place outcome(Document after) {
        var told = after.getString(PLACE);
        return APPENDED.equals(told) ? Lot.Place.WAITS : Lot.Place.valueOf(told);
    }

    private static Bson set(Document fields) {
        return new Document("$set", fields);
    }

    private static Document when(Document condition, Lot.Place place) {
        return new Document("case", condition).append("then", place.name());
    }

    private static Document equal(Object left, Object right) {
        return new Document("$eq", List.of(left, right));
    }

    private static Document either(Object condition, Object yes, Object no) {
        return new Document("$cond", List.of(condition, yes, no));
    }

    private static Document ifMissing(String field, Object instead) {
        return new Document("$ifNull", List.of("$" + field, instead));
    }

    /// What comes from outside is never an expression.
    private static Document literal(String text) {
        return new Document("$literal", text);
    }
}
