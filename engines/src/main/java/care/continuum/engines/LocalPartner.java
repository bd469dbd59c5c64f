package care.continuum.engines;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// A partner of the clinic on this machine: takes each referral in once, under its `Idempotency-Key`, checks who
/// signed it, lists what it has, and misbehaves when it is told to.
///
/// `POST /referrals` (as Standard Webhooks 1.0 signs), `GET /referrals`, `PUT /behavior {"mode": "HANG"}`.
public final class LocalPartner implements AutoCloseable {

    /// The secret of the local stack's partner, in base64.
    public static final String SECRET = "Y29udGludXVtLWxvY2FsLXBhcnRuZXItc2VjcmV0";

    private static final Pattern MODE = Pattern.compile("\\{\\s*\"mode\"\\s*:\\s*\"(\\w+)\"\\s*}");
    private static final int NO_BODY = -1;
    private static final long TOLERATED_SECONDS = 300;

    /// How the partner answers a referral.
    public enum Mode {
        /// Takes it in.
        OK,
        /// Answers 500 and takes nothing in.
        FAIL,
        /// Takes nothing in and answers nothing.
        HANG,
        /// Takes it in and answers when nobody waits any more.
        LATE,
        /// Takes it in and answers 500.
        ACCEPT_THEN_500,
        /// Answers 422: a definite no.
        REFUSE,
        /// Ends the connection without an answer.
        DOWN
    }

    /// A referral as it was taken in.
    ///
    /// @param deliveries how often it came
    /// @param letter     the body, JSON
    public record Taken(String key, int deliveries, String letter) {}

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Map<String, Taken> taken;
    private final Duration late;
    private final String secret;
    private volatile Mode mode = Mode.OK;

    private LocalPartner(HttpServer server, String secret, Duration late, Map<String, Taken> taken) {
        this.server = server;
        this.secret = secret;
        this.late = late;
        this.taken = taken;
    }

    /// @param port 0 for a free one
    /// @param late how long an answer takes that comes late
    public static LocalPartner start(int port, String secret, Duration late) {
        return start(port, secret, late, new LinkedHashMap<>());
    }

    private static LocalPartner start(int port, String secret, Duration late, Map<String, Taken> taken) {
        try {
            var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
            var partner = new LocalPartner(server, secret, late, taken);
            server.setExecutor(partner.threads);
            server.createContext("/referrals", partner::referrals);
            server.createContext("/behavior", partner::behavior);
            server.start();
            return partner;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Where it takes referrals in.
    public String url() {
        return "http://localhost:%d/referrals".formatted(server.getAddress().getPort());
    }

    public void behave(Mode other) {
        mode = other;
    }

    /// What it has, in the order in which it came first.
    public List<Taken> taken() {
        synchronized (taken) {
            return List.copyOf(taken.values());
        }
    }

    /// At the same place with the same memory, after it was closed.
    public LocalPartner again() {
        return start(server.getAddress().getPort(), secret, late, taken);
    }

    @Override
    public void close() {
        closing.countDown();
        server.stop(0);
        threads.shutdownNow();
    }

    private void referrals(HttpExchange exchange) throws IOException {
        try (exchange) {
            switch (exchange.getRequestMethod()) {
                case "GET" -> answer(exchange, 200, listed());
                case "POST" -> take(exchange);
                default -> answer(exchange, 405, "");
            }
        }
    }

    private void take(HttpExchange exchange) throws IOException {
        var body = exchange.getRequestBody().readAllBytes();
        var key = exchange.getRequestHeaders().getFirst("Idempotency-Key");
        if (key == null || !isFresh(exchange) || !isSigned(exchange, body)) {
            answer(exchange, 401, "");
            return;
        }
        var letter = new String(body, UTF_8);
        switch (mode) {
            case OK -> answer(exchange, keep(key, letter), "");
            case FAIL -> answer(exchange, 500, "");
            case HANG -> await(Duration.ofMinutes(1));
            case LATE -> {
                var status = keep(key, letter);
                await(late);
                answer(exchange, status, "");
            }
            case ACCEPT_THEN_500 -> {
                keep(key, letter);
                answer(exchange, 500, "");
            }
            case REFUSE -> answer(exchange, 422, "");
            case DOWN -> exchange.close();
        }
    }

    /// 201 for a new one, 200 for one that is known.
    private int keep(String key, String letter) {
        synchronized (taken) {
            var known = taken.get(key);
            taken.put(key, known == null ? new Taken(key, 1, letter) : more(known));
            return known == null ? 201 : 200;
        }
    }

    private static Taken more(Taken known) {
        return new Taken(known.key(), known.deliveries() + 1, known.letter());
    }

    private static boolean isFresh(HttpExchange exchange) {
        var said = String.valueOf(exchange.getRequestHeaders().getFirst("webhook-timestamp"));
        var now = TimeUnit.MILLISECONDS.toSeconds(System.currentTimeMillis());
        return said.matches("\\d{1,12}") && Math.abs(now - Long.parseLong(said)) <= TOLERATED_SECONDS;
    }

    private boolean isSigned(HttpExchange exchange, byte[] body) {
        var headers = exchange.getRequestHeaders();
        var signature = String.valueOf(headers.getFirst("webhook-signature"));
        var signed = "%s.%s.".formatted(headers.getFirst("webhook-id"), headers.getFirst("webhook-timestamp"));
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(Base64.getDecoder().decode(secret), "HmacSHA256"));
            mac.update(signed.getBytes(UTF_8));
            var expected = "v1," + Base64.getEncoder().encodeToString(mac.doFinal(body));
            return MessageDigest.isEqual(expected.getBytes(UTF_8), signature.getBytes(UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private void behavior(HttpExchange exchange) throws IOException {
        try (exchange) {
            var asked = MODE.matcher(new String(exchange.getRequestBody().readAllBytes(), UTF_8));
            var found = asked.matches()
                    ? Arrays.stream(Mode.values())
                            .filter(each -> each.name().equals(asked.group(1)))
                            .findFirst()
                    : Optional.<Mode>empty();
            if (found.isEmpty() || !exchange.getRequestMethod().equals("PUT")) {
                answer(exchange, 400, "{\"modes\": \"%s\"}".formatted(Arrays.toString(Mode.values())));
                return;
            }
            mode = found.get();
            answer(exchange, 200, "{\"mode\": \"%s\"}".formatted(mode));
        }
    }

    private String listed() {
        return taken().stream()
                .map(each -> "{\"referralId\": \"%s\", \"deliveries\": %d, \"letter\": %s}"
                        .formatted(each.key(), each.deliveries(), each.letter()))
                .collect(Collectors.joining(", ", "{\"items\": [", "]}"));
    }

    private void await(Duration most) throws IOException {
        try {
            var _ = closing.await(most.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException ending) {
            Thread.currentThread().interrupt();
            throw new IOException(ending);
        }
    }

    private static void answer(HttpExchange exchange, int status, String body) throws IOException {
        var bytes = body.getBytes(UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length == 0 ? NO_BODY : bytes.length);
        if (bytes.length > 0) {
            exchange.getResponseBody().write(bytes);
        }
    }
}
