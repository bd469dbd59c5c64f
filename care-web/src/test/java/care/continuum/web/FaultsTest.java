package care.continuum.web;

import static care.continuum.web.Asking.faults;
import static care.continuum.web.Asking.rule;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.boot.test.context.SpringBootTest.WebEnvironment.RANDOM_PORT;

import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;

/// One fault never hides another, and no value is so odd that the answer is 500.
@SpringBootTest(
        classes = ThingsApplication.class,
        webEnvironment = RANDOM_PORT,
        properties = {"continuum.web.open=/api/open", "continuum.web.service=things"})
class FaultsTest {

    private static final String ID = "7b1e1f0a-3f0e-4b0c-9f57-0d8a3b0f2c11";

    @LocalServerPort
    int port;

    @Test
    void aRuleOfSeveralFieldsIsToldBesideTheFaultsOfOthers() throws Exception {
        assertThat(faults(reach("""
                {"way": "FAX"}""")))
                .containsExactly("way: must be one of PHONE, ONLINE", "phone: at least one of phone and email");
        assertThat(faults(reach("""
                {"way": "ONLINE", "odd": 1}""")))
                .containsExactly(
                        "odd: is not known", "email: is needed online", "phone: at least one of phone and email");
    }

    @Test
    void aRuleIsNotAskedAboutAFieldThatIsWrongItself() throws Exception {
        assertThat(faults(reach("""
                {"way": "PHONE", "phone": 5}"""))).containsExactly("phone: must be a text");
        assertThat(faults(reach("""
                {"way": "ONLINE", "email": 5}"""))).containsExactly("email: must be a text");
    }

    @Test
    void whatNestedRecordsRefuseIsToldBesideTheFaultsOfOthers() throws Exception {
        assertThat(faults(reach("""
                {"way": "FAX", "phone": "123", "spans": [{"from": 2, "to": 1, "name": " "}, {"from": 2, "to": 1}]}""")))
                .containsExactly(
                        "way: must be one of PHONE, ONLINE",
                        "spans[0].to: must not be before from",
                        "spans[0].name: must say something",
                        "spans[1].name: is missing",
                        "spans[1].to: must not be before from");
    }

    @Test
    void aRuleOfSeveralElementsIsToldBesideTheFaultsOfOthers() throws Exception {
        assertThat(faults(reach("""
                {"way": "PHONE", "phone": "123", "spans": [{"from": 1, "to": 2, "name": "a"}, null,
                 {"from": 1, "to": 2, "name": "a"}, {"from": 1, "to": 2}]}""")))
                .containsExactly(
                        "spans[1]: must not be null", "spans[3].name: is missing", "spans[2]: stands here twice");
    }

    @Test
    void aFieldHasOneEntry() throws Exception {
        assertThat(faults(reach("""
                {"way": "PHONE", "phone": "a"}"""))).containsExactly("phone: must match \"[0-9]*\"; size must be at least 3");
    }

    @Test
    void whatMustNotBeEmptySaysSo() throws Exception {
        assertThat(faults(reach("""
                {"way": "PHONE", "phone": "123", "reasons": []}"""))).containsExactly("reasons: must not be empty");
    }

    @Test
    void brokenJsonIsToldByItsPlaceAlone() throws Exception {
        assertThat(faults(reach("{\"way\": \"PHONE\",\n \"phone\": ")))
                .singleElement()
                .asString()
                .matches(": is not JSON, at line 2, column \\d+");
        assertThat(faults(reach("{\"way\": maybe}")))
                .singleElement()
                .asString()
                .matches(": is not JSON, at line 1, column \\d+");
        assertThat(faults(reach("{\"way\": \"PHONE\", \"way\": \"ONLINE\"}")))
                .singleElement()
                .asString()
                .startsWith(": has a field twice, at line 1, column ");
        assertThat(faults(reach("{\"way\": \"PHONE\"} {}")))
                .singleElement()
                .asString()
                .startsWith(": must be one JSON value and no more");
        assertThat(faults(reach("[".repeat(100_000))))
                .singleElement()
                .asString()
                .startsWith(": is too deep");
    }

    @Test
    void whatTheFrameworkReadsIsToldAsEverythingElse() throws Exception {
        assertThat(faults(clinician().get("/api/plain/x?sure=maybe&often=many")))
                .containsExactly("id: must be a UUID", "sure: must be true or false", "often: must be a whole number");
        assertThat(faults(clinician().get("/api/words/a?ids=1"))).containsExactly("ids: must be a UUID");
    }

    @Test
    void thePastEndsBySuiteTimeAndByTheClinicsCalendar() throws Exception {
        assertThat(reach("""
                {"way": "PHONE", "phone": "123", "since": "2026-03-01", "at": "2026-03-02T02:00:00Z"}""").statusCode()).isEqualTo(200);
        assertThat(faults(reach("""
                {"way": "PHONE", "phone": "123", "since": "2026-03-02", "at": "2026-03-02T02:00:00.001Z"}"""))).hasSize(2);
    }

    @Test
    void whatTimeAloneCanBreakIsLeftToTheDecisionAndToldBesideOtherFaults() throws Exception {
        assertThat(reach("""
                {"way": "PHONE", "phone": "123", "next": "2026-02-28"}""").statusCode()).isEqualTo(200);
        assertThat(faults(reach("""
                {"way": "FAX", "phone": "123", "next": "2026-02-28"}""")))
                .containsExactly(
                        "way: must be one of PHONE, ONLINE", "next: must be a date in the present or in the future");
        assertThat(faults(reach("""
                {"way": "FAX", "phone": "123", "next": "2026-03-01"}"""))).hasSize(1);
    }

    @Test
    void whatHoldsForAWhileIsToldBesideOtherFaultsAloneSoThatTheSameCommandIsTakenLater() throws Exception {
        assertThat(reach("""
                {"way": "PHONE", "phone": "123", "lately": "2026-03-02"}""").statusCode()).isEqualTo(200);
        assertThat(faults(reach("""
                {"way": "PHONE", "phone": 5, "lately": "2026-03-02"}"""))).hasSize(2).anyMatch(it -> it.startsWith("lately: "));
        assertThat(faults(reach("""
                {"way": "ONLINE", "email": "away", "lately": "2026-03-02"}"""))).hasSize(2);
    }

    @Test
    void whatAControllerRefusesIsToldOnce() throws Exception {
        assertThat(faults(reach("""
                {"way": "ONLINE", "email": "away"}"""))).containsExactly("email: is away");
    }

    @Test
    void theFaultsOfPathQueryPageKeyAndBodyAreToldTogether() throws Exception {
        var reply = clinician()
                .with("Idempotency-Key", "k".repeat(201))
                .post("/api/things/1?day=FUNDAY&page=-1&size=0", "{\"count\": 1}");

        assertThat(fields(reply)).containsExactly("id", "day", "page", "size", "answers", "Idempotency-Key");
    }

    @Test
    void aMissingBodyHidesNoOtherFault() throws Exception {
        assertThat(fields(clinician().post("/api/things/1?day=MONDAY&page=x", "")))
                .containsExactly("id", "page", "");
    }

    @Test
    void aQueryThatCannotBeDecodedHidesNoFaultOfThePath() throws Exception {
        var reply = clinician().raw("""
                POST /api/things/1?day=%%zz HTTP/1.1
                Host: a
                Connection: close
                Authorization: Bearer %s
                Content-Type: application/json
                Content-Length: 0

                """.formatted(Asking.token()));

        assertThat(reply).startsWith("HTTP/1.1 400").contains("\"field\":\"id\"", "the query cannot be decoded");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-999999999-01-01T00:00:00Z",
                "+999999999-12-31T23:59:59-18:00",
                "1899-12-31T23:59:59Z",
                "9999-12-31T23:59:59-05:00",
                "+10000-01-01T00:00:00Z"
            })
    void timesLieWithinTheYearsThatACalendarKnows(String at) throws Exception {
        var inQuery = clinician().get("/api/times?at=" + at.replace("+", "%2B"));
        var inBody = reach("{\"way\": \"PHONE\", \"phone\": \"123\", \"at\": \"%s\"}".formatted(at));

        for (var reply : List.of(inQuery, inBody)) {
            assertThat(faults(reply)).containsExactly("at: must be between 1900-01-01 and 9999-12-31");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"-999999999-01-01", "+999999999-12-31", "1899-12-31", "+10000-01-01"})
    void datesLieWithinTheYearsThatACalendarKnows(String on) throws Exception {
        var inQuery = clinician().get("/api/times?at=2026-03-02T09:00:00Z&on=" + on.replace("+", "%2B"));
        var inBody = reach(
                "{\"way\": \"PHONE\", \"phone\": \"123\", \"since\": \"%1$s\", \"until\": \"%1$s\"}".formatted(on));

        assertThat(faults(inQuery)).containsExactly("on: must be between 1900-01-01 and 9999-12-31");
        assertThat(faults(inBody))
                .containsExactly(
                        "since: must be between 1900-01-01 and 9999-12-31",
                        "until: must be between 1900-01-01 and 9999-12-31");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1900-01-01", "9999-12-31"})
    void theFirstAndTheLastDayAreDates(String on) throws Exception {
        assertThat(clinician()
                        .get("/api/times?at=%sT00:00:00Z&on=%s".formatted(on, on))
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void nullCharactersAreNoText() throws Exception {
        assertThat(faults(clinician().get("/api/words/a?q=a%00b&ids=" + ID)))
                .containsExactly("q: must not contain null characters");
        assertThat(clinician().get("/api/words/a%00b?ids=" + ID).statusCode()).isEqualTo(400);
        assertThat(faults(reach("""
                {"way": "PHONE", "phone": "123", "email": "a\\u0000b"}"""))).containsExactly("email: must not contain null characters");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"way\": \"PHONE\", \"phone\": \"123\", \"email\": \"\\ud800\"}",
                "{\"way\": \"PHONE\", \"phone\": \"123\", \"\\udfff\": 1}",
                "{\"way\": \"PHONE\", \"phone\": \"123\", \"\\ud800x\": 1}"
            })
    void halfACharacterIsNoTextAndNeverBreaksTheAnswer(String body) throws Exception {
        assertThat(fields(reach(body))).hasSize(1);
    }

    @Test
    void everyValueOfAListInTheQueryIsLookedAt() throws Exception {
        assertThat(fields(clinician().get("/api/words/a?ids=%s&ids=1&q=%%00".formatted(ID))))
                .containsExactly("q", "ids");
        assertThat(clinician()
                        .get("/api/words/a?ids=%s&ids=%s".formatted(ID, ID))
                        .statusCode())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"way\": 1e999999999}",
                "{\"way\": [[[[[[1]]]]]]}",
                "{\"spans\": [{\"from\": 1e400, \"to\": 99999999999999999999, \"name\": {}}], \"way\": null}",
                "{\"spans\": {\"0\": 1}, \"at\": 5, \"since\": [], \"\": {}}"
            })
    void oddValuesAreFaults(String body) throws Exception {
        assertThat(reach(body).statusCode()).isEqualTo(400);
        assertThat(reach("[".repeat(100_000)).statusCode()).isEqualTo(400);
    }

    private HttpResponse<String> reach(String body) throws Exception {
        return clinician().post("/api/reaches", body);
    }

    private static List<String> fields(HttpResponse<String> reply) {
        assertThat(rule(reply)).as(reply.body()).isEqualTo("invalid-input");
        return faults(reply).stream().map(it -> it.split(":", 2)[0]).toList();
    }

    private Asking clinician() {
        return Asking.clinician(port);
    }
}
