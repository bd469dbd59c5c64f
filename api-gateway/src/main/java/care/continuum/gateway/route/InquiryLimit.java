package care.continuum.gateway.route;

import care.continuum.gateway.route.RouteSettings.Inquiries;
import care.continuum.web.Problem;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;
import java.net.InetAddress;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.servlet.function.HandlerFilterFunction;
import org.springframework.web.servlet.function.HandlerFunction;
import org.springframework.web.servlet.function.RequestPredicate;
import org.springframework.web.servlet.function.RequestPredicates;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

/// Keeps strangers from flooding the clinic: an inquiry without a token takes one from the bucket of its network, and
/// one from the bucket that all strangers share. Who shows a token is not counted.
final class InquiryLimit implements HandlerFilterFunction<ServerResponse, ServerResponse> {

    private static final RequestPredicate INQUIRY = RequestPredicates.POST("/api/intake/inquiries");
    private static final int NETWORK_BYTES = 8;

    private final Bucket everybody;
    private final LoadingCache<String, Bucket> networks;

    InquiryLimit(Inquiries limits, TimeMeter time) {
        this.everybody = bucket(limits.overall(), limits.period(), time);
        // A bucket left alone for the whole period is full, so nothing is lost with it.
        this.networks = Caffeine.newBuilder()
                .maximumSize(limits.addresses())
                .expireAfterAccess(limits.period())
                .ticker(time::currentTimeNanos)
                .executor(Runnable::run)
                .build(_ -> bucket(limits.perAddress(), limits.period(), time));
    }

    private static Bucket bucket(int size, Duration period, TimeMeter time) {
        return Bucket.builder()
                .addLimit(limit -> limit.capacity(size).refillGreedy(size, period))
                .withCustomTimePrecision(time)
                .build();
    }

    @Override
    public ServerResponse filter(ServerRequest request, HandlerFunction<ServerResponse> next) throws Exception {
        if (request.principal().isPresent() || !INQUIRY.test(request)) {
            return next.handle(request);
        }
        var address = request.servletRequest().getRemoteAddr();
        var wait = take(address);
        if (!wait.isZero()) {
            return refused(wait);
        }
        var answer = next.handle(request);
        if (answer.statusCode().isSameCodeAs(HttpStatus.SERVICE_UNAVAILABLE)) {
            giveBack(address);
        }
        return answer;
    }

    /// Counts an inquiry from the address.
    ///
    /// @return how long until it may ask again; nothing where it may now
    Duration take(String address) {
        var own = networks.get(network(address));
        var mine = own.tryConsumeAndReturnRemaining(1);
        if (!mine.isConsumed()) {
            return Duration.ofNanos(mine.getNanosToWaitForRefill());
        }
        var all = everybody.tryConsumeAndReturnRemaining(1);
        if (!all.isConsumed()) {
            own.addTokens(1);
            return Duration.ofNanos(all.getNanosToWaitForRefill());
        }
        return Duration.ZERO;
    }

    /// An inquiry that nobody could take in is none.
    void giveBack(String address) {
        networks.get(network(address)).addTokens(1);
        everybody.addTokens(1);
    }

    /// How many networks have a bucket.
    long known() {
        return networks.estimatedSize();
    }

    /// An IPv6 network of 64 bits counts as one: a single host commands all of its addresses.
    private static String network(String address) {
        try {
            var bytes = InetAddress.ofLiteral(address).getAddress();
            return HexFormat.of().formatHex(bytes, 0, Math.min(bytes.length, NETWORK_BYTES));
        } catch (IllegalArgumentException _) {
            return address;
        }
    }

    private static ServerResponse refused(Duration wait) {
        var problem = Problem.of(
                HttpStatus.TOO_MANY_REQUESTS,
                "too-many-requests",
                "Too many inquiries just now; ask again later, or call the clinic",
                List.of());
        return ServerResponse.status(HttpStatus.TOO_MANY_REQUESTS)
                .header(HttpHeaders.RETRY_AFTER, String.valueOf(wait.toSeconds() + 1))
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(problem);
    }
}
