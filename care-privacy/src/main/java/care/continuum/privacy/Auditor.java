package care.continuum.privacy;

import static java.util.stream.Collectors.joining;

import care.continuum.privacy.AuditEntry.State;
import care.continuum.web.Caller;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.server.PathContainer.PathSegment;
import org.springframework.http.server.RequestPath;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.util.ContentCachingResponseWrapper;

/// Finds out what of a request belongs into the audit log.
final class Auditor {

    private static final String CLIENT = "clientId";
    private static final Set<String> READS = Set.of("GET", "HEAD");
    private static final Pattern ID = Pattern.compile("\\p{XDigit}{8}(-\\p{XDigit}{4}){3}-\\p{XDigit}{12}");

    private final AuditLog log;
    private final BrokenGlasses glasses;
    private final PrivacySettings settings;
    private final String service;
    private final Clock clock;

    Auditor(AuditLog log, BrokenGlasses glasses, PrivacySettings settings, String service, Clock clock) {
        this.log = log;
        this.glasses = glasses;
        this.settings = settings;
        this.service = service;
        this.clock = clock;
    }

    /// A request and its answer, which has not left yet.
    record Exchange(
            HttpServletRequest request,
            ContentCachingResponseWrapper answer,
            Caller caller,
            Reasons reasons,
            @Nullable Glass glass) {

        boolean reads() {
            return READS.contains(request.getMethod());
        }

        boolean broke() {
            return glass != null && glass.isBroken();
        }
    }

    /// Break-glass access for staff who gave a reason: for reading alone, and never of the records about it.
    @Nullable
    Glass glass(HttpServletRequest request, Caller caller, Reasons reasons) {
        var path = asked(request);
        var offered = reasons.glass() != null
                && READS.contains(request.getMethod())
                && path.startsWith("/api/" + service + "/")
                && !path.startsWith("/api/" + service + "/break-glass")
                && !path.endsWith("/audit")
                && !caller.is("client")
                && settings.breakGlassRoles().stream().anyMatch(caller::is);
        return offered ? new Glass() : null;
    }

    /// What a request is about to change, before it does; who is named is returned.
    ///
    /// @param named whose data it is, as far as that is known
    Set<String> attempt(Exchange exchange, UUID request, Set<String> named) {
        var path = path(exchange.request);
        if (path == null) {
            return Set.of();
        }
        var clients = new LinkedHashSet<String>();
        Stream.ofNullable(ids(exchange.request).get(CLIENT)).forEach(clients::add);
        clients.addAll(named);
        log.add(line(exchange, request, path, clients, null), true);
        return clients;
    }

    /// Every change, every read of a client's data, and whatever was refused to the caller.
    void answered(Exchange exchange, Seen seen) {
        var path = path(exchange.request);
        if (path == null) {
            return;
        }
        var clients = clients(exchange, seen);
        var attempts = seen.attempts();
        var status = exchange.answer.getStatus();
        var harmless = (exchange.reads() || status >= 400) && status != 403 && !attempts.begun();
        if (clients.isEmpty() && harmless && !exchange.broke()) {
            return;
        }
        var entry = line(exchange, attempts.begun() ? attempts.request() : null, path, clients, status);
        if (entry.glass() != null) {
            glasses.add(entry);
        }
        log.add(entry, !attempts.begun() || !attempts.clients().containsAll(clients));
    }

    private AuditEntry line(
            Exchange exchange, @Nullable UUID request, String path, Set<String> clients, @Nullable Integer status) {
        var caller = exchange.caller;
        return new AuditEntry(
                UUID.randomUUID(),
                request,
                status == null ? State.ATTEMPTED : State.ANSWERED,
                clock.instant(),
                new AuditEntry.Who(
                        caller.name(), caller.roles().stream().sorted().toList()),
                exchange.request.getMethod(),
                path,
                ids(exchange.request),
                List.copyOf(clients),
                status,
                exchange.reasons.access(),
                broken(exchange));
    }

    /// What was asked for, as whoever answers reads it: a letter may be written as its code.
    static String asked(HttpServletRequest request) {
        return RequestPath.parse(request.getRequestURI(), request.getContextPath())
                .pathWithinApplication()
                .elements()
                .stream()
                .map(it -> it instanceof PathSegment segment ? segment.valueToMatch() : it.value())
                .collect(joining());
    }

    private static @Nullable String path(HttpServletRequest request) {
        return request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE) instanceof String path
                        && path.startsWith("/api/")
                ? path
                : null;
    }

    private static AuditEntry.@Nullable Broken broken(Exchange exchange) {
        var glass = exchange.glass;
        var reason = exchange.reasons.glass();
        return glass != null && glass.isBroken() && reason != null
                ? new AuditEntry.Broken(reason, glass.needed(), null, null)
                : null;
    }

    /// Only what is an id: a path may hold a secret.
    private static Map<String, String> ids(HttpServletRequest request) {
        var ids = new LinkedHashMap<String, String>();
        if (request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE) instanceof Map<?, ?> variables) {
            variables.forEach((name, value) -> {
                if (ID.matcher(String.valueOf(value)).matches()) {
                    ids.put(
                            String.valueOf(name),
                            UUID.fromString(String.valueOf(value)).toString());
                }
            });
        }
        return ids;
    }

    private static Set<String> clients(Exchange exchange, Seen seen) {
        var clients = new LinkedHashSet<String>();
        var inPath = ids(exchange.request).get(CLIENT);
        if (inPath != null) {
            clients.add(inPath);
        }
        clients.addAll(seen.named());
        clients.addAll(Answered.clients(exchange.answer));
        if (clients.isEmpty()) {
            clients.addAll(seen.read());
        }
        return clients;
    }
}
