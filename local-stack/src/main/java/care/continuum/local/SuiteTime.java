package care.continuum.local;

import care.continuum.local.api.ApiClient;
import care.continuum.local.stack.CannotRun;
import care.continuum.local.stack.Home;
import care.continuum.local.stack.Overview;
import care.continuum.local.stack.Part;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;
import tools.jackson.databind.JsonNode;

/// Lets days pass in a moment.
@Command(
        name = "clock",
        description = {
            "Tells the running suite's time, or moves it on: deadlines fall due, offers expire, weeks end.",
            "Ends when all services that run go by the new time."
        },
        mixinStandardHelpOptions = true)
final class SuiteTime implements Callable<Integer> {

    private static final String PATH = "/api/ops/clock";
    private static final Duration LIMIT = Duration.ofSeconds(30);

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Option(
            names = "--by",
            paramLabel = "<time>",
            converter = Length.class,
            description = "How far: P1D is a day, PT6H six hours, at most P366D. It never goes back.")
    private @Nullable Duration by;

    /// A length of time as ISO 8601 writes it.
    static final class Length implements ITypeConverter<Duration> {

        @Override
        public Duration convert(String text) {
            try {
                return Duration.parse(text);
            } catch (DateTimeException e) {
                throw new TypeConversionException(
                        "'%s' is no length of time such as P1D (a day) or PT6H (six hours)".formatted(text));
            }
        }
    }

    @Override
    public Integer call() {
        var ports = Overview.ports(Home.usual());
        var suite = new ApiClient(ports.gateway());
        var time = by == null ? suite.get(PATH) : suite.post(PATH, Map.of("by", by.toString()));
        if (by != null) {
            var services = new ApiClient(ports.gateway(), Duration.ZERO);
            var clocks =
                    Part.SERVICES.stream().map(part -> ports.url(part) + PATH).toList();
            if (!new Clocks(services, clocks).awaitAll(ahead(time), LIMIT)) {
                throw new CannotRun(
                        "the clock is moved, but not all services go by it yet; ./continuum status says how they are.");
            }
        }
        tell(time);
        return 0;
    }

    static Duration ahead(JsonNode time) {
        return Duration.parse(time.path("ahead").asString());
    }

    private void tell(JsonNode time) {
        var ahead = ahead(time);
        spec.commandLine()
                .getOut()
                .printf(
                        "%s, %d days and %d hours ahead%n",
                        time.path("now").asString(), ahead.toDays(), ahead.toHoursPart());
    }
}
