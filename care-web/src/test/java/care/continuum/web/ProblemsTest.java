package care.continuum.web;

import static care.continuum.web.Asking.faults;
import static care.continuum.web.Asking.json;
import static care.continuum.web.Asking.rule;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.boot.test.context.SpringBootTest.WebEnvironment.RANDOM_PORT;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.web.context.request.async.AsyncRequestNotUsableException;

/// Whatever goes wrong, wherever: the answer is a problem document, and never 500 for bad input.
@SpringBootTest(
        classes = ThingsApplication.class,
        webEnvironment = RANDOM_PORT,
        properties = {"continuum.web.open=/api/open", "continuum.web.service=things"})
class ProblemsTest {

    private static final String THING = """
            {"name": "Ana", "day": "MONDAY", "at": "2026-03-02T09:00:00-05:00", "on": "2026-03-02",
             "id": "7b1e1f0a-3f0e-4b0c-9f57-0d8a3b0f2c11", "part": {"count": 1, "answers": [1, null]}}""";

    @LocalServerPort
    int port;

    @Test
    void everyFaultOfABodyIsToldAtOnce() throws Exception {
        var reply = clinician().post("/api/things", """
                {"name": "too long", "day": "FUNDAY", "at": "2026-03-02T09:00:00", "on": "2026-02-30", "id": "1-1-1",
                 "most": 11, "part": {"count": "1", "answers": [1, 2.5, "x"], "odd": 1}, "numbers": {"MONDAY": 1.0, "X": 1},
                 "more": true}""");

        assertThat(reply.statusCode()).isEqualTo(400);
        assertThat(rule(reply)).isEqualTo("invalid-input");
        assertThat(faults(reply).stream().map(it -> it.split(":", 2)[0]))
                .containsExactlyInAnyOrder(
                        "more",
                        "name",
                        "day",
                        "at",
                        "on",
                        "id",
                        "most",
                        "part.odd",
                        "part.count",
                        "part.answers[1]",
                        "part.answers[2]",
                        "numbers.MONDAY",
                        "numbers.X");
        assertThat(faults(reply)).anyMatch(it -> it.startsWith("day: must be one of MONDAY, TUESDAY"));
    }

    @Test
    void aCallerWhoIsGoneIsNoFailure(@Autowired Problems problems) {
        assertThat(problems.on(new AsyncRequestNotUsableException("gone"))).isNull();
        assertThat(problems.on(new IllegalStateException("broken"))).isNotNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"{", "[1]", "null", "{\"name\": 1, \"name\": 2}", "{} {}", "\"text\"", "\u0000", "{\"a\": 1e}"})
    void aBodyThatIsNoObjectIsOneFault(String body) throws Exception {
        var reply = clinician().post("/api/things", body);

        assertThat(reply.statusCode()).isEqualTo(400);
        assertThat(faults(reply)).hasSize(1);
    }

    @Test
    void malformedJsonIsToldWithItsPlace() throws Exception {
        assertThat(faults(clinician().post("/api/things", "{\n \"name\" 1}")).getFirst())
                .contains("line 2");
    }

    @Test
    void aMissingBodyAndMissingFieldsAreTold() throws Exception {
        assertThat(faults(clinician().post("/api/things", ""))).hasSize(1);
        assertThat(faults(clinician().post("/api/things", "{}")))
                .containsExactly(
                        "name: is missing",
                        "day: is missing",
                        "at: is missing",
                        "on: is missing",
                        "id: is missing",
                        "part: is missing");
    }

    @Test
    void whatAConstructorRefusesIsAFaultOfTheWhole() throws Exception {
        assertThat(faults(clinician().post("/api/things", THING.replace("2026-03-02\"", "2031-03-02\""))))
                .containsExactly(": must end before 2030");
    }

    @ParameterizedTest
    @CsvSource({
        "GET,/api/nowhere,404,not-found",
        "GET,/nowhere.html,404,not-found",
        "DELETE,/api/things,405,method-not-allowed",
        "GET,/api/things?page=-1,400,invalid-input",
        "GET,/api/things?page=1000001,400,invalid-input",
        "GET,/api/things?size=501,400,invalid-input",
        "GET,/api/things?size=0,400,invalid-input",
        "GET,/api/things?page=x&size=y,400,invalid-input",
        "GET,/api/times?at=2026-03-02T09:00:00,400,invalid-input",
        "GET,/api/times,400,invalid-input",
        "GET,/api/times?at=2026-03-02T09:00:00Z&on=2.3.26,400,invalid-input",
        "GET,/api/things;a=b,400,invalid-input",
        "GET,/api//things,400,invalid-input",
        "GET,/api/failures/rule,409,seat-taken",
        "GET,/api/failures/missing,404,not-found",
        "GET,/api/failures/reused,422,key-reused",
        "GET,/api/failures/unknown,503,outcome-unknown",
        "GET,/api/failures/database,503,unavailable",
        "GET,/api/failures/input,400,invalid-input",
        "GET,/api/failures/bug,500,internal",
        "GET,/api/open,403,role-missing",
        "GET,/error,404,not-found"
    })
    void everyFailureHasAStatusAndARule(String method, String path, int status, String rule) throws Exception {
        var reply = clinician().send(method, path, "");

        assertThat(reply.statusCode()).as(reply.body()).isEqualTo(status);
        assertThat(reply.headers().firstValue("Content-Type").orElse("")).startsWith("application/problem+json");
        assertThat(rule(reply)).isEqualTo(rule);
        assertThat(json(reply).path("status").asInt()).isEqualTo(status);
        assertThat(reply.headers().firstValue("Retry-After").isPresent()).isEqualTo(status == 503);
    }

    @Test
    void mediaTypesThatAreNotSpokenAreToldSo() throws Exception {
        assertThat(rule(clinician().with("Accept", "text/csv").get("/api/things")))
                .isEqualTo("not-acceptable");
        for (var type : new String[] {
            "text/plain", "application/xml", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x", "x"
        }) {
            var reply = clinician().with("Content-Type", type).post("/api/things", "{}");
            assertThat(reply.statusCode()).as(type).isEqualTo(415);
            assertThat(rule(reply)).isEqualTo("unsupported-media-type");
        }
    }

    @Test
    void aBodyOverTheLimitIsRefused() throws Exception {
        var reply = clinician().post("/api/things", "{\"name\": \"%s\"}".formatted("x".repeat(256 * 1024)));

        assertThat(reply.statusCode()).isEqualTo(413);
        assertThat(rule(reply)).isEqualTo("too-large");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /%zz HTTP/1.1\nHost: a\nConnection: close\n\n",
                "GET /api/<x> HTTP/1.1\nHost: a\nConnection: close\n\n",
                "GET /api/things HTTP/1.1\nConnection: close\n\n",
                "NONSENSE\n\n",
                "POST /api/things HTTP/1.1\nHost: a\nConnection: close\nContent-Length: many\n\n",
                "POST /api/things HTTP/1.1\nHost: a\nConnection: close\nAuthorization: Bearer TOKEN\nContent-Type: application/json\nTransfer-Encoding: chunked\n\nnot a chunk\n",
                "GET /api/things?page=%zz HTTP/1.1\nHost: a\nConnection: close\nAuthorization: Bearer TOKEN\n\n",
                "GET /api/open?x=%zz HTTP/1.1\nHost: a\nConnection: close\n\n"
            })
    void whatTheContainerRefusesIsAProblemToo(String request) throws Exception {
        var answer = clinician().raw(request.replace("TOKEN", Asking.token()));

        assertThat(answer).startsWith("HTTP/1.1 4").contains("application/problem+json", "\"rule\"");
    }

    @ParameterizedTest
    @CsvSource({"GET,/api/things", "POST,/api/things", "GET,/api/nowhere", "DELETE,/api/things", "GET,/api/open"})
    void whoShowsNoTokenIsToldSo(String method, String path) throws Exception {
        var reply = Asking.nobody(port).send(method, path, "");

        assertThat(reply.statusCode()).isEqualTo(401);
        assertThat(rule(reply)).isEqualTo("token-missing");
    }

    @Test
    void aTokenThatIsNoneIsRefused() throws Exception {
        for (var token : new String[] {"Bearer x", "Bearer ", "Bearer a b", "Bearer " + Asking.token() + "x"}) {
            var reply = Asking.nobody(port).with("Authorization", token).get("/api/things");
            assertThat(reply.statusCode()).as(token).isEqualTo(401);
            assertThat(rule(reply)).isEqualTo("token-missing");
        }
    }

    private Asking clinician() {
        return Asking.clinician(port);
    }
}
