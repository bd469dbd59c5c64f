package care.continuum.local.api;

/// The suite said no, or something that was not expected.
public final class ApiFailure extends RuntimeException {

    private final int status;
    private final String rule;

    ApiFailure(String request, int status, String rule, String answer) {
        super("%s was answered %d %s".formatted(request, status, answer));
        this.status = status;
        this.rule = rule;
    }

    ApiFailure(String request, Throwable cause) {
        super(request + " got no answer: " + cause, cause);
        this.status = 0;
        this.rule = "";
    }

    ApiFailure(String sentence) {
        super(sentence);
        this.status = 0;
        this.rule = "";
    }

    /// The HTTP status; 0 when there was no answer.
    public int status() {
        return status;
    }

    /// The stable name of the rule that was broken; empty when there is none.
    public String rule() {
        return rule;
    }
}
