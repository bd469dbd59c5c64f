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

/// Reads and writes documents as Spring Data does, but for what is [Sealed] in aggregates; and tells the audit log
/// whose
/// they are.
final class SealingConverter extends MappingMongoConverter implements Discreet {

    /// Where an aggregate's document names the client whom it is about.
    private static final String CLIENT = "_key";

    private static final String ANSWER = "answer";

    private final Sealing sealing;

    SealingConverter(DbRefResolver references, MongoMappingContext context, Sealing sealing) {
        super(references, context);
        this.sealing = sealing;
    }

    @Override
    public void write(Object source, Bson target) {
        super.write(source, target);
        if (source instanceof Aggregate<?> aggregate && target instanceof Document document) {
            Seen.changed(aggregate.client());
            sealing.close(source.getClass(), aggregate.client(), document);
            if (source instanceof Searchable searchable) {
                document.put(Searchable.FIELD, sealing.blind(searchable.searchTerms()));
            }
        }
    }

    @Override
    public String close(@Nullable String client, String answer) {
        return sealing.closeText(client, ANSWER, answer);
    }

    @Override
    public @Nullable String open(@Nullable String client, String answer) {
        return sealing.openText(client, ANSWER, answer);
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
