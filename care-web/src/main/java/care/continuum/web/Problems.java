package care.continuum.web;

import care.continuum.web.BadInput.Fault;
import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.method.annotation.HandlerMethodValidationException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.util.DisconnectedClientHelper;

/// Answers every failure with a problem document.
@RestControllerAdvice
@Order
final class Problems {

    private static final Logger LOG = LoggerFactory.getLogger(Problems.class);

    private final Parameters parameters;

    Problems(Parameters parameters) {
        this.parameters = parameters;
    }

    /// Spring stops at the first value that it cannot take; the others are looked at here.
    @ExceptionHandler({
        BadInput.class,
        HttpMessageNotReadableException.class,
        MethodArgumentTypeMismatchException.class,
        MissingServletRequestParameterException.class
    })
    ResponseEntity<ProblemDetail> onInput(Exception first, HandlerMethod method, HttpServletRequest request) {
        var faults = new ArrayList<>(parameters.faults(method, request));
        if (first instanceof BadInput bad) {
            faults.addAll(bad.faults());
        }
        return refuse(faults.isEmpty() ? List.of(new Fault("", told(first))) : faults);
    }

    private static String told(Exception failure) {
        return failure instanceof HttpMessageNotReadableException
                ? "a JSON body is missing or cannot be read"
                : String.valueOf(failure.getMessage());
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> on(HandlerMethodValidationException invalid) {
        return refuse(invalid.getParameterValidationResults().stream()
                .flatMap(it -> it.getResolvableErrors().stream()
                        .map(error -> new Fault(
                                String.valueOf(it.getMethodParameter().getParameterName()),
                                String.valueOf(error.getDefaultMessage()))))
                .toList());
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> on(MethodArgumentNotValidException invalid) {
        return refuse(invalid.getFieldErrors().stream()
                .map(it -> new Fault(it.getField(), String.valueOf(it.getDefaultMessage())))
                .toList());
    }

    /// The container finds out late that a query cannot be decoded.
    @ExceptionHandler
    ResponseEntity<ProblemDetail> on(InvalidParameterException undecodable) {
        return refuse(List.of(Parameters.UNDECODABLE));
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> on(AccessDenied denied) {
        return denied.nobody()
                ? Problem.answer(HttpStatus.UNAUTHORIZED, "token-missing", "A bearer token is needed")
                : Problem.answer(HttpStatus.FORBIDDEN, "role-missing", denied.getMessage());
    }

    @ExceptionHandler
    @Nullable
    ResponseEntity<ProblemDetail> on(Exception failure) {
        if (failure instanceof ErrorResponse known) {
            var status = known.getStatusCode();
            return ResponseEntity.status(status)
                    .headers(known.getHeaders())
                    .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                    .body(Problem.of(
                            status,
                            Problem.usualRule(status.value()),
                            String.valueOf(known.getBody().getDetail()),
                            List.of()));
        }
        if (DisconnectedClientHelper.isClientDisconnectedException(failure)) {
            return null; // Nobody hears the answer.
        }
        LOG.error("a request failed", failure);
        return Problem.answer(HttpStatus.INTERNAL_SERVER_ERROR, "internal", "Something is broken here");
    }

    /// One entry for each field.
    private static ResponseEntity<ProblemDetail> refuse(List<Fault> faults) {
        var said = new LinkedHashMap<String, Set<String>>();
        faults.forEach(it ->
                said.computeIfAbsent(it.field(), _ -> new LinkedHashSet<>()).add(it.message()));
        var errors = said.entrySet().stream()
                .map(it -> new Fault(it.getKey(), String.join("; ", it.getValue())))
                .toList();
        return Problem.answer(Problem.of(HttpStatus.BAD_REQUEST, "invalid-input", "The input cannot be taken", errors));
    }
}
