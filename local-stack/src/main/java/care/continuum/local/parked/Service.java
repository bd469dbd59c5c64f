package care.continuum.local.parked;

import static java.util.Locale.ROOT;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The services that hear topics.
public enum Service {
    INTAKE,
    SCHEDULING,
    ATTENDANCE,
    AFTERCARE;

    /// The name in paths and on the command line.
    @Override
    public String toString() {
        return name().toLowerCase(ROOT);
    }

    /// The topic that it tells its news in.
    public String topic() {
        return this + ".events";
    }

    /// The topics of all of them.
    public static List<String> topics() {
        return Arrays.stream(values()).map(Service::topic).toList();
    }

    /// A path below what operations can see and do of the service; parameters without a value are left out.
    String path(String rest, Map<String, ? extends @Nullable Object> query) {
        var asked = query.entrySet().stream()
                .filter(it -> it.getValue() != null)
                .map(it -> it.getKey() + '=' + encoded(String.valueOf(it.getValue())))
                .sorted()
                .collect(Collectors.joining("&"));
        return "/api/ops/%s/%s%s".formatted(this, rest, asked.isEmpty() ? "" : "?" + asked);
    }

    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
