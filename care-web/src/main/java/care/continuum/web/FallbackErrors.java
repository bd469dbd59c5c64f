package care.continuum.web;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// Answers what went wrong outside any controller.
@RestController
final class FallbackErrors implements ErrorController {

    @RequestMapping("/error")
    ResponseEntity<ProblemDetail> error(HttpServletRequest request) {
        var status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer code ? code : 404;
        var known = HttpStatus.resolve(status);
        return Problem.answer(Problem.of(
                known == null ? HttpStatus.INTERNAL_SERVER_ERROR : known,
                Problem.usualRule(status),
                known == null ? "Something is broken here" : known.getReasonPhrase(),
                List.of()));
    }
}
