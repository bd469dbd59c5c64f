package care.continuum.web;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.core.convert.TypeDescriptor;
import org.springframework.core.convert.converter.ConditionalGenericConverter;

/// Reads path variables and query parameters as strictly as the [BodyReader] reads bodies.
final class TextConverter implements ConditionalGenericConverter {

    @Override
    public Set<ConvertiblePair> getConvertibleTypes() {
        return Set.of(
                new ConvertiblePair(String.class, String.class),
                new ConvertiblePair(String.class, Enum.class),
                new ConvertiblePair(String.class, Instant.class),
                new ConvertiblePair(String.class, LocalDate.class),
                new ConvertiblePair(String.class, LocalTime.class),
                new ConvertiblePair(String.class, Record.class),
                new ConvertiblePair(String.class, Object.class));
    }

    @Override
    public boolean matches(TypeDescriptor from, TypeDescriptor to) {
        return Texts.is(to.getType());
    }

    @Override
    public @Nullable Object convert(@Nullable Object text, TypeDescriptor from, TypeDescriptor to) {
        return text == null ? null : Texts.read(to.getType(), (String) text);
    }
}
