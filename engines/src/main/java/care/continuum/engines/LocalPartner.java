package care.continuum.engines;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/// A partner of the clinic on this machine: takes each referral in once, under its `Idempotency-Key`, checks who
/// signed it, lists what it has, and misbehaves when it is told to.
///
/// `POST /referrals` (as Standard Webhooks 1.0 signs), `GET /referrals`, `PUT /behavior {"mode": "HANG"}`, and
/// `GET /behavior`, which tells too how many calls have met it.
public final class LocalPartner implements AutoCloseable {

    /// The secret of the local stack's partner, in base64.
    public static final String SECRET = "Y29udGludXVtLWxvY2FsLXBhcnRuZXItc2VjcmV0";

    private static final int NO_BODY = -1;

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
    public record Taken(String key, int deliveries, String letter) {

        Taken again() {
            return new Taken(key, deliveries + 1, letter);
        }
    }

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final CountDownLatch closing = new CountDownLatch(1);
    private final ReferralBook book;
    private final Duration late;
    private final String secret;
    private final Behavior behavior = new Behavior();

    private LocalPartner(HttpServer server, String secret, Duration late, ReferralBook book) {
        this.server = server;
        this.secret = secret;
        this.late = late;
        this.book = book;
    }

    /// @param port 0 for a free one
    /// @param late how long an answer takes that comes late
    public static LocalPartner start(int port, String secret, Duration late) {
        return start(port, secret, late, new ReferralBook());
    }

    private static LocalPartner start(int port, String secret, Duration late, ReferralBook book) {
        try {
            var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
            var partner = new LocalPartner(server, secret, late, book);
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
        behavior.change(other);
    }

    /// What it has, in the order in which it came first.
    public List<Taken> taken() {
        return book.all();
    }

    /// At the same place with the same memory, after it was closed.
    public LocalPartner again() {
        return start(server.getAddress().getPort(), secret, late, book);
    }

    /// Tells the clinic something, signed as a partner signs it; gives the status of the answer.
    ///
    /// @param id of the message, the same when it is told again
    public static int tell(URI clinic, String secret, String id, String message)
            throws IOException, InterruptedException {
        var seconds = Long.toString(TimeUnit.MILLISECONDS.toSeconds(System.currentTimeMillis()));
        var body = message.getBytes(UTF_8);
        var request = HttpRequest.newBuilder(clinic)
                .header("Content-Type", "application/json")
                .header("webhook-id", id)
                .header("webhook-timestamp", seconds)
                .header("webhook-signature", SignedRequest.signature(secret, id, seconds, body))
                .POST(BodyPublishers.ofByteArray(body));
        try (var http = HttpClient.newHttpClient()) {
            return http.send(request.build(), BodyHandlers.discarding()).statusCode();
        }
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
                case "GET" -> answer(exchange, 200, book.listed());
                case "POST" -> take(exchange);
                default -> answer(exchange, 405, "");
            }
        }
    }

    private void take(HttpExchange exchange) throws IOException {
        var body = exchange.getRequestBody().readAllBytes();
        var key = exchange.getRequestHeaders().getFirst("Idempotency-Key");
        if (key == null || !SignedRequest.of(exchange, body).isBy(secret)) {
            answer(exchange, 401, "");
            return;
        }
        var letter = new String(body, UTF_8);
        switch (behavior.meet()) {
            case OK -> answer(exchange, book.keep(key, letter), "");
            case FAIL -> answer(exchange, 500, "");
            case HANG -> await(Duration.ofMinutes(1));
            case LATE -> {
                var status = book.keep(key, letter);
                await(late);
                answer(exchange, status, "");
            }
            case ACCEPT_THEN_500 -> {
                book.keep(key, letter);
                answer(exchange, 500, "");
            }
            case REFUSE -> answer(exchange, 422, "");
            case DOWN -> exchange.close();
        }
    }

    private void behavior(HttpExchange exchange) throws IOException {
        try (exchange) {
            if (exchange.getRequestMethod().equals("GET")) {
                answer(exchange, 200, behavior.told());
                return;
            }
            var found = Behavior.read(new String(exchange.getRequestBody().readAllBytes(), UTF_8));
            if (found.isEmpty() || !exchange.getRequestMethod().equals("PUT")) {
                answer(exchange, 400, "{\"modes\": \"%s\"}".formatted(Arrays.toString(Mode.values())));
                return;
            }
            behavior.change(found.get());
            answer(exchange, 200, behavior.told());
        }
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
