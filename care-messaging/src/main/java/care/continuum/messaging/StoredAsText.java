package care.continuum.messaging;

import java.lang.reflect.Method;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.core.convert.TypeDescriptor;
import org.springframework.core.convert.converter.Converter;
import org.springframework.core.convert.converter.GenericConverter;
import org.springframework.data.convert.ReadingConverter;
import org.springframework.data.convert.WritingConverter;
import org.springframework.util.ReflectionUtils;

/// Keeps typed identifiers, dates and hours as text in documents: readable in a shell, usable as map keys, and free of
/// the
/// time zone that Spring Data would put into a date.
final class StoredAsText {

    private StoredAsText() {}

    static List<Object> converters(List<Class<?>> ids) {
        var all = new ArrayList<Object>();
        all.add(new DateToText());
        all.add(new TextToDate());
        all.add(new HourToText());
        all.add(new TextToHour());
        if (!ids.isEmpty()) {
            all.add(new IdToText(ids));
            all.add(new TextToId(ids));
        }
        return all;
    }

    @WritingConverter
    static final class DateToText implements Converter<LocalDate, String> {
        @Override
        public String convert(LocalDate date) {
            return date.toString();
        }
    }

    @ReadingConverter
    static final class TextToDate implements Converter<String, LocalDate> {
        @Override
        public LocalDate convert(String text) {
            return LocalDate.parse(text);
        }
    }

    @WritingConverter
    static final class HourToText implements Converter<LocalTime, String> {
        @Override
        public String convert(LocalTime hour) {
            return hour.toString();
        }
    }

    @ReadingConverter
    static final class TextToHour implements Converter<String, LocalTime> {
        @Override
        public LocalTime convert(String text) {
            return LocalTime.parse(text);
        }
    }

    @WritingConverter
    private record IdToText(List<Class<?>> ids) implements GenericConverter {
        @Override
        public Set<ConvertiblePair> getConvertibleTypes() {
            var pairs = new LinkedHashSet<ConvertiblePair>();
            ids.forEach(id -> pairs.add(new ConvertiblePair(id, String.class)));
            return pairs;
        }

        @Override
        public @Nullable Object convert(@Nullable Object source, TypeDescriptor from, TypeDescriptor to) {
            return source == null ? null : source.toString();
        }
    }

    @ReadingConverter
    private record TextToId(List<Class<?>> ids) implements GenericConverter {
        @Override
        public Set<ConvertiblePair> getConvertibleTypes() {
            var pairs = new LinkedHashSet<ConvertiblePair>();
            ids.forEach(id -> pairs.add(new ConvertiblePair(String.class, id)));
            return pairs;
        }

        @Override
        public @Nullable Object convert(@Nullable Object source, TypeDescriptor from, TypeDescriptor to) {
            return source == null ? null : ReflectionUtils.invokeMethod(factory(to.getType()), null, source);
        }

        private static Method factory(Class<?> id) {
            var factory = ReflectionUtils.findMethod(id, "of", String.class);
            if (factory == null) {
                throw new IllegalStateException(id + " has no static of(String)");
            }
            return factory;
        }
    }
}
