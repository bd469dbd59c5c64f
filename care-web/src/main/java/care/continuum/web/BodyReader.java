package care.continuum.web;

import care.continuum.web.BadInput.Fault;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.Validator;
import jakarta.validation.constraints.Size;
import jakarta.validation.groups.Default;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Reads a JSON body into a record, strictly, and says everything that is wrong with it at once: unknown and missing
/// fields, wrong types, values out of range.
final class BodyReader {

    private final Validator validator;
    private final Class<?>[] groups;

    BodyReader(Validator validator) {
        this(validator, Default.class);
    }

    /// @param groups of the constraints that are asked
    private BodyReader(Validator validator, Class<?>... groups) {
        this.validator = validator;
        this.groups = groups;
    }

    /// @throws BadInput with every fault, unless all are [Passing]
    Object read(Class<?> type, byte[] body) {
        var faults = new ArrayList<Fault>();
        var value = record(type, JsonBody.parse(body), "", faults);
        if (faults.isEmpty() && value != null) {
            return value;
        }
        throw new BadInput(faults(type, body));
    }

    /// Every fault, the [Passing] ones too.
    List<Fault> faults(Class<?> type, byte[] body) {
        var faults = new ArrayList<Fault>();
        var _ = new BodyReader(validator, Default.class, Passing.class).record(type, JsonBody.parse(body), "", faults);
        return faults;
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
                .forEach(name -> faults.add(new Fault(Making.join(path, name), "is not known")));
        var read = new LinkedHashMap<String, @Nullable Object>();
        var parts = new LinkedHashMap<String, List<?>>();
        for (var component : components) {
            var before = faults.size();
            var value = component(type, component, node, path, faults);
            if (faults.size() == before) {
                read.put(component.getName(), value);
            } else if (value instanceof List<?> faulty) {
                parts.put(component.getName(), faulty);
            }
        }
        return Making.of(type, read, parts, path, faults);
    }

    private @Nullable Object component(
            Class<?> owner, RecordComponent component, JsonNode node, String path, List<Fault> faults) {
        var name = component.getName();
        var place = Making.join(path, name);
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
            validator.validateValue(owner, name, value, groups).stream()
                    .map(BodyReader::told)
                    .sorted()
                    .forEach(it -> faults.add(new Fault(place, it)));
        }
        return value;
    }

    /// The usual message of a size without an upper bound names the largest number there is.
    private static String told(ConstraintViolation<?> violation) {
        var descriptor = violation.getConstraintDescriptor();
        if (!(descriptor.getAnnotation() instanceof Size size)
                || size.max() != Integer.MAX_VALUE
                || !descriptor.getMessageTemplate().startsWith("{")) {
            return violation.getMessage();
        }
        return size.min() == 1 ? "must not be empty" : "size must be at least " + size.min();
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
            return Scalars.read(plain, node);
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
            var place = Making.join(path, entry.getKey());
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
}
