package care.continuum.privacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import care.continuum.messaging.Blameless;
import care.continuum.web.ProblemWriter;
import com.mongodb.MongoTimeoutException;
import jakarta.servlet.FilterChain;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;
import org.springframework.web.servlet.HandlerMapping;
import tools.jackson.databind.json.JsonMapper;

/// What stands in the audit log when, whatever dies in between.
class AuditFilterTest {

    private static final String ANA = "0a000000-0000-4000-8000-000000000001";
    private static final String BEN = "0b000000-0000-4000-8000-000000000002";
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-03-02T14:00:00Z"), ZoneOffset.UTC);

    private final List<String> happened = new ArrayList<>();
    private int linesThatFit = 100;
    private String path = "/api/intake/clients/x";

    @AfterEach
    void theRequestIsOver() {
        RequestContextHolder.resetRequestAttributes();
    }

    @Test
    void aChangeStandsDurablyInTheLogBeforeItIsMadeAndItsAnswerAfterwards() {
        var answer = ask("POST", ANA, () -> change(ANA), 201);

        assertThat(answer.getStatus()).isEqualTo(201);
        assertThat(happened).containsExactly("ATTEMPTED ana durably", "changed ana", "201 ana");
    }

    @Test
    void whateverDiesAfterTheDecisionTheChangeStandsInTheLogAsAttempted() {
        assertThatThrownBy(() -> ask(
                        "POST",
                        ANA,
                        () -> {
                            change(ANA);
                            throw new OutOfMemoryError("the process dies");
                        },
                        201))
                .isInstanceOf(OutOfMemoryError.class);

        assertThat(happened).containsExactly("ATTEMPTED ana durably", "changed ana");
    }

    @Test
    void anAnswerThatCannotBeAuditedIsKeptBackAndItsChangeStandsAsAttempted() throws Exception {
        linesThatFit = 1;

        var answer = ask("POST", ANA, () -> change(ANA), 201);

        keptBack(answer);
        assertThat(happened).containsExactly("ATTEMPTED ana durably", "changed ana");
    }

    @Test
    void whatCannotBeAuditedIsNotChanged() throws Exception {
        linesThatFit = 0;

        keptBack(ask("POST", ANA, () -> change(ANA), 201));

        assertThat(happened).isEmpty();
    }

    @Test
    void whatCannotBeAuditedIsNotRead() throws Exception {
        linesThatFit = 0;

        keptBack(ask("GET", ANA, () -> {}, 200));
    }

    @Test
    void eachClientWhomARequestChangesIsNotedOnceAndBefore() {
        ask(
                "POST",
                null,
                () -> {
                    change(null);
                    change(ANA);
                    change(BEN);
                    change(ANA);
                },
                204);

        assertThat(happened)
                .containsExactly(
                        "ATTEMPTED nobody durably",
                        "changed nobody",
                        "ATTEMPTED ana durably",
                        "changed ana",
                        "ATTEMPTED ben durably",
                        "changed ben",
                        "changed ana",
                        "204 ana ben");
    }

    @Test
    void whoIsToldOfBeforehandIsNotedWithTheFirstWrite() {
        ask(
                "POST",
                null,
                () -> {
                    Seen.client(ANA);
                    Seen.client(BEN);
                    change(null);
                    change(ANA);
                    change(BEN);
                },
                204);

        assertThat(happened)
                .containsExactly(
                        "ATTEMPTED ana ben durably", "changed nobody", "changed ana", "changed ben", "204 ana ben");
    }

    @Test
    void anAnswerThatNamesOthersIsAuditedDurably() {
        ask("POST", ANA, () -> change(BEN), 201);

        assertThat(happened).last().isEqualTo("201 ana ben");
        happened.clear();
        ask("POST", null, () -> change(BEN), 201);

        assertThat(happened).last().isEqualTo("201 ben ana durably");
    }

    @Test
    void whatCouldNotBeAuditedIsNoFaultOfAnEventThatIsProcessed() {
        linesThatFit = 0;

        ask("POST", ANA, () -> assertThatThrownBy(() -> change(BEN)).isInstanceOf(Blameless.class), 503);
    }

    @Test
    void whatChangedNothingIsOneLine() {
        ask("GET", ANA, () -> {}, 200);
        ask("POST", ANA, () -> {}, 409);
        ask("POST", null, () -> {}, 409);

        assertThat(happened).containsExactly("200 ana durably", "409 ana durably");
    }

    @Test
    void aPathIsReadAsWhoeverAnswersReadsIt() {
        path = "/%61pi/intake/clients/x";

        ask("GET", ANA, () -> {}, 200);

        assertThat(happened).containsExactly("200 ana durably");
    }

    /// As the converter of documents does it.
    private void change(String client) {
        Seen.changing(client);
        happened.add("changed " + name(client));
    }

    private MockHttpServletResponse ask(String method, String inPath, Runnable work, int status) {
        var request = new MockHttpServletRequest(method, path);
        request.setAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE, "/api/intake/clients/{clientId}");
        request.setAttribute(
                HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE,
                inPath == null ? Map.of() : Map.of("clientId", inPath));
        RequestContextHolder.setRequestAttributes(new ServletRequestAttributes(request));
        FilterChain chain = (_, answer) -> {
            try {
                work.run();
            } catch (NotAudited refused) {
                // As what the controllers' advice makes of what it does not know.
            }
            answer.setContentType("application/json");
            ((jakarta.servlet.http.HttpServletResponse) answer).setStatus(status);
            if (status < 204) {
                answer.getWriter().write("{\"clientId\": \"%s\", \"givenName\": \"Ana\"}".formatted(ANA));
            }
        };
        var answer = new MockHttpServletResponse();
        try {
            filter().doFilter(request, answer, chain);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
        return answer;
    }

    private AuditFilter filter() {
        var settings = new PrivacySettings("", "", List.of());
        var glasses = new BrokenGlasses(
                () -> {
                    throw new IllegalStateException("no glass is broken here");
                },
                new Vault(new KeyRing(
                        () -> {
                            throw new IllegalStateException("nothing is sealed here");
                        },
                        MasterKeys.of(
                                new PrivacySettings("MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=", "", List.of())),
                        CLOCK)),
                CLOCK);
        return new AuditFilter(
                new Auditor(this::add, glasses, settings, "intake", CLOCK), new ProblemWriter(new JsonMapper()));
    }

    private void add(AuditEntry entry, boolean durable) {
        if (linesThatFit-- <= 0) {
            throw new MongoTimeoutException("away");
        }
        var who = entry.clientIds().stream().map(AuditFilterTest::name).toList();
        happened.add("%s %s%s"
                .formatted(
                        entry.status() == null ? entry.state() : entry.status(),
                        who.isEmpty() ? "nobody" : String.join(" ", who),
                        durable ? " durably" : ""));
    }

    private static void keptBack(MockHttpServletResponse answer) throws Exception {
        assertThat(answer.getStatus()).isEqualTo(503);
        assertThat(answer.getHeader("Retry-After")).isEqualTo("2");
        assertThat(answer.getContentAsString()).contains("not-audited").doesNotContain("Ana");
    }

    private static String name(String client) {
        return client == null ? "nobody" : client.equals(ANA) ? "ana" : "ben";
    }
}
