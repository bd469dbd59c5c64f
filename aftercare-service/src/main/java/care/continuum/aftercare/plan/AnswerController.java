package care.continuum.aftercare.plan;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNullElse;

import care.continuum.aftercare.terms.SignedCall;
import care.continuum.events.PartnerId;
import care.continuum.events.ReferralId;
import care.continuum.web.BadInput.Fault;
import care.continuum.web.Check;
import care.continuum.web.Problem;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// What partners tell of a referral themselves. They show no token: they sign with the secret of their endpoint.
@RestController
@RequestMapping("/api/aftercare/partners/{partnerId}/callbacks")
class AnswerController {

    private final AnswerDesk desk;

    AnswerController(AnswerDesk desk) {
        this.desk = desk;
    }

    /// @param visitAt of SCHEDULED alone
    record AnswerRequest(
            ReferralId referralId,
            PartnersWord answer,
            @Nullable Instant visitAt) {

        @Check
        static List<Fault> hasTime(PartnersWord answer, @Nullable Instant visitAt) {
            var wanted = answer == PartnersWord.SCHEDULED;
            return Fault.unless(
                    wanted == (visitAt != null), "visitAt", wanted ? "is missing" : "is for SCHEDULED alone");
        }
    }

    @PostMapping
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void answer(@PathVariable PartnerId partnerId, @RequestBody AnswerRequest body, HttpServletRequest request)
            throws IOException {
        desk.answer(partnerId, body.referralId(), call(request), body.answer(), body.visitAt());
    }

    @ExceptionHandler
    @ResponseStatus(HttpStatus.UNAUTHORIZED)
    ProblemDetail on(AnswerDesk.NotSigned stranger) {
        return Problem.of(
                HttpStatus.UNAUTHORIZED, "signature-invalid", "This is not signed by the partner just now", List.of());
    }

    static SignedCall call(HttpServletRequest request) throws IOException {
        return new SignedCall(
                header(request, "webhook-id"),
                header(request, "webhook-timestamp"),
                header(request, "webhook-signature"),
                new String(request.getInputStream().readAllBytes(), UTF_8));
    }

    private static String header(HttpServletRequest request, String name) {
        return requireNonNullElse(request.getHeader(name), "");
    }
}
