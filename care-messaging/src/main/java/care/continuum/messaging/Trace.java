package care.continuum.messaging;

import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The W3C trace context that a decision belongs to.
public final class Trace {

    private static final Pattern VALID = Pattern.compile("00-(?!0{32})[0-9a-f]{32}-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2}");
    private static final ScopedValue<String> CURRENT = ScopedValue.newInstance();

    private Trace() {}

    /// The `traceparent` in force here, or a new one.
    public static String current() {
        return CURRENT.isBound() ? CURRENT.get() : begin();
    }

    /// The given header when it is a valid `traceparent`, else a new one.
    public static String of(@Nullable String header) {
        return header != null && VALID.matcher(header).matches() ? header : begin();
    }

    /// Does something within a trace.
    public static <T, X extends Throwable> T within(String traceparent, ScopedValue.CallableOp<? extends T, X> work)
            throws X {
        return ScopedValue.where(CURRENT, traceparent).call(work);
    }

    private static String begin() {
        var random = ThreadLocalRandom.current();
        var hex = HexFormat.of();
        return "00-%s%s-%s-01"
                .formatted(
                        hex.toHexDigits(random.nextLong() | 1),
                        hex.toHexDigits(random.nextLong()),
                        hex.toHexDigits(random.nextLong() | 1));
    }
}
