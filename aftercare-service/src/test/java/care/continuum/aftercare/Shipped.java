package care.continuum.aftercare;

import care.continuum.aftercare.terms.Practice;
import java.util.Map;
import java.util.stream.Collectors;

/// What the service's own settings say.
public final class Shipped {

    private static final String NAME = "continuum.aftercare.practice";

    public static final Practice PRACTICE = with(Map.of());

    private Shipped() {}

    /// @param settings of a clinic that has some of its own, below `continuum.aftercare.practice`
    public static Practice with(Map<String, Object> settings) {
        var own = settings.entrySet().stream()
                .collect(Collectors.toMap(setting -> NAME + '.' + setting.getKey(), Map.Entry::getValue));
        return care.continuum.testing.Shipped.with(own, NAME, Practice.class);
    }
}
