package care.continuum.web;

import care.continuum.web.BadInput.Fault;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;

/// Makes problem documents (RFC 9457): `rule` is stable, `detail` is for people, `errors` lists the faults of input.
public final class Problem {

    private Problem() {}

    public static ProblemDetail of(HttpStatusCode status, String rule, String detail, List<Fault> errors) {
        var problem = ProblemDetail.forStatusAndDetail(status, detail);
        problem.setType(URI.create("urn:continuum:problem:" + rule));
        problem.setProperty("rule", rule);
        if (!errors.isEmpty()) {
            problem.setProperty("errors", errors);
        }
        return problem;
    }

    static ResponseEntity<ProblemDetail> answer(HttpStatusCode status, String rule, @Nullable String detail) {
        return answer(of(status, rule, detail == null ? rule : detail, List.of()));
    }

    static ResponseEntity<ProblemDetail> answer(ProblemDetail problem) {
        return ResponseEntity.status(problem.getStatus())
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(problem);
    }

    static ResponseEntity<ProblemDetail> later(String rule, String detail, Duration after) {
        return ResponseEntity.status(HttpStatus.SERVICE_UNAVAILABLE)
                .header(HttpHeaders.RETRY_AFTER, String.valueOf(after.toSeconds()))
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(of(HttpStatus.SERVICE_UNAVAILABLE, rule, detail, List.of()));
    }

    /// The rule of a status for which nobody named one.
    static String usualRule(int status) {
        return switch (status) {
            case 400 -> "invalid-input";
            case 401 -> "token-missing";
            case 403 -> "role-missing";
            case 404 -> "not-found";
            case 405 -> "method-not-allowed";
            case 406 -> "not-acceptable";
            case 413 -> "too-large";
            case 415 -> "unsupported-media-type";
            case 429 -> "too-many-requests";
            case 503 -> "unavailable";
            default -> status < 500 ? "refused" : "internal";
        };
    }
}
