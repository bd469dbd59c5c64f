package care.continuum.privacy;

import care.continuum.messaging.Unresolved;
import care.continuum.web.BadInput.Fault;
import care.continuum.web.BreakGlass;
import care.continuum.web.Caller;
import care.continuum.web.Problem;
import care.continuum.web.ProblemWriter;
import com.mongodb.MongoException;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.ContentCachingResponseWrapper;

/// Has it noted in the audit log what of a client a request is about to change, and then, before the answer leaves, who
/// read or changed what; and offers break-glass access to those who give a reason for it.
final class AuditFilter extends OncePerRequestFilter {

    private static final Logger LOG = LoggerFactory.getLogger(AuditFilter.class);

    private final Auditor auditor;
    private final ProblemWriter problems;

    AuditFilter(Auditor auditor, ProblemWriter problems) {
        this.auditor = auditor;
        this.problems = problems;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        var path = Auditor.asked(request);
        return !path.startsWith("/api/") || path.endsWith("/readiness");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var reasons = Reasons.of(request);
        if (!reasons.faults().isEmpty()) {
            refuse(response, reasons.faults());
            return;
        }
        var caller = Caller.signedIn();
        var glass = auditor.glass(request, caller, reasons);
        if (glass != null) {
            request.setAttribute(BreakGlass.ATTRIBUTE, glass);
        }
        var answer = new ContentCachingResponseWrapper(response);
        var exchange = new Auditor.Exchange(request, answer, caller, reasons, glass);
        var seen = Seen.begin(request, (number, named) -> auditor.attempt(exchange, number, named));
        chain.doFilter(request, answer);
        if (seen.attempts().failed()) {
            keepBack(answer, response);
            return;
        }
        try {
            auditor.answered(exchange, seen);
        } catch (MongoException | DataAccessException | Unresolved away) {
            LOG.error("An answer was kept back because it could not be audited", away);
            keepBack(answer, response);
            return;
        }
        answer.copyBodyToResponse();
    }

    private void keepBack(ContentCachingResponseWrapper answer, HttpServletResponse response) throws IOException {
        answer.reset();
        response.setHeader(HttpHeaders.RETRY_AFTER, "2");
        problems.write(
                response,
                Problem.of(
                        HttpStatus.SERVICE_UNAVAILABLE,
                        "not-audited",
                        "The audit log cannot be written; ask again with the same Idempotency-Key",
                        List.of()));
    }

    private void refuse(HttpServletResponse response, List<Fault> faults) throws IOException {
        problems.write(
                response, Problem.of(HttpStatus.BAD_REQUEST, "invalid-input", "The input cannot be taken", faults));
    }
}
