package care.continuum.privacy;

import care.continuum.messaging.Rehearsal;
import jakarta.servlet.http.HttpServletRequest;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerMapping;

/// Whose data the request under way has touched, for the audit log. Most of it is found without being told: clients in
/// the path, in the answer, and those whose aggregates were changed.
public final class Seen {

    private static final String ATTRIBUTE = Seen.class.getName();
    private static final int MOST_READ = 100;

    private final Set<String> named = new LinkedHashSet<>();
    private final Set<String> read = new LinkedHashSet<>();

    private final Attempts attempts;

    private Seen(Attempts attempts) {
        this.attempts = attempts;
    }

    /// Tells of a client whom neither path nor answer names, before anything of theirs is changed. Without a request
    /// under
    /// way it does nothing.
    public static void client(Object clientId) {
        changed(clientId.toString());
    }

    /// @param note as in [Attempts]
    static Seen begin(HttpServletRequest request, BiFunction<UUID, Set<String>, Set<String>> note) {
        var seen = new Seen(new Attempts(note));
        request.setAttribute(ATTRIBUTE, seen);
        return seen;
    }

    /// Something of this client, if it is of one, is about to be written.
    ///
    /// @throws NotAudited where that cannot be noted first
    static void changing(@Nullable String clientId) {
        changed(clientId);
        var seen = current();
        if (seen != null && !Rehearsal.isUnderWay()) {
            seen.attempts.before(seen.named);
        }
    }

    private static void changed(@Nullable String clientId) {
        var seen = current();
        if (seen != null && clientId != null) {
            seen.named.add(clientId);
        }
    }

    static void read(@Nullable String clientId) {
        var seen = current();
        if (seen != null && clientId != null && seen.read.size() < MOST_READ) {
            seen.read.add(clientId);
        }
    }

    /// Whether the request under way is also obeyed for who was erased.
    static boolean isLasting() {
        var request = RequestContextHolder.getRequestAttributes();
        return request != null
                && request.getAttribute(HandlerMapping.BEST_MATCHING_HANDLER_ATTRIBUTE, RequestAttributes.SCOPE_REQUEST)
                        instanceof HandlerMethod handler
                && handler.hasMethodAnnotation(Lasting.class);
    }

    private static @Nullable Seen current() {
        var request = RequestContextHolder.getRequestAttributes();
        return request != null && request.getAttribute(ATTRIBUTE, RequestAttributes.SCOPE_REQUEST) instanceof Seen seen
                ? seen
                : null;
    }

    Attempts attempts() {
        return attempts;
    }

    Set<String> named() {
        return named;
    }

    /// Those whose aggregates were read, to go by where nobody is named.
    Set<String> read() {
        return read;
    }
}
