package care.continuum.privacy;

import care.continuum.messaging.Aggregate;
import care.continuum.messaging.Discreet;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.springframework.data.core.TypeInformation;
import org.springframework.data.mongodb.core.convert.DbRefResolver;
import org.springframework.data.mongodb.core.convert.MappingMongoConverter;
import org.springframework.data.mongodb.core.mapping.MongoMappingContext;

/// Reads and writes documents as Spring Data does, but for what is [Sealed] in aggregates; and has it noted in the
/// audit
/// log whose they are before they are written.
final class SealingConverter extends MappingMongoConverter implements Discreet {

    /// Where an aggregate's document names the client whom it is about.
    private static final String CLIENT = "_key";

    /// The place of what is kept for repeated commands.
    private static final String ANSWER = "answer";

    private final Sealing sealing;

    SealingConverter(DbRefResolver references, MongoMappingContext context, Sealing sealing) {
        super(references, context);
        this.sealing = sealing;
    }

    @Override
    public void write(Object source, Bson target) {
        if (isKept(source)) {
            Seen.changing(source instanceof Aggregate<?> aggregate ? aggregate.client() : null);
        }
        super.write(source, target);
        if (source instanceof Aggregate<?> aggregate && target instanceof Document document) {
            sealing.close(source.getClass(), aggregate.client(), document);
            if (source instanceof Searchable searchable) {
                document.put(Searchable.FIELD, sealing.blind(searchable.searchTerms()));
            }
        }
    }

    /// Whether it stands for itself in the database; else it only is a part, or asked for.
    private static boolean isKept(Object source) {
        return source instanceof Aggregate<?>
                || source.getClass().isAnnotationPresent(org.springframework.data.mongodb.core.mapping.Document.class);
    }

    @Override
    public String close(@Nullable String client, String text) {
        return sealing.closeText(client, ANSWER, text);
    }

    @Override
    public void mustStillBeKnown(@Nullable String client) {
        if (client != null && !Seen.isLasting()) {
            sealing.mustStillKnow(client);
        }
    }

    @Override
    public @Nullable String open(@Nullable String client, String text) {
        return sealing.openText(client, ANSWER, text);
    }

    @Override
    protected <S> S read(TypeInformation<S> type, Bson bson) {
        if (Aggregate.class.isAssignableFrom(type.getType()) && bson instanceof Document document) {
            var client = document.getString(CLIENT);
            Seen.read(client);
            sealing.open(type.getType(), client, document);
        }
        return super.read(type, bson);
    }
}
