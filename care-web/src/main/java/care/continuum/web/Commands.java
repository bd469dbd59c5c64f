package care.continuum.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import care.continuum.messaging.Command;
import care.continuum.web.BadInput.Fault;
import jakarta.servlet.http.HttpServletRequest;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.context.request.NativeWebRequest;

/// Makes the command of a request: its id is the caller's `Idempotency-Key` within principal, method and path.
final class Commands {

    static final String KEY = "Idempotency-Key";
    private static final int LONGEST_KEY = 200;

    private Commands() {}

    static Command of(NativeWebRequest request) {
        var caller = Arguments.caller().name();
        var key = request.getHeader(KEY);
        if (key == null) {
            return Command.once(caller);
        }
        if (key.isBlank() || key.length() > LONGEST_KEY) {
            throw new BadInput(List.of(new Fault(KEY, "must have 1 to %d characters".formatted(LONGEST_KEY))));
        }
        var http = (HttpServletRequest) request.getNativeRequest();
        var scope = String.join(" ", caller, http.getMethod(), http.getRequestURI(), key);
        var body = http.getAttribute(BodyLimit.BODY) instanceof byte[] bytes ? bytes : new byte[0];
        return new Command(scope, hash(body, http.getQueryString()), true, caller);
    }

    private static String hash(byte[] body, @Nullable String query) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            if (query != null) {
                digest.update(query.getBytes(UTF_8));
            }
            return HexFormat.of().formatHex(digest.digest(body));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
