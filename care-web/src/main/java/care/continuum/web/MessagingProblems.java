package care.continuum.web;

import care.continuum.messaging.KeyReused;
import care.continuum.messaging.NotFound;
import care.continuum.messaging.NotThisEvent;
import care.continuum.messaging.RuleBroken;
import care.continuum.messaging.TooLarge;
import care.continuum.messaging.Unresolved;
import care.continuum.web.BadInput.Fault;
import com.mongodb.MongoNodeIsRecoveringException;
import com.mongodb.MongoNotPrimaryException;
import com.mongodb.MongoSocketException;
import com.mongodb.MongoTimeoutException;
import java.time.Duration;
import java.util.List;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/// Answers what the aggregates throw.
@RestControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE)
final class MessagingProblems {

    @ExceptionHandler
    ResponseEntity<ProblemDetail> on(RuleBroken no) {
        var problem = Problem.of(HttpStatus.CONFLICT, no.rule(), no.explanation(), List.of());
        if (!no.conflicts().isEmpty()) {
            problem.setProperty("conflicts", no.conflicts());
        }
        return Problem.answer(problem);
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> on(NotFound missing) {
        return Problem.answer(HttpStatus.NOT_FOUND, "not-found", missing.getMessage());
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> on(NotThisEvent wrong) {
        var faults = wrong.faults().stream()
                .map(it -> new Fault(it.field().isEmpty() ? "payload" : "payload." + it.field(), it.message()))
                .toList();
        return Problem.answer(
                Problem.of(HttpStatus.BAD_REQUEST, "invalid-input", "The payload is not this event", faults));
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> on(KeyReused reused) {
        return Problem.answer(HttpStatus.UNPROCESSABLE_CONTENT, "key-reused", reused.getMessage());
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> on(TooLarge large) {
        return Problem.answer(HttpStatus.CONTENT_TOO_LARGE, "too-large", large.getMessage());
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> on(Unresolved unknown) {
        return Problem.later("outcome-unknown", "Try again with the same Idempotency-Key", Duration.ofSeconds(1));
    }

    @ExceptionHandler({
        DataAccessResourceFailureException.class,
        MongoTimeoutException.class,
        MongoSocketException.class,
        MongoNotPrimaryException.class,
        MongoNodeIsRecoveringException.class
    })
    ResponseEntity<ProblemDetail> onDatabaseAway() {
        return Problem.later("unavailable", "The database is away; try again", Duration.ofSeconds(2));
    }
}
