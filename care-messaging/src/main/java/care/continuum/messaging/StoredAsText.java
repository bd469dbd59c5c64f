package care.continuum.messaging;

import java.lang.reflect.Method;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.core.convert.TypeDescriptor;
import org.springframework.core.convert.converter.GenericConverter;
import org.springframework.data.convert.ReadingConverter;
import org.springframework.data.convert.WritingConverter;
import org.springframework.util.ReflectionUtils;

/// Keeps typed identifiers, dates and hours as text in documents: readable in a shell, usable as map keys, and free of
/// the time zone that Spring Data would put into a date.
final class StoredAsText {

    private StoredAsText() {}

    /// @param ids each with a static `of(String)`
    static List<Object> converters(List<Class<?>> ids) {
        var readers = new LinkedHashMap<Class<?>, Function<String, @Nullable Object>>();
        readers.put(LocalDate.class, LocalDate::parse);
        readers.put(LocalTime.class, LocalTime::parse);
        ids.forEach(id -> readers.put(id, text -> ReflectionUtils.invokeMethod(factory(id), null, text)));
        return List.of(new ToText(readers.keySet()), new FromText(readers));
    }

    private static Method factory(Class<?> id) {
        var factory = ReflectionUtils.findMethod(id, "of", String.class);
        if (factory == null) {
            throw new IllegalStateException(id + " has no static of(String)");
        }
        return factory;
    }

    @WritingConverter
    private record ToText(Set<Class<?>> types) implements GenericConverter {
        @Override
        public Set<ConvertiblePair> getConvertibleTypes() {
            var pairs = new LinkedHashSet<ConvertiblePair>();
            types.forEach(type -> pairs.add(new ConvertiblePair(type, String.class)));
            return pairs;
        }

        @Override
        public @Nullable Object convert(@Nullable Object source, TypeDescriptor from, TypeDescriptor to) {
            return source == null ? null : source.toString();
        }
    }

    @ReadingConverter
    private record FromText(Map<Class<?>, Function<String, @Nullable Object>> readers) implements GenericConverter {
        @Override
        public Set<ConvertiblePair> getConvertibleTypes() {
            var pairs = new LinkedHashSet<ConvertiblePair>();
            readers.keySet().forEach(type -> pairs.add(new ConvertiblePair(String.class, type)));
            return pairs;
        }

        @Override
        public @Nullable Object convert(@Nullable Object source, TypeDescriptor from, TypeDescriptor to) {
            var reader = Objects.requireNonNull(readers.get(to.getType()));
            return source == null ? null : reader.apply(source.toString());
        }
    }
}
