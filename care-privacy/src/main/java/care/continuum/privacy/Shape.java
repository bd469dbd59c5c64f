package care.continuum.privacy;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/// Where in the documents of one kind of record something is sealed.
final class Shape {

    private static final Map<Class<?>, Shape> KNOWN = new ConcurrentHashMap<>();

    private final Map<String, RecordComponent> sealed = new HashMap<>();
    private final Map<String, Below> below = new HashMap<>();

    /// What is in a component: documents of that shape, alone, in a list, or in a map.
    private record Below(Shape shape, boolean map) {}

    /// What is done with a sealed component of a document.
    @FunctionalInterface
    interface Visitor {
        void visit(Document parent, RecordComponent component);
    }

    static Shape of(Class<?> type) {
        var known = KNOWN.get(type);
        if (known == null) {
            known = new Shape();
            known.add(type, new HashMap<>(Map.of(type, known)));
            KNOWN.put(type, known);
        }
        return known;
    }

    /// Visits each sealed component that the document has.
    void walk(Document document, Visitor visitor) {
        sealed.forEach((name, component) -> {
            if (document.containsKey(name)) {
                visitor.visit(document, component);
            }
        });
        below.forEach((name, part) -> part.shape.descend(document.get(name), part.map, visitor));
    }

    private void descend(@Nullable Object value, boolean map, Visitor visitor) {
        switch (value) {
            case Document entries when map -> entries.values().forEach(it -> descend(it, false, visitor));
            case Document document -> walk(document, visitor);
            case Collection<?> many -> many.forEach(it -> descend(it, map, visitor));
            case null, default -> {
                // Nothing below that could be sealed.
            }
        }
    }

    private void add(Class<?> type, Map<Class<?>, Shape> underWay) {
        if (type.isSealed()) {
            for (var one : type.getPermittedSubclasses()) {
                add(one, underWay);
            }
        }
        if (!type.isRecord()) {
            return;
        }
        for (var component : type.getRecordComponents()) {
            if (component.isAnnotationPresent(Sealed.class)) {
                sealed.put(component.getName(), component);
            } else {
                var inside = inside(component.getGenericType());
                if (inside.isRecord() || inside.isSealed()) {
                    below.put(component.getName(), below(inside, component, underWay));
                }
            }
        }
    }

    private static Below below(Class<?> inside, RecordComponent component, Map<Class<?>, Shape> underWay) {
        var shape = underWay.get(inside);
        if (shape == null) {
            shape = new Shape();
            underWay.put(inside, shape);
            shape.add(inside, underWay);
        }
        return new Below(shape, Map.class.isAssignableFrom(component.getType()));
    }

    /// What a list or map is of; else the type itself.
    private static Class<?> inside(Type type) {
        return switch (type) {
            case ParameterizedType of -> inside(of.getActualTypeArguments()[of.getActualTypeArguments().length - 1]);
            case Class<?> itself -> itself;
            default -> Object.class;
        };
    }
}
