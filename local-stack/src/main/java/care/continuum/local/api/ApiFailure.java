package care.continuum.local.api;

import java.util.ArrayList;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// The suite said no, or something that was not expected.
public final class ApiFailure extends RuntimeException {

    private final int status;
    private final String rule;
    private final String told;

    /// @param problem the answer as JSON; null where it is none
    ApiFailure(String request, int status, @Nullable JsonNode problem, String answer) {
        super("%s was answered %d %s".formatted(request, status, answer));
        this.status = status;
        this.rule = problem == null ? "" : problem.path("rule").asString("");
        this.told = problem == null ? "" : told(problem);
    }

    ApiFailure(String request, Throwable cause) {
        super(request + " got no answer: " + cause, cause);
        this.status = 0;
        this.rule = "";
        this.told = "";
    }

    ApiFailure(String sentence) {
        super(sentence);
        this.status = 0;
        this.rule = "";
        this.told = "";
    }

    private static String told(JsonNode problem) {
        if (!problem.path("detail").isString()) {
            return "";
        }
        var lines = new ArrayList<String>();
        lines.add(problem.path("detail").asString());
        for (var fault : problem.path("errors")) {
            var field = fault.path("field").asString("");
            lines.add("  " + (field + ' ' + fault.path("message").asString("")).strip());
        }
        problem.path("conflicts").forEach(conflict -> lines.add("  " + conflict.asString(conflict.toString())));
        return lines.stream()
                .map(it -> it.endsWith(".") ? it : it + '.')
                .collect(Collectors.joining(System.lineSeparator()));
    }

    /// For people: what the suite says, with each fault of what it was given in a sentence of its own.
    public String told() {
        return told.isEmpty() ? String.valueOf(getMessage()) : told;
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
