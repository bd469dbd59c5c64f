package care.continuum.privacy;

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
import org.jspecify.annotations.Nullable;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.util.ContentCachingResponseWrapper;

/// Finds out what of a request belongs into the audit log.
final class Auditor {

    private static final String CLIENT = "clientId";
    private static final Set<String> READS = Set.of("GET", "HEAD");
    private static final Pattern ID = Pattern.compile("\\p{XDigit}{8}(-\\p{XDigit}{4}){3}-\\p{XDigit}{12}");

    private final AuditTrail trail;
    private final BrokenGlasses glasses;
    private final PrivacySettings settings;
    private final String service;
    private final Clock clock;

    Auditor(AuditTrail trail, BrokenGlasses glasses, PrivacySettings settings, String service, Clock clock) {
        this.trail = trail;
        this.glasses = glasses;
        this.settings = settings;
        this.service = service;
        this.clock = clock;
    }

    /// A request and its answer, which has not left yet.
    record Exchange(
            HttpServletRequest request,
            ContentCachingResponseWrapper answer,
            Seen seen,
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
        var path = request.getRequestURI();
        var offered = reasons.glass() != null
                && READS.contains(request.getMethod())
                && path.startsWith("/api/" + service + "/")
                && !path.startsWith("/api/" + service + "/break-glass")
                && !path.endsWith("/audit")
                && !caller.is("client")
                && settings.breakGlassRoles().stream().anyMatch(caller::is);
        return offered ? new Glass() : null;
    }

    /// Every change, every read of a client's data, and whatever was refused to the caller.
    void audit(Exchange exchange, Caller caller) {
        if (!(exchange.request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE) instanceof String path)
                || !path.startsWith("/api/")) {
            return;
        }
        var ids = ids(exchange.request);
        var clients = clients(exchange, ids);
        var refused = exchange.answer.getStatus() == 403;
        var harmless = exchange.reads() || exchange.answer.getStatus() >= 400;
        if (clients.isEmpty() && harmless && !refused && !exchange.broke()) {
            return;
        }
        var entry = new AuditEntry(
                UUID.randomUUID(),
                clock.instant(),
                new AuditEntry.Who(
                        caller.name(), caller.roles().stream().sorted().toList()),
                exchange.request.getMethod(),
                path,
                ids,
                List.copyOf(clients),
                exchange.answer.getStatus(),
                exchange.reasons.access(),
                broken(exchange));
        if (entry.glass() != null) {
            glasses.add(entry);
        }
        trail.add(entry);
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

    private static Set<String> clients(Exchange exchange, Map<String, String> ids) {
        var clients = new LinkedHashSet<String>();
        var inPath = ids.get(CLIENT);
        if (inPath != null) {
            clients.add(inPath);
        }
        clients.addAll(exchange.seen.named());
        clients.addAll(Answered.clients(exchange.answer));
        if (clients.isEmpty()) {
            clients.addAll(exchange.seen.read());
        }
        return clients;
    }
}
