package care.continuum.web;

import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpInputMessage;
import org.springframework.http.HttpOutputMessage;
import org.springframework.http.MediaType;
import org.springframework.http.converter.AbstractHttpMessageConverter;
import org.springframework.http.converter.HttpMessageNotReadableException;

/// Lets the [BodyReader] read the bodies of requests into the suite's own records.
final class RecordBodies extends AbstractHttpMessageConverter<Object> {

    private final BodyReader reader;

    RecordBodies(BodyReader reader) {
        super(MediaType.APPLICATION_JSON);
        this.reader = reader;
    }

    @Override
    protected boolean supports(Class<?> type) {
        return reads(type);
    }

    static boolean reads(Class<?> type) {
        return type.isRecord() && type.getPackageName().startsWith("care.continuum");
    }

    @Override
    public boolean canWrite(Class<?> type, @Nullable MediaType mediaType) {
        return false;
    }

    @Override
    protected Object readInternal(Class<?> type, HttpInputMessage message) throws IOException {
        try {
            return reader.read(type, message.getBody().readAllBytes());
        } catch (BadInput bad) {
            throw new HttpMessageNotReadableException("the body cannot be taken", bad, message);
        }
    }

    @Override
    protected void writeInternal(Object body, HttpOutputMessage message) {
        throw new UnsupportedOperationException("only reads");
    }
}
