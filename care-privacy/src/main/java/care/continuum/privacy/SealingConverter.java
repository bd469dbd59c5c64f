package care.continuum.privacy;

import care.continuum.messaging.Aggregate;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.springframework.data.core.TypeInformation;
import org.springframework.data.mongodb.core.convert.DbRefResolver;
import org.springframework.data.mongodb.core.convert.MappingMongoConverter;
import org.springframework.data.mongodb.core.mapping.MongoMappingContext;

/// Reads and writes documents as Spring Data does, but for what is [Sealed] in aggregates; and tells the audit log
/// whose
/// they are.
final class SealingConverter extends MappingMongoConverter {

    /// Where an aggregate's document names the client whom it is about.
    private static final String CLIENT = "_key";

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
        }
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
