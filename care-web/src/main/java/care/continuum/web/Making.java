package care.continuum.web;

import care.continuum.web.BadInput.Fault;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.lang.reflect.RecordComponent;
import java.time.DateTimeException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Makes a record of the components that could be read, and asks it what is wrong with them together.
final class Making {

    private Making() {}

    /// @param read  the components without fault
    /// @param parts the lists of which an element has a fault, with null for it
    /// @return null where there are faults
    static @Nullable Object of(
            Class<?> type,
            Map<String, @Nullable Object> read,
            Map<String, List<?>> parts,
            String path,
            List<Fault> faults) {
        check(type, read, parts, path, faults);
        var components = type.getRecordComponents();
        return read.size() == components.length ? build(type, components, read, path, faults) : null;
    }

    private static void check(
            Class<?> type,
            Map<String, @Nullable Object> read,
            Map<String, List<?>> parts,
            String path,
            List<Fault> faults) {
        var checks = Arrays.stream(type.getDeclaredMethods())
                .filter(it -> it.isAnnotationPresent(Check.class))
                .sorted(Comparator.comparing(Method::getName))
                .toList();
        for (var check : checks) {
            var known = new HashMap<String, @Nullable Object>(read);
            parts.forEach((name, faulty) -> {
                if (takesParts(check, name)) {
                    known.put(name, faulty);
                }
            });
            var names = needs(check, type);
            if (known.keySet().containsAll(names)) {
                ask(check, names.stream().map(known::get).toArray())
                        .forEach(it -> faults.add(new Fault(join(path, it.field()), it.message())));
            }
        }
    }

    private static boolean takesParts(Method check, String name) {
        return Arrays.stream(check.getParameters())
                .filter(it -> it.getName().equals(name))
                .map(Parameter::getAnnotatedType)
                .anyMatch(it -> it instanceof AnnotatedParameterizedType list
                        && list.getAnnotatedActualTypeArguments()[0].isAnnotationPresent(Nullable.class));
    }

    /// A check of something that the record does not have would never be asked.
    private static List<String> needs(Method check, Class<?> type) {
        var names = Arrays.stream(check.getParameters()).map(Parameter::getName).toList();
        var known = Arrays.stream(type.getRecordComponents())
                .map(RecordComponent::getName)
                .toList();
        if (!known.containsAll(names)) {
            throw new IllegalStateException(check + " needs what " + type + " does not have");
        }
        return names;
    }

    @SuppressWarnings("unchecked")
    private static List<Fault> ask(Method check, @Nullable Object[] values) {
        try {
            check.setAccessible(true);
            return (List<Fault>) check.invoke(null, values);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(check + " cannot be asked", e);
        }
    }

    private static @Nullable Object build(
            Class<?> type,
            RecordComponent[] components,
            Map<String, @Nullable Object> read,
            String path,
            List<Fault> faults) {
        var types = Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
        var values = Arrays.stream(components).map(it -> read.get(it.getName())).toArray();
        try {
            var constructor = type.getDeclaredConstructor(types);
            constructor.setAccessible(true);
            return constructor.newInstance(values);
        } catch (InvocationTargetException e) {
            switch (e.getCause()) {
                case BadInput bad ->
                    bad.faults().forEach(it -> faults.add(new Fault(join(path, it.field()), it.message())));
                case IllegalArgumentException wrong -> faults.add(new Fault(path, String.valueOf(wrong.getMessage())));
                case DateTimeException wrong -> faults.add(new Fault(path, String.valueOf(wrong.getMessage())));
                case null, default -> throw new IllegalStateException(type + " cannot be built", e);
            }
            return null;
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(type + " cannot be built", e);
        }
    }

    static String join(String path, String name) {
        if (path.isEmpty() || name.isEmpty()) {
            return path + name;
        }
        return path + '.' + name;
    }
}
