package care.continuum.web;

import care.continuum.web.BadInput.Fault;
import jakarta.validation.Validator;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Reads a JSON body into a record, strictly, and says everything that is wrong with it at once: unknown and missing
/// fields, wrong types, values out of range.
final class BodyReader {

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private final Validator validator;

    BodyReader(Validator validator) {
        this.validator = validator;
    }

    /// @throws BadInput with every fault
    Object read(Class<?> type, byte[] body) {
        var faults = new ArrayList<Fault>();
        var value = record(type, parse(body), "", faults);
        if (!faults.isEmpty() || value == null) {
            throw new BadInput(faults);
        }
        return value;
    }

    private static JsonNode parse(byte[] body) {
        try {
            return JSON.readTree(body);
        } catch (JacksonException e) {
            var place = e.getLocation();
            var where = place == null ? "" : " at line %d, column %d".formatted(place.getLineNr(), place.getColumnNr());
            throw new BadInput(List.of(new Fault("", "is not JSON%s: %s".formatted(where, e.getOriginalMessage()))));
        }
    }

    private @Nullable Object record(Class<?> type, JsonNode node, String path, List<Fault> faults) {
        if (!node.isObject()) {
            faults.add(new Fault(path, "must be an object"));
            return null;
        }
        var components = type.getRecordComponents();
        var known = Arrays.stream(components).map(RecordComponent::getName).toList();
        node.propertyNames().stream()
                .filter(name -> !known.contains(name))
                .forEach(name -> faults.add(new Fault(join(path, name), "is not known")));
        var before = faults.size();
        var values = new @Nullable Object[components.length];
        for (int index = 0; index < components.length; index++) {
            values[index] = component(type, components[index], node, path, faults);
        }
        return faults.size() > before ? null : build(type, components, values, path, faults);
    }

    private @Nullable Object component(
            Class<?> owner, RecordComponent component, JsonNode node, String path, List<Fault> faults) {
        var name = component.getName();
        var place = join(path, name);
        var given = node.get(name);
        if (given == null || given.isNull()) {
            if (!component.getAnnotatedType().isAnnotationPresent(Nullable.class)) {
                faults.add(new Fault(place, "is missing"));
            }
            return null;
        }
        var before = faults.size();
        var value = value(component.getAnnotatedType(), given, place, faults);
        if (faults.size() == before) {
            validator.validateValue(owner, name, value).forEach(it -> faults.add(new Fault(place, it.getMessage())));
        }
        return value;
    }

    private @Nullable Object value(AnnotatedType type, JsonNode node, String path, List<Fault> faults) {
        if (type instanceof AnnotatedParameterizedType generic
                && generic.getType() instanceof ParameterizedType raw
                && raw.getRawType() instanceof Class<?> container) {
            return container(container, generic, node, path, faults);
        }
        var plain = (Class<?>) type.getType();
        if (plain.isRecord() && !Texts.is(plain)) {
            return record(plain, node, path, faults);
        }
        try {
            return scalar(plain, node);
        } catch (IllegalArgumentException e) {
            faults.add(new Fault(path, String.valueOf(e.getMessage())));
            return null;
        }
    }

    private @Nullable Object container(
            Class<?> container, AnnotatedParameterizedType type, JsonNode node, String path, List<Fault> faults) {
        var inner = type.getAnnotatedActualTypeArguments();
        if (container == Map.class) {
            return map(inner, node, path, faults);
        }
        if (!node.isArray()) {
            faults.add(new Fault(path, "must be a list"));
            return null;
        }
        var nullable = inner[0].isAnnotationPresent(Nullable.class);
        var values = new ArrayList<@Nullable Object>();
        for (int index = 0; index < node.size(); index++) {
            values.add(element(inner[0], nullable, node.get(index), "%s[%d]".formatted(path, index), faults));
        }
        return container == Set.class
                ? Collections.unmodifiableSet(new LinkedHashSet<>(values))
                : Collections.unmodifiableList(values);
    }

    private @Nullable Object map(AnnotatedType[] inner, JsonNode node, String path, List<Fault> faults) {
        if (!node.isObject()) {
            faults.add(new Fault(path, "must be an object"));
            return null;
        }
        var values = new LinkedHashMap<Object, @Nullable Object>();
        node.propertyStream().forEach(entry -> {
            var place = join(path, entry.getKey());
            try {
                var key = Texts.read((Class<?>) inner[0].getType(), entry.getKey());
                values.put(key, element(inner[1], false, entry.getValue(), place, faults));
            } catch (IllegalArgumentException e) {
                faults.add(new Fault(place, String.valueOf(e.getMessage())));
            }
        });
        return Collections.unmodifiableMap(values);
    }

    private @Nullable Object element(
            AnnotatedType type, boolean nullable, JsonNode node, String path, List<Fault> faults) {
        if (node.isNull()) {
            if (!nullable) {
                faults.add(new Fault(path, "must not be null"));
            }
            return null;
        }
        return value(type, node, path, faults);
    }

    private static Object scalar(Class<?> type, JsonNode node) {
        if (type == boolean.class || type == Boolean.class) {
            must(node.isBoolean(), type);
            return node.booleanValue();
        }
        if (type == int.class || type == Integer.class) {
            must(node.isIntegralNumber() && node.canConvertToInt(), type);
            return node.intValue();
        }
        if (type == long.class || type == Long.class) {
            must(node.isIntegralNumber() && node.canConvertToLong(), type);
            return node.longValue();
        }
        if (type == BigDecimal.class || type == double.class || type == Double.class) {
            if (!node.isNumber()) {
                throw new IllegalArgumentException("must be a number");
            }
            return type == BigDecimal.class ? node.decimalValue() : (Object) node.doubleValue();
        }
        if (!node.isString()) {
            throw new IllegalArgumentException(type == String.class ? "must be a text" : Texts.fault(type));
        }
        return Texts.read(type, node.stringValue());
    }

    private static void must(boolean holds, Class<?> type) {
        if (!holds) {
            throw new IllegalArgumentException(Texts.fault(type));
        }
    }

    private static @Nullable Object build(
            Class<?> type, RecordComponent[] components, @Nullable Object[] values, String path, List<Fault> faults) {
        try {
            Constructor<?> constructor = type.getDeclaredConstructor(
                    Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new));
            constructor.setAccessible(true);
            return constructor.newInstance(values);
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof BadInput bad) {
                bad.faults().forEach(it -> faults.add(new Fault(join(path, it.field()), it.message())));
                return null;
            }
            if (e.getCause() instanceof IllegalArgumentException || e.getCause() instanceof DateTimeException) {
                faults.add(new Fault(path, String.valueOf(e.getCause().getMessage())));
                return null;
            }
            throw new IllegalStateException(type + " cannot be built", e);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(type + " cannot be built", e);
        }
    }

    private static String join(String path, String name) {
        return path.isEmpty() ? name : path + '.' + name;
    }
}
