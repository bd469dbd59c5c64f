package care.continuum.outcomes.program;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.ErrorResponseException;

/// The figures cannot be read now, and can soon.
final class FiguresAway extends ErrorResponseException {

    FiguresAway(@Nullable Throwable cause) {
        super(HttpStatus.SERVICE_UNAVAILABLE, cause);
        getHeaders().set(HttpHeaders.RETRY_AFTER, "1");
    }
}
