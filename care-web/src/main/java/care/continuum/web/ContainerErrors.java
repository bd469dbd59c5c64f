package care.continuum.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.jspecify.annotations.Nullable;

/// Answers what the container refuses before any of our code sees it, such as a malformed request line.
public final class ContainerErrors extends ErrorReportValve {

    @Override
    protected void report(Request request, Response response, @Nullable Throwable failure) {
        var status = response.getStatus();
        if (status < 400 || response.getContentWritten() > 0 || !response.setErrorReported()) {
            return;
        }
        try {
            response.setContentType("application/problem+json");
            response.setCharacterEncoding(UTF_8);
            response.getOutputStream().write(document(status));
            response.finishResponse();
        } catch (IOException gone) {
            // Nobody is there to read the answer.
        }
    }

    /// The document, by hand: no mapper is at hand here.
    private static byte[] document(int status) {
        return """
                {"status":%d,"title":"Refused","rule":"%s","detail":"The request cannot be taken"}""".formatted(status, Problem.usualRule(status)).getBytes(UTF_8);
    }
}
