package care.continuum.web;

import java.math.BigDecimal;
import tools.jackson.databind.JsonNode;

/// Reads one JSON value, and coerces nothing.
final class Scalars {

    private Scalars() {}

    /// @throws IllegalArgumentException with what is wrong
    static Object read(Class<?> type, JsonNode node) {
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
            if (!node.isNumber() || !Double.isFinite(node.doubleValue())) {
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
}
